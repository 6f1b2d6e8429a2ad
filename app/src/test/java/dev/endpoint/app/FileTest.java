package dev.endpoint.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.app.model.SessionModel;
import dev.endpoint.engine.session.SessionState.Phase;
import dev.endpoint.engine.session.SessionState.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileTest extends WindowTest {
  @TempDir Path folder;

  @Test
  void aFileIsShownBeforeAnythingIsStarted() throws IOException {
    open("mine.endpoints", "listen memory:here\nthen echo\nconnect memory:here\n");
    until("the file is shown", () -> visible(".file-page"));
    assertEquals("mine.endpoints", label("#fileName"));
    assertTrue(desk().workbench().sessions().isEmpty());

    push(KeyCode.ENTER);
    selected(state -> state.role() == Role.CONNECT && state.phase() == Phase.OPEN);
    assertFalse(visible(".file-page"));
  }

  @Test
  void escapeClosesThePage() throws IOException {
    open("mine.endpoints", "connect memory:here\nconnect tpc:here\n");
    until("the file is shown", () -> visible(".file-page"));
    assertTrue(visible(".file-wrong"));
    push(KeyCode.ESCAPE);
    until("the page is gone", () -> !visible(".file-page"));
    assertTrue(desk().workbench().sessions().isEmpty());
  }

  @Test
  void whatIsListedIsSaved() throws IOException {
    listen("memory:here");
    Path file = folder.resolve("saved");
    interact(() -> context().files().save(file));
    Path named = folder.resolve("saved.endpoints");
    until("the file is there", () -> Files.exists(named));
    assertTrue(Files.readString(named).endsWith("\nlisten memory:here\nthen hold\n"));
    try (var files = Files.list(folder)) {
      assertEquals(List.of(named), files.toList());
    }

    interact(() -> context().files().save(file));
    until("it is said why not", () -> desk().troubles().getWords().contains("is there already"));
  }

  @Test
  void whatCannotBeOpenedIsSaidInWords() throws IOException {
    interact(() -> context().files().open(folder.resolve("none.endpoints")));
    until("it is missing", () -> desk().troubles().getWords().contains("no such file"));
    Files.write(
        folder.resolve("latin.endpoints"), "connect é".getBytes(StandardCharsets.ISO_8859_1));
    interact(() -> context().files().open(folder.resolve("latin.endpoints")));
    until("it is no text", () -> desk().troubles().getWords().contains("not text in UTF-8"));
    interact(() -> context().files().open(folder.resolve("picture.png")));
    SessionModel picture = selected(state -> state.phase() == Phase.FAILED);
    assertTrue(
        picture.state().failure().message().contains("picture.png"),
        () -> picture.state().failure().message());
    assertFalse(visible(".file-page"));
  }

  private void open(String name, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(name), text);
    interact(() -> context().files().open(file));
  }
}
