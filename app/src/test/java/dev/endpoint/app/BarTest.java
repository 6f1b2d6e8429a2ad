package dev.endpoint.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.app.model.Primary;
import dev.endpoint.engine.syntax.Side;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;

/// The bar at the top, where only a window shows it.
class BarTest extends WindowTest {
  @Test
  void aLongMessageCanBeReadToItsEnd() {
    address("haproxy:memory:x");
    double low = onFx(() -> lookup(".message-line").query().getLayoutBounds().getHeight());
    clickOn("#listenRole");
    until(
        "the line grows",
        () -> lookup(".message-line").query().getLayoutBounds().getHeight() > low);
    Label message = lookup("#message").query();
    Node text = onFx(() -> message.lookup(".text"));
    assertEquals(message.getText(), onFx(((Text) text)::getText), "nothing is cut");
  }

  @Test
  void whoIsToGoOnWithAnAddressCanTypeAtOnce() {
    clickOn("#connectRole");
    interact(() -> desk().bar().offer(Side.CLIENT, "tcp:127.0.0.1:"));
    write("8080");
    until("the bar holds it", () -> field().getText().equals("tcp:127.0.0.1:8080"));
  }

  @Test
  void pressingTheRoleThatItHasLeavesItShown() {
    ToggleButton connect = lookup("#connectRole").query();
    clickOn(connect);
    assertTrue(onFx(connect::isSelected));
    clickOn("#listenRole");
    assertFalse(onFx(connect::isSelected));
  }

  @Test
  void enterThatIsHeldStartsOneAttempt() {
    address("memory:nobody");
    assertEquals(Primary.CONNECT, held(field()));
    push(KeyCode.ENTER);
    until("the next press starts another", () -> desk().workbench().sessions().size() == 2);
  }

  @Test
  void enterThatIsHeldInTheFormStartsOneAttempt() {
    address("memory:nobody");
    push(KeyCode.F4);
    assertEquals(Primary.CONNECT, held(lookup("#form-name").query()));
  }

  /// Holds Enter, as systems do: pressed again and again until it is released. Returns what the
  /// primary button does when it came a second time, after the attempt of the first has failed.
  private Primary held(Node where) {
    interact(() -> enter(where, KeyEvent.KEY_PRESSED));
    selected(state -> state.phase().isEnded());
    return onFx(
        () -> {
          enter(where, KeyEvent.KEY_PRESSED);
          Primary now = desk().bar().primaryProperty().get();
          enter(where, KeyEvent.KEY_RELEASED);
          return now;
        });
  }

  private static void enter(Node where, EventType<KeyEvent> type) {
    Event.fireEvent(where, new KeyEvent(type, "", "", KeyCode.ENTER, false, false, false, false));
  }
}
