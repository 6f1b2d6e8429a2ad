import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.stream.Stream;

/// Finishes the app image that jpackage has left: starters that start faster, and what each of the
/// two programs learned in a rehearsal, so that it need not learn it again.
///
/// `java src/Finish.java IMAGE TIME`, where TIME is the one time that every file gets.
public final class Finish {
  private Finish() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Path image = Path.of(arguments[0]).toAbsolutePath().normalize();
    FileTime time = FileTime.from(Instant.parse(arguments[1]));
    boolean linux = System.getProperty("os.name").startsWith("Linux");

    Path archives = Launcher.of(image, "endpoint").folder();
    try (Stream<Path> old = Files.find(archives, 1, (file, is) -> isOld(file))) {
      for (Path archive : old.toList()) {
        Modern.rewrite(archive);
      }
    }
    // A cache holds the times of the archives it was made from.
    date(image, time);
    finish(Launcher.of(image, "endpoint-workbench"), "--train", linux);
    finish(Launcher.of(image, "endpoint"), "train", linux);
    if (linux) {
      Files.delete(image.resolve("lib/libapplauncher.so"));
    }
    date(image, time);
  }

  private static void finish(Launcher launcher, String lesson, boolean linux)
      throws IOException, InterruptedException {
    if (linux) {
      launcher.writeScript();
    }
    Cache cache = new Cache(launcher, lesson);
    cache.make();
    if (linux) {
      launcher.writeScript();
    }
    cache.check();
  }

  private static boolean isOld(Path file) {
    return file.getFileName().toString().startsWith("picocli-");
  }

  private static void date(Path image, FileTime time) throws IOException {
    try (Stream<Path> files = Files.walk(image)) {
      for (Path file : files.toList()) {
        Files.setLastModifiedTime(file, time);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
