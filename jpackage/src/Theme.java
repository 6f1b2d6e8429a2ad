import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.lang.module.ModuleReader;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A theme without what matches nothing here, which is two thirds of it: all of it is read at each
/// start, before the first control is made.
///
/// A selector goes when it asks for a style class that neither JavaFX nor the workbench as much as
/// mentions, or for one of a control that the workbench does not use.
final class Theme {
  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
  private static final Pattern RULE = Pattern.compile("([^{}]+)(\\{[^{}]*})");
  private static final Pattern STYLE_CLASS = Pattern.compile("\\.([A-Za-z][\\w-]*)");
  private static final Pattern WORD = Pattern.compile("[A-Za-z][\\w-]*");
  private static final List<String> JAVAFX = List.of("javafx.graphics", "javafx.controls");

  /// Controls that the workbench does not use.
  private static final Pattern UNUSED =
      Pattern.compile(
          "javafx/scene/(chart/.*|control/(Accordion|Alert|ColorPicker|DatePicker|Dialog|DialogPane"
              + "|MenuBar|Pagination|Slider|Spinner|TabPane|TitledPane|ToolBar|TreeCell"
              + "|TreeTableView|TreeView))");

  /// Their style classes.
  private static final Pattern OF_UNUSED =
      Pattern.compile(
          "(accordion|alert|bar-chart|chart|color-palette|color-picker|custom-color-dialog"
              + "|date-picker|default-color\\d|dialog-pane|html-editor|menu-bar|pagination|slider"
              + "|spinner|tab-pane|titled-pane|tool-bar|tree-cell|tree-table|tree-view)(-.*)?");

  private final Set<String> mentioned = new HashSet<>();

  /// @param program the archive of the workbench
  Theme(FileSystem program) throws IOException {
    try (Stream<Path> files = Files.walk(program.getPath("/"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (file.toString().endsWith(".class")) {
          mention(Files.readAllBytes(file), true);
        } else if (file.toString().endsWith(".fxml")) {
          mention(Files.readString(file));
        }
      }
    }
    for (String module : JAVAFX) {
      try (ModuleReader reader =
              ModuleLayer.boot()
                  .configuration()
                  .findModule(module)
                  .orElseThrow()
                  .reference()
                  .open();
          Stream<String> names = reader.list()) {
        for (String name : names.filter(name -> name.endsWith(".class")).toList()) {
          try (InputStream in = reader.open(name).orElseThrow()) {
            mention(in.readAllBytes(), false);
          }
        }
      }
    }
  }

  private void mention(byte[] type, boolean ours) {
    for (PoolEntry entry : ClassFile.of().parse(type).constantPool()) {
      if (entry instanceof Utf8Entry text) {
        mention(text.stringValue());
      } else if (ours
          && entry instanceof ClassEntry used
          && UNUSED.matcher(used.asInternalName()).matches()) {
        throw new IllegalStateException(used.asInternalName() + " is used; see Theme.java.");
      }
    }
  }

  private void mention(String text) {
    WORD.matcher(text).results().map(MatchResult::group).forEach(mentioned::add);
  }

  String without(String css) {
    String rules = COMMENT.matcher(css).replaceAll("");
    if (rules.contains("@")) {
      throw new IllegalStateException("A theme with more than rules; see Theme.java.");
    }
    return RULE.matcher(rules)
        .replaceAll(
            rule -> {
              String kept =
                  Stream.of(rule.group(1).split(","))
                      .filter(this::mayMatch)
                      .collect(Collectors.joining(","));
              return Matcher.quoteReplacement(kept.isBlank() ? "" : kept + rule.group(2));
            });
  }

  private boolean mayMatch(String selector) {
    return STYLE_CLASS
        .matcher(selector)
        .results()
        .map(found -> found.group(1))
        .allMatch(name -> mentioned.contains(name) && !OF_UNUSED.matcher(name).matches());
  }
}
