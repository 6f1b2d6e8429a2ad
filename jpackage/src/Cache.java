import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// The ahead-of-time cache of one program: the classes it loads until it is ready, loaded and
/// linked, and which of their methods are worth compiling. Made by a rehearsal of the real program,
/// without a display.
final class Cache {
  private static final long MOST_MINUTES = 10;

  /// What a method was compiled to in the rehearsal is what it gets at a start. The first compiler
  /// is quick, so the window opens early; what the rehearsal does not touch, above all what carries
  /// bytes, is compiled as well as can be once it is busy.
  private static final String QUICK = "-XX:TieredStopAtLevel=1";

  /// A cache that is missing or does not fit costs time and is not worth a word to anybody.
  private static final String SILENT = "-Xlog:disable -Xlog:all=warning,aot*=off,cds*=off:stderr";

  private final Launcher launcher;
  private final String lesson;
  private final Path file;

  /// @param lesson the argument that makes the program do what there is to be learned, and end
  Cache(Launcher launcher, String lesson) {
    this.launcher = launcher;
    this.lesson = lesson;
    this.file = launcher.folder().resolve(launcher.name() + ".aot");
  }

  void make() throws IOException, InterruptedException {
    Path learned = sibling(".learned");
    Path made = sibling(".made");
    run("-XX:AOTMode=record -XX:AOTConfiguration=" + learned + " " + QUICK, lesson);
    run("-XX:AOTMode=create -XX:AOTConfiguration=" + learned + " -XX:AOTCache=" + made, lesson);
    Files.delete(learned);
    Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
    for (String option : SILENT.split(" ")) {
      launcher.add(option);
    }
    launcher.add("-XX:AOTCache=$APPDIR/" + file.getFileName());
  }

  /// Fails the build unless the program starts from the cache.
  void check() throws IOException, InterruptedException {
    run("-XX:AOTMode=on", "--version");
  }

  private Path sibling(String suffix) {
    return file.resolveSibling(launcher.name() + suffix);
  }

  private void run(String options, String argument) throws IOException, InterruptedException {
    Path home = Files.createTempDirectory("rehearsal");
    Path told = home.resolve("told");
    ProcessBuilder builder = new ProcessBuilder(launcher.program().toString(), argument);
    List.of("DISPLAY", "WAYLAND_DISPLAY", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS")
        .forEach(builder.environment()::remove);
    builder.environment().put("JAVA_TOOL_OPTIONS", options + " -Xlog:aot*=error,cds*=error");
    builder.environment().put("XDG_STATE_HOME", home.resolve("state").toString());
    builder.environment().put("XDG_CONFIG_HOME", home.resolve("config").toString());
    builder.environment().put("XDG_RUNTIME_DIR", home.toString());
    builder.redirectErrorStream(true).redirectOutput(told.toFile());
    Process process = builder.start();
    try {
      if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
        throw new IllegalStateException(builder.command() + " did not end.");
      }
      if (process.exitValue() != 0) {
        throw new IllegalStateException(
            builder.command() + " with " + options + " failed:\n" + Files.readString(told));
      }
    } finally {
      process.destroyForcibly();
      process.waitFor();
      Scratch.delete(home);
    }
  }
}
