package dev.endpoint.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.app.model.SessionModel;
import dev.endpoint.app.model.SidebarLine;
import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.session.Responder;
import dev.endpoint.engine.session.SessionState.Phase;
import dev.endpoint.engine.session.SessionState.Role;
import dev.endpoint.engine.transport.Addresses;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import org.junit.jupiter.api.Test;

/// Captures of earlier, opened in the window.
class OpenCaptureTest extends WindowTest {
  @Test
  void aCaptureIsShownAsItsConnectionWasButNothingCanBeSent() {
    SessionModel listener = listen("tcp:0:interface=127.0.0.1");
    interact(() -> desk().actions().respond(listener.id(), Responder.ECHO));
    SessionModel talk = connect("tcp:127.0.0.1:" + port(listener));
    phase(talk, Phase.OPEN);
    interact(() -> desk().actions().send(talk.id(), "hello".getBytes(StandardCharsets.US_ASCII)));
    until("the echo", () -> recording(talk).extent().received() == 5);
    interact(() -> desk().actions().close(talk.id()));
    phase(talk, Phase.CLOSED);
    Path file = Objects.requireNonNull(recording(talk).file());

    interact(() -> desk().openFile(file));
    SessionModel opened =
        selected(state -> state.role() == Role.FILE && state.phase() == Phase.CLOSED);
    assertEquals(5, recording(opened).extent().sent());
    assertEquals(5, recording(opened).extent().received());
    String ends =
        Addresses.text(talk.state().local()) + "  \u21C4  " + Addresses.text(talk.state().peer());
    String name = String.valueOf(file.getFileName());
    assertEquals(ends + "   " + name, lookup("#about").queryAs(Label.class).getText());
    assertEquals(name, SidebarLine.of(opened, 0).name());
    assertEquals(ends, SidebarLine.of(opened, 0).ends());
    assertTrue(visible(".stream-view"));
    assertFalse(visible(".composer"));
    assertEquals("", field().getText(), "a file has no address");

    push(KeyCode.CONTROL, KeyCode.DIGIT5);
    assertTrue(visible(".plot-view"));
    assertFalse(visible(".stream-view"));
    until("the plot", () -> sizes().contains("1 write of 5 B"));
    push(KeyCode.END);
    push(KeyCode.ENTER);
    until("the stream", () -> visible(".stream-view"));
    assertFalse(visible(".plot-view"));
  }

  @Test
  void whatIsNoCaptureSaysSo() throws Exception {
    Path junk = Files.createTempFile("junk", ".pcapng");
    try {
      Files.writeString(junk, "nothing of the kind");
      interact(() -> desk().openFile(junk));
      SessionModel opened = selected(state -> state.role() == Role.FILE && state.phase().isEnded());
      assertEquals(Phase.FAILED, opened.state().phase());
      assertTrue(visible(".outcome-title"));
    } finally {
      Files.delete(junk);
    }
  }

  @Test
  void theInspectorGoesFromBelowTheStreamToBesideItAndBack() throws Exception {
    Path junk = Files.createTempFile("junk", ".pcapng");
    try {
      interact(() -> desk().openFile(junk));
      selected(state -> state.role() == Role.FILE && state.phase().isEnded());
      push(KeyCode.CONTROL, KeyCode.I);
      BorderPane sheet = lookup(".sheet").match(BorderPane.class::isInstance).query();
      interact(() -> stage().setWidth(1000));
      until("it is below", () -> sheet.getBottom() != null && sheet.getRight() == null);
      interact(() -> stage().setWidth(1400));
      until("it is beside", () -> sheet.getRight() != null && sheet.getBottom() == null);
      interact(() -> stage().setWidth(1000));
      until("it is below", () -> sheet.getBottom() != null && sheet.getRight() == null);
    } finally {
      Files.delete(junk);
    }
  }

  /// What the plot says of sizes.
  private String sizes() {
    return lookup(".plot-sent").queryAllAs(Label.class).stream()
        .map(Label::getText)
        .collect(Collectors.joining("; "));
  }

  private static Recording recording(SessionModel session) {
    return Objects.requireNonNull(session.state().recording());
  }
}
