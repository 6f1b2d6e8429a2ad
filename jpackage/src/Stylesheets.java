import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javafx.collections.ObservableList;
import javafx.css.CssParser;
import javafx.css.Selector;
import javafx.css.Stylesheet;

/// Puts a binary form beside every stylesheet of two archives, which JavaFX reads in a fraction of
/// the time; with `-Dbinary.css=true` it looks for that first. The second archive is that of the
/// themes, which get shorter.
///
/// `java --module-path … --add-modules javafx.controls src/Stylesheets.java ARCHIVE THEMES`.
public final class Stylesheets {
  private static final Pattern MANY_PSEUDO_CLASSES = Pattern.compile("(:[a-z-]+){3,}");

  private Stylesheets() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    ObservableList<CssParser.ParseError> mistakes = CssParser.errorsProperty();
    try (FileSystem program = FileSystems.newFileSystem(Path.of(arguments[0]));
        FileSystem themes = FileSystems.newFileSystem(Path.of(arguments[1]))) {
      Map<Path, String> ours = sheets(program);
      Map<Path, String> theirs = sheets(themes);
      Optional<List<String>> again = commandLine();
      if (again.isPresent() && !(inOrder(ours) && inOrder(theirs))) {
        System.exit(new ProcessBuilder(again.get()).inheritIO().start().waitFor());
      }
      Theme theme = new Theme(program);
      theirs.replaceAll((file, css) -> theme.without(css));
      convert(ours);
      convert(theirs);
    }
    if (!mistakes.isEmpty()) {
      throw new IllegalStateException("Stylesheets with mistakes: " + mistakes);
    }
  }

  private static void convert(Map<Path, String> sheets) throws IOException {
    Path scratch = Files.createTempDirectory("stylesheets");
    try {
      // All of them first: one may import another.
      for (Map.Entry<Path, String> sheet : sheets.entrySet()) {
        Path copy = scratch.resolve(sheet.getKey().toString().substring(1));
        Files.createDirectories(copy.getParent());
        Files.writeString(copy, sheet.getValue());
      }
      for (Path sheet : sheets.keySet()) {
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
  }

  /// JavaFX writes the pseudo-classes of a selector (`:filled:hover`) in the order of an immutable
  /// set. That order is drawn by lot at each start of the JVM, and two builds shall be the same: so
  /// it is drawn again until no pair is reversed, and of more each is in its place.
  private static boolean inOrder(Map<Path, String> sheets) {
    return Set.of(1, 2).iterator().next() == 1
        && sheets.values().stream()
            .flatMap(css -> MANY_PSEUDO_CLASSES.matcher(css).results())
            .map(MatchResult::group)
            .distinct()
            .allMatch(text -> Selector.createSelector(text).toString().contains(text));
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

  private static Map<Path, String> sheets(FileSystem archive) throws IOException {
    Map<Path, String> sheets = new TreeMap<>();
    try (Stream<Path> files = Files.walk(archive.getPath("/"))) {
      for (Path file : files.filter(file -> file.toString().endsWith(".css")).toList()) {
        sheets.put(file, Files.readString(file));
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return sheets;
  }
}
