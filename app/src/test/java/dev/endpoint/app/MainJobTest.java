package dev.endpoint.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.app.model.SessionModel;
import dev.endpoint.engine.session.SessionState;
import dev.endpoint.engine.session.SessionState.Phase;
import dev.endpoint.engine.session.SessionState.Role;
import java.nio.file.Files;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

/// What the workbench is for, by keyboard alone: listen, connect, talk, cancel, stop.
class MainJobTest extends WindowTest {
  @Test
  void listenConnectTalkCloseAndStop() throws Exception {
    SessionModel listener = listen("tcp:0:interface=127.0.0.1");
    assertEquals("Stop", label(".primary"));

    SessionModel client = connect("tcp:127.0.0.1:" + port(listener));
    phase(client, Phase.OPEN);
    until("the listener has a connection", () -> listener.children().size() == 1);
    assertEquals("Close", label(".primary"));
    assertFalse(desk().start().isShown());

    push(KeyCode.CONTROL, KeyCode.E);
    write("Good morning");
    push(KeyCode.ENTER);
    SessionModel server = onFx(() -> listener.children().getFirst());
    until("the peer has it", () -> received(server) >= "Good morning".length());

    clickOn(".primary");
    phase(client, Phase.CLOSED);
    assertEquals("Connect", label(".primary"));

    interact(() -> desk().workbench().select(listener));
    clickOn(".primary");
    phase(listener, Phase.STOPPED);
    try (Stream<java.nio.file.Path> files = Files.list(captures())) {
      assertEquals(2, files.filter(f -> f.toString().endsWith(".pcapng")).count());
    }
  }

  @Test
  void escapeCancelsAnAttemptThatHangs() throws Exception {
    listen("tcp:0:interface=127.0.0.1");
    try (BlackHole hole = new BlackHole()) {
      SessionModel attempt = connect("tcp:127.0.0.1:" + hole.port());
      assertEquals("Cancel", label(".primary"));
      push(KeyCode.ESCAPE);
      phase(attempt, Phase.CANCELLED);
      assertSame(attempt, onFx(() -> desk().workbench().selected()));
      assertEquals("Connect", label(".primary"));
    }
  }

  @Test
  void theButtonCancelsInTheFrameOfItsClick() throws Exception {
    try (BlackHole hole = new BlackHole()) {
      SessionModel attempt = connect("tcp:127.0.0.1:" + hole.port());
      String word =
          onFx(
              () -> {
                lookup(".primary").queryButton().fire();
                return attempt.word();
              });
      assertEquals("cancelling", word);
      phase(attempt, Phase.CANCELLED);
    }
  }

  @Test
  void aRefusedConnectionIsSaidInWordsAndStays() throws Exception {
    int port;
    try (BlackHole hole = new BlackHole()) {
      port = hole.port();
    }
    address("tcp:127.0.0.1:" + port);
    push(KeyCode.ENTER);
    SessionModel failed = selected(state -> state.phase() == Phase.FAILED);
    assertEquals("refused", onFx(failed::word));
    assertTrue(desk().workbench().sessions().contains(failed));
  }

  @Test
  void enterOnTheStartPageTriesAnEchoHere() {
    push(KeyCode.CONTROL, KeyCode.L);
    push(KeyCode.ENTER);
    SessionModel client =
        selected(state -> state.role() == Role.CONNECT && state.phase() == Phase.OPEN);
    until("the greeting came back", () -> received(client) > 0 && received(client) == sent(client));
  }

  @Test
  void aMistypedAddressIsMendedWithTab() {
    address("tpc:localhost:80");
    until("the error is written out", () -> visible(".tone-error"));
    push(KeyCode.TAB);
    assertEquals("tcp:localhost:80", onFx(() -> field().getText()));
    assertTrue(onFx(() -> field().isFocused()));
  }

  private static long received(SessionModel session) {
    SessionState state = session.state();
    return state.recording() == null
        ? 0
        : Objects.requireNonNull(state.recording()).extent().received();
  }

  private static long sent(SessionModel session) {
    return Objects.requireNonNull(session.state().recording()).extent().sent();
  }
}
