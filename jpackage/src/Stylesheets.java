import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.collections.ObservableList;
import javafx.css.CssParser;
import javafx.css.Stylesheet;

/// Puts a binary form beside every stylesheet of an archive, which JavaFX reads in a fraction of
/// the time; with `-Dbinary.css=true` it looks for that first.
///
/// `java --module-path … --add-modules javafx.graphics src/Stylesheets.java ARCHIVE`.
public final class Stylesheets {
  private Stylesheets() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    Optional<List<String>> again = commandLine();
    if (!inOrder() && again.isPresent()) {
      System.exit(new ProcessBuilder(again.get()).inheritIO().start().waitFor());
    }
    Path scratch = Files.createTempDirectory("stylesheets");
    ObservableList<CssParser.ParseError> mistakes = CssParser.errorsProperty();
    try (FileSystem archive = FileSystems.newFileSystem(Path.of(arguments[0]))) {
      List<Path> sheets = sheets(archive.getPath("/"));
      // All of them first: one may import another.
      for (Path sheet : sheets) {
        Path copy = scratch.resolve(sheet.toString().substring(1));
        Files.createDirectories(copy.getParent());
        Files.copy(sheet, copy);
      }
      for (Path sheet : sheets) {
        Path css = scratch.resolve(sheet.toString().substring(1));
        Path binary = sheet.resolveSibling(sheet.getFileName().toString().replace(".css", ".bss"));
        Path bss = css.resolveSibling(binary.getFileName().toString());
        Stylesheet.convertToBinary(css.toFile(), bss.toFile());
        FileTime time = Files.getLastModifiedTime(sheet);
        Files.write(binary, Files.readAllBytes(bss));
        Scratch.times(binary, time);
      }
    } finally {
      Scratch.delete(scratch);
    }
    if (!mistakes.isEmpty()) {
      throw new IllegalStateException("Stylesheets with mistakes: " + mistakes);
    }
  }

  /// JavaFX writes the pseudo-classes of a selector (`:filled:hover`) in the order of an immutable
  /// set. That order is drawn by lot at each start of the JVM, and two builds shall be the same: so
  /// it is drawn again until it is that of the text. Sets of more than two have more orders, and a
  /// stylesheet of ours with such a selector would be found out by `.ci/reproducible`.
  private static boolean inOrder() {
    return Set.of(1, 2).iterator().next() == 1;
  }

  /// How this program was started, where the system tells it.
  private static Optional<List<String>> commandLine() {
    ProcessHandle.Info info = ProcessHandle.current().info();
    return info.command()
        .flatMap(
            command ->
                info.arguments()
                    .map(rest -> Stream.concat(Stream.of(command), Stream.of(rest)).toList()));
  }

  private static List<Path> sheets(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(file -> file.toString().endsWith(".css")).sorted().toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
