package dev.endpoint.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.app.model.SessionModel;
import dev.endpoint.engine.service.StopMode;
import dev.endpoint.engine.session.Responder;
import dev.endpoint.engine.session.SessionState.Phase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.testfx.service.query.NodeQuery;

/// Keeping a connection by keyboard and by its buttons, to a server that comes and goes.
class KeepTryingTest extends WindowTest {
  private static int freePort() throws IOException {
    try (BlackHole hole = new BlackHole()) {
      return hole.port();
    }
  }

  private SessionModel keep(int port) {
    address("tcp:127.0.0.1:" + port);
    push(KeyCode.SHIFT, KeyCode.ENTER);
    return selected(state -> state.phase() == Phase.WAITING);
  }

  /// Without selecting it.
  private long serve(int port) {
    String text = "tcp:" + port + ":interface=127.0.0.1";
    long id = onFx(() -> desk().actions().listen(text, Responder.ECHO));
    until(
        "it listens",
        () -> {
          SessionModel listener = desk().workbench().session(id);
          return listener != null && listener.state().phase() == Phase.LISTENING;
        });
    return id;
  }

  private NodeQuery button(String words) {
    return lookup(".button")
        .match(
            (Node node) ->
                node instanceof Button each && words.equals(each.getText()) && isShown(each));
  }

  private void press(String words) {
    NodeQuery button = button(words);
    until(words, () -> button.tryQuery().isPresent());
    interact(() -> button.queryButton().fire());
  }

  /// What is said of the last attempt, as it is said: the next one may come before anybody looks.
  private List<String> reasonsShown() {
    List<String> reasons = new ArrayList<>();
    interact(
        () ->
            lookup(".keeper-last")
                .queryLabeled()
                .textProperty()
                .subscribe(text -> reasons.add(text)));
    return reasons;
  }

  /// A pause may be over before anybody gets to press the button.
  private void tryNow(SessionModel keeper) {
    until(
        "it is kept",
        () -> {
          button("Try now").<Button>tryQuery().ifPresent(Button::fire);
          return keeper.state().phase() == Phase.KEPT;
        });
  }

  @Test
  void aServerThatComesAndGoesAndComesNoMore() throws Exception {
    int port = freePort();
    SessionModel keeper = keep(port);
    until("it says so", () -> label(".keeper-words").startsWith("waiting "));
    assertTrue(label(".keeper-last").contains("Refused by 127.0.0.1:" + port));
    List<String> reasons = reasonsShown();
    assertEquals("Stop", label(".primary"));

    long server = serve(port);
    tryNow(keeper);
    until("it is shown", () -> desk().workbench().shown().state().phase() == Phase.OPEN);
    until("the strip says so", () -> label(".keeper-words").equals("connected"));
    assertFalse(visible(".keeper-last"));
    push(KeyCode.CONTROL, KeyCode.E);
    write("Still there?");
    push(KeyCode.ENTER);
    until("the echo", () -> received() >= "Still there?".length());

    interact(() -> desk().actions().stop(server, StopMode.CLOSE));
    until("the reason", () -> reasons.stream().anyMatch(text -> text.contains("closed by peer")));
    push(KeyCode.CONTROL, KeyCode.W);
    phase(keeper, Phase.STOPPED);
    assertEquals("Connect", label(".primary"));

    push(KeyCode.CONTROL, KeyCode.R);
    SessionModel again = selected(state -> state.phase() == Phase.WAITING);
    assertNotSame(keeper, again);
    push(KeyCode.ESCAPE);
    phase(again, Phase.STOPPED);
  }

  @Test
  void aRefusalOffersToKeepTryingAndEveryAttemptIsReached() throws Exception {
    address("tcp:127.0.0.1:" + freePort());
    push(KeyCode.ENTER);
    selected(state -> state.phase() == Phase.FAILED);
    press("Keep trying");
    SessionModel keeper = selected(state -> state.phase() == Phase.WAITING);
    push(KeyCode.CONTROL, KeyCode.R);
    until("a second attempt", () -> keeper.children().size() >= 2);
    push(KeyCode.ALT, KeyCode.LEFT);
    until("the first", () -> desk().workbench().selected() != keeper);
    assertTrue(visible(".outcome"));
    push(KeyCode.CONTROL, KeyCode.L);
    interact(() -> desk().workbench().select(keeper));
    press("Stop");
    phase(keeper, Phase.STOPPED);
  }

  private long received() {
    SessionModel shown = desk().workbench().shown();
    return Objects.requireNonNull(shown.state().recording()).extent().received();
  }
}
