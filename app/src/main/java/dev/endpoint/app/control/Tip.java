package dev.endpoint.app.control;

import javafx.event.EventHandler;
import javafx.scene.control.Control;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;

/// What is said about a control where the pointer rests: `Tip.text` in FXML. The tooltip is made
/// when the pointer comes for the first time, as each is a window with a scene of its own.
public final class Tip {
  private Tip() {}

  public static void setText(Control control, String text) {
    control.setAccessibleHelp(text);
    control.addEventHandler(
        MouseEvent.MOUSE_ENTERED,
        new EventHandler<>() {
          @Override
          public void handle(MouseEvent entered) {
            control.removeEventHandler(MouseEvent.MOUSE_ENTERED, this);
            control.setTooltip(new Tooltip(text));
          }
        });
  }
}
