package dev.endpoint.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertIterableEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.app.fxml.Compiled;
import dev.endpoint.app.fxml.Fxml;
import dev.endpoint.app.fxml.FxmlViews;
import dev.endpoint.app.view.WindowController;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.collections.ObservableList;
import javafx.scene.Node;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumnBase;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.ColumnConstraints;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What packaging compiles of the FXML files is what JavaFX's own loader makes of them.
class CompiledViewsTest extends WindowTest {
  private static final Path FILES = Path.of("..", "src-fxml");
  private static final Path PROGRAM = Path.of("..", "jpackage", "src", "View.java");

  /// What is looked into, beside the children.
  private static final Set<String> PARTS =
      Set.of(
          "getGraphic",
          "getTooltip",
          "getContent",
          "getItems",
          "getColumns",
          "getColumnConstraints");

  @TempDir Path folder;

  @Test
  void everyViewIsTheSameCompiledAndRead() throws Exception {
    Path program = Files.createDirectory(folder.resolve("program"));
    compile(program, List.of(PROGRAM));
    Path views = Files.createDirectory(folder.resolve("views"));
    try (URLClassLoader compiler = loader(program)) {
      compile(views, sources(compiler.loadClass("View")));
    }
    define(views);
    for (Fxml fxml : Fxml.values()) {
      interact(() -> compare(fxml));
    }
  }

  /// Where the controllers are, or their parts could not be reached.
  private static void define(Path views) throws Exception {
    MethodHandles.Lookup beside =
        MethodHandles.privateLookupIn(WindowController.class, MethodHandles.lookup());
    try (Stream<Path> files = Files.walk(views)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".class")).toList()) {
        beside.defineClass(Files.readAllBytes(file));
      }
    }
  }

  private List<Path> sources(Class<?> compiler) throws Exception {
    Constructor<?> reading = compiler.getDeclaredConstructor(String.class, String.class);
    reading.setAccessible(true);
    Method source = compiler.getDeclaredMethod("source");
    source.setAccessible(true);
    List<Path> sources = new ArrayList<>();
    for (Fxml fxml : Fxml.values()) {
      String text = Files.readString(FILES.resolve(fxml.file()));
      Path java = folder.resolve(tried(name(fxml)) + ".java");
      Files.writeString(
          java, renamed((String) source.invoke(reading.newInstance(name(fxml), text))));
      sources.add(java);
    }
    return sources;
  }

  private static String name(Fxml fxml) {
    return fxml.file().replace(".fxml", "");
  }

  /// Under names that the program does not look for, or all later tests here would be given them.
  private static String renamed(String source) {
    String renamed = source;
    for (Fxml fxml : Fxml.values()) {
      renamed =
          renamed.replaceAll("\\b" + name(fxml) + "(?=\\(\\)| implements)", tried(name(fxml)));
    }
    return renamed;
  }

  private static String tried(String name) {
    return name + "_tried";
  }

  private static void compile(Path into, List<Path> sources) {
    Stream<String> options =
        Stream.of(
            "--module-path",
            System.getProperty("jdk.module.path"),
            "--add-modules",
            "javafx.controls,javafx.fxml",
            "-cp",
            System.getProperty("java.class.path"),
            "-proc:none",
            "-d",
            into.toString());
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                null,
                Stream.concat(options, sources.stream().map(Path::toString))
                    .toArray(String[]::new));
    assertEquals(0, failed);
  }

  private static URLClassLoader loader(Path classes) throws IOException {
    return new URLClassLoader(
        new URL[] {classes.toUri().toURL()}, CompiledViewsTest.class.getClassLoader());
  }

  private void compare(Fxml fxml) {
    FxmlViews.View<Object, Object> read = context().views().load(fxml);
    FxmlViews.View<Object, Object> made = make(fxml);
    assertEquals(read.controller().getClass(), made.controller().getClass(), fxml.file());
    String wanted = describe(read.root());
    assertTrue(wanted.contains("styleClass"), wanted);
    assertIterableEquals(
        wanted.lines().toList(), describe(made.root()).lines().toList(), fxml.file());
  }

  private FxmlViews.View<Object, Object> make(Fxml fxml) {
    try {
      Compiled view =
          (Compiled)
              Class.forName(WindowController.class.getPackageName() + "." + tried(name(fxml)))
                  .getConstructor()
                  .newInstance();
      return view.make(context()::controller);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(fxml.file(), e);
    }
  }

  private static String describe(Object root) {
    StringBuilder words = new StringBuilder();
    describe(root, "", words);
    return words.toString();
  }

  private static void describe(Object thing, String indent, StringBuilder words) {
    words.append(indent).append(thing.getClass().getName()).append('\n');
    Map<String, Object> found = new TreeMap<>();
    for (Method getter : getters(thing.getClass())) {
      found.put(getter.getName(), get(getter, thing));
    }
    found.forEach(
        (getter, value) -> {
          if (value == null
              || value instanceof String
              || value instanceof Number
              || value instanceof Boolean
              || value instanceof Enum
              || value instanceof KeyCombination) {
            words.append(indent).append(getter).append(" = ").append(value).append('\n');
          } else if (getter.startsWith("getOn") || getter.equals("getToggleGroup")) {
            words.append(indent).append(getter).append(" is there\n");
          } else if (getter.equals("getLabelFor")) {
            words.append(indent).append(getter).append(" = ").append(((Node) value).getId());
            words.append('\n');
          } else if (getter.equals("getStyleClass")) {
            words.append(indent).append("styleClass = ").append(value).append('\n');
          } else if (getter.equals("getProperties")) {
            words
                .append(indent)
                .append(getter)
                .append(" = ")
                .append(constraints((Map<?, ?>) value));
            words.append('\n');
          } else if (PARTS.contains(getter) || getter.equals("getChildrenUnmodifiable")) {
            words.append(indent).append(getter).append(":\n");
            parts(value).forEach(part -> describe(part, indent + "  ", words));
          }
        });
  }

  /// What is on the tree: what has no other place would be looked at twice or never end.
  private static Stream<?> parts(Object value) {
    Stream<?> parts = value instanceof ObservableList<?> list ? list.stream() : Stream.of(value);
    return parts.filter(
        part ->
            part instanceof Node
                || part instanceof MenuItem
                || part instanceof Tooltip
                || part instanceof TableColumnBase
                || part instanceof ColumnConstraints);
  }

  private static Map<String, String> constraints(Map<?, ?> properties) {
    return properties.entrySet().stream()
        .filter(each -> each.getKey() instanceof String && isSimple(each.getValue()))
        .collect(
            Collectors.toMap(
                each -> (String) each.getKey(),
                each -> String.valueOf(each.getValue()),
                (one, other) -> one,
                TreeMap::new));
  }

  private static boolean isSimple(Object value) {
    return value instanceof String
        || value instanceof Number
        || value instanceof Boolean
        || value instanceof Enum;
  }

  private static List<Method> getters(Class<?> type) {
    return Arrays.stream(type.getMethods())
        .filter(m -> m.getParameterCount() == 0)
        .filter(m -> m.getName().startsWith("get") || m.getName().startsWith("is"))
        .filter(m -> m.getDeclaringClass().getName().startsWith("javafx."))
        .filter(m -> !m.isAnnotationPresent(Deprecated.class))
        .sorted(Comparator.comparing(Method::getName))
        .toList();
  }

  private static Object get(Method getter, Object thing) {
    try {
      return getter.invoke(thing);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(getter.toString(), e);
    }
  }
}
