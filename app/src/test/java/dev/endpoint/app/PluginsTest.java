package dev.endpoint.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.session.SessionState.Phase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.function.BiConsumer;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// The window with a plug-in that cannot be used.
class PluginsTest extends WindowTest {
  @Override
  AppContext.Backend backend(Folders folders, BiConsumer<String, Throwable> report) {
    try {
      Files.createDirectories(folders.plugins());
      Files.writeString(folders.plugins().resolve("banner.jar"), "no jar at all");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return super.backend(folders, report);
  }

  @Test
  void whatIsBrokenIsSaidAndTheRestWorks() {
    String note = desk().troubles().getWords();
    assertTrue(note.startsWith("banner.jar was left out: it is not a jar"), note);
    until("the note is seen", () -> desk().troubles().isShown());

    push(KeyCode.F1);
    until("the help names it", () -> !lookup("banner.jar").queryAll().isEmpty());
    push(KeyCode.ESCAPE);

    assertEquals(Phase.LISTENING, listen("tcp:0:interface=127.0.0.1").state().phase());
  }
}
