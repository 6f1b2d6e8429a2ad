import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import javafx.css.Stylesheet;

/// Puts a binary form beside every stylesheet of an archive, which JavaFX reads in a fraction of
/// the time; with `-Dbinary.css=true` it looks for that first.
///
/// `java --module-path … --add-modules javafx.graphics src/Stylesheets.java ARCHIVE`.
public final class Stylesheets {
  private Stylesheets() {}

  public static void main(String[] arguments) throws IOException {
    Path scratch = Files.createTempDirectory("stylesheets");
    Path css = scratch.resolve("sheet.css");
    Path bss = scratch.resolve("sheet.bss");
    try (FileSystem archive = FileSystems.newFileSystem(Path.of(arguments[0]))) {
      for (Path sheet : sheets(archive.getPath("/"))) {
        Files.write(css, Files.readAllBytes(sheet));
        Stylesheet.convertToBinary(css.toFile(), bss.toFile());
        Path binary = sheet.resolveSibling(sheet.getFileName().toString().replace(".css", ".bss"));
        FileTime time = Files.getLastModifiedTime(sheet);
        Files.write(binary, Files.readAllBytes(bss));
        // An archive holds when its files were made and read, too.
        Files.getFileAttributeView(binary, BasicFileAttributeView.class).setTimes(time, time, time);
      }
    } finally {
      Files.deleteIfExists(css);
      Files.deleteIfExists(bss);
      Files.delete(scratch);
    }
  }

  private static List<Path> sheets(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".css")).sorted().toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
