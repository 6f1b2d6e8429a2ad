package dev.endpoint.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.app.model.SessionModel;
import dev.endpoint.engine.session.SessionState.Phase;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.Test;

class CloseTest extends WindowTest {
  @Test
  void closingWithNothingOpenAsksNothing() {
    askToClose();
    until("the program ends", () -> exits.get() == 1);
  }

  @Test
  void closingWithSomethingOpenAsksOnceAndThenEndsEverything() {
    SessionModel listener = listen("tcp:0:interface=127.0.0.1");
    SessionModel client = connect("tcp:127.0.0.1:" + port(listener));
    phase(client, Phase.OPEN);

    askToClose();
    assertTrue(visible(".question"));
    assertEquals(0, exits.get());
    push(KeyCode.CONTROL, KeyCode.W); // of the window
    push(KeyCode.CONTROL, KeyCode.T); // of its menu
    push(KeyCode.CONTROL, KeyCode.DIGIT2); // of the sheet
    assertEquals(Phase.OPEN, onFx(() -> client.state().phase()));
    assertEquals(client, onFx(() -> desk().workbench().selected()));
    assertTrue(onFx(() -> lookup("#text").queryAs(ToggleButton.class).isSelected()));
    push(KeyCode.ESCAPE);
    assertFalse(visible(".question"));
    assertEquals(Phase.OPEN, onFx(() -> client.state().phase()));

    askToClose();
    push(KeyCode.ENTER);
    until("the program ends", () -> exits.get() == 1);
    assertTrue(onFx(() -> client.state().phase().isEnded()));
    assertTrue(onFx(() -> listener.state().phase().isEnded()));
  }

  private void askToClose() {
    interact(() -> stage().fireEvent(new WindowEvent(stage(), WindowEvent.WINDOW_CLOSE_REQUEST)));
  }
}
