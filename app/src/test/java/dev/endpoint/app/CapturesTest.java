package dev.endpoint.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.session.SessionState.Phase;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// How captures are kept, by keyboard alone.
class CapturesTest extends WindowTest {
  private static final long MUCH = 1L << 60;

  @Test
  void aReserveThatStopsRecordingIsLoweredWhereThatIsSaid() {
    interact(() -> desk().settings().captures().reserveProperty().set(MUCH));
    listen("memory:here");
    push(KeyCode.CONTROL, KeyCode.T);
    connect("memory:here");
    selected(state -> state.phase() == Phase.OPEN);
    send("lost");
    until("recording has stopped", () -> visible(".stream-band .button"));

    interact(() -> lookup(".stream-band .button").queryButton().fire());
    until("the figures have the focus", () -> hasFocus("#captureLimit"));
    until("it is said why", () -> label("#captureStock").contains("Nothing is recorded"));
    push(KeyCode.TAB);
    push(KeyCode.TAB);
    push(KeyCode.TAB);
    until("the reserve has the focus", () -> hasFocus("#captureReserve"));
    interact(() -> ((TextField) lookup("#captureReserve").query()).setText("1 kB"));
    push(KeyCode.ENTER);
    until("there is room", () -> label("#captureStock").contains("free on the disk"));
    assertEquals(1_000, onFx(() -> desk().settings().captures().reserveProperty().get()));
    push(KeyCode.ESCAPE);
    until("the bar has the focus", () -> field().isFocused());
    until(
        "recording goes on",
        () -> {
          interact(() -> desk().actions().send(id(), "again".getBytes()));
          return !visible(".stream-band .button");
        });
  }

  @Test
  void whatIsTooMuchIsRemovedWhenAskedFor() {
    push(KeyCode.CONTROL, KeyCode.COMMA);
    until("the page is there", () -> hasFocus("#captureLimit"));
    assertEquals(captures().toString(), text("#captureFolder"));
    interact(() -> lookup("#captureSweep").queryButton().fire());
    until(
        "it is said what was removed",
        () -> label("#captureSwept").equals("Nothing is too old or too much."));
    push(KeyCode.CONTROL, KeyCode.COMMA);
    until("it is gone", () -> !visible(".captures"));
    assertTrue(field().isFocused());
  }

  @Test
  void whatBeginsAfterTheFolderWasChangedIsThere() {
    listen("memory:here");
    push(KeyCode.CONTROL, KeyCode.T);
    connect("memory:here");
    selected(state -> state.phase() == Phase.OPEN);
    send("before");
    until("it is recorded", () -> file() != null);
    assertEquals(captures(), file().getParent());

    Path other = captures().resolveSibling("other");
    push(KeyCode.CONTROL, KeyCode.COMMA);
    until("the page is there", () -> hasFocus("#captureLimit"));
    interact(() -> ((TextField) lookup("#captureFolder").query()).setText(other.toString()));
    interact(() -> lookup("#captureFolder").query().requestFocus());
    push(KeyCode.ENTER);
    until("it is said", () -> label("#captureFolderWords").startsWith("What begins from now on"));
    assertEquals(other.toString(), onFx(() -> desk().settings().captures().folderProperty().get()));
    push(KeyCode.ESCAPE);
    until("the bar has the focus", () -> field().isFocused());
    send("still there");
    push(KeyCode.CONTROL, KeyCode.T);
    connect("memory:here");
    selected(state -> state.phase() == Phase.OPEN && state.recording().file() == null);
    send("after");
    until("it is recorded", () -> file() != null);
    assertEquals(other, file().getParent());
  }

  private Path file() {
    Recording recording = desk().workbench().selected().state().recording();
    return recording == null ? null : recording.file();
  }

  private String text(String selector) {
    return onFx(() -> ((TextField) lookup(selector).query()).getText());
  }

  private long id() {
    return desk().workbench().selected().id();
  }

  private void send(String text) {
    interact(() -> desk().actions().send(id(), text.getBytes()));
  }

  private boolean hasFocus(String selector) {
    return onFx(() -> lookup(selector).tryQuery().filter(Node::isFocused).isPresent());
  }
}
