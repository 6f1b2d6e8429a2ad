package dev.endpoint.app.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import javafx.event.Event;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class TipTest {
  private Button button;

  /// Not in a window, where the pointer may be on it.
  @Start
  void start(Stage stage) {
    button = new Button("Go");
    Tip.setText(button, "Goes away");
  }

  @Test
  void thePointerThatComesFindsATooltip(FxRobot robot) {
    robot.interact(
        () -> {
          assertNull(button.getTooltip());
          enter();
          Tooltip made = button.getTooltip();
          assertNotNull(made);
          assertEquals("Goes away", made.getText());
          enter();
          assertSame(made, button.getTooltip());
        });
  }

  @Test
  void whoReadsTheScreenHearsItWithoutAPointer() {
    assertEquals("Goes away", button.getAccessibleHelp());
  }

  private void enter() {
    Event.fireEvent(
        button,
        new MouseEvent(
            MouseEvent.MOUSE_ENTERED,
            1,
            1,
            1,
            1,
            MouseButton.NONE,
            0,
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            false,
            null));
  }
}
