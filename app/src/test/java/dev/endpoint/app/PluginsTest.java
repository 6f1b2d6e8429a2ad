package dev.endpoint.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.app.model.FormField;
import dev.endpoint.engine.EndpointCatalog;
import dev.endpoint.engine.session.SessionState.Phase;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javafx.scene.input.KeyCode;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/// The window with the example plug-in of the documentation, and with one that cannot be used.
class PluginsTest extends WindowTest {
  private static final Path EXAMPLE = Path.of("..", "engine", "docs", "example", "src", "main");

  @Override
  AppContext.Backend backend(Folders folders, BiConsumer<String, Throwable> report) {
    try {
      Files.createDirectories(folders.plugins());
      Files.writeString(folders.plugins().resolve("broken.jar"), "no jar at all");
      makeExample(folders.plugins().resolve("banner.jar"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return super.backend(folders, report);
  }

  /// As its author would.
  private static void makeExample(Path jar) throws IOException {
    Path classes = Files.createTempDirectory("example");
    List<String> arguments =
        Stream.concat(
                Stream.of("-d", classes.toString(), "-cp", engine()),
                below(EXAMPLE.resolve("java")).stream().map(Path::toString))
            .toList();
    assertEquals(
        0,
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new)));
    try (OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      for (Path folder : List.of(classes, EXAMPLE.resolve("resources"))) {
        for (Path entry : below(folder)) {
          zip.putNextEntry(new ZipEntry(folder.relativize(entry).toString()));
          zip.write(Files.readAllBytes(entry));
        }
      }
    }
    for (Path made : below(classes)) {
      Files.delete(made);
    }
  }

  private static String engine() {
    return EndpointCatalog.class.getProtectionDomain().getCodeSource().getLocation().getPath();
  }

  private static List<Path> below(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @Test
  void whatIsBrokenIsSaidAndTheRestWorks() {
    String note = desk().troubles().getWords();
    assertTrue(note.startsWith("broken.jar was left out: it is not a jar"), note);
    until("the note is seen", () -> desk().troubles().isShown());

    push(KeyCode.F1);
    until("the help names it", () -> !lookup("broken.jar").queryAll().isEmpty());
    push(KeyCode.ESCAPE);

    assertEquals(Phase.LISTENING, listen("tcp:0:interface=127.0.0.1").state().phase());
  }

  @Test
  void aTypeOfAPluginIsLikeAnyOther() {
    address("banner:memory:plugin");
    push(KeyCode.F4);
    until("its form is shown", () -> !desk().form().fieldsProperty().get().isEmpty());
    assertEquals(
        List.of("expect", "within", "endpoint"),
        onFx(() -> desk().form().fieldsProperty().get().stream().map(FormField::name).toList()));
    push(KeyCode.F4);

    listen("banner:memory:plugin");
    push(KeyCode.CONTROL, KeyCode.T);
    connect("banner:memory:plugin");
    selected(state -> state.phase() == Phase.OPEN);
    push(KeyCode.F1);
    until("the help lists it", () -> !lookup("banner").queryAll().isEmpty());
  }
}
