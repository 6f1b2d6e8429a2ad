package dev.endpoint.app.view;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Enter where one press is one attempt. A key that is held comes as pressed again and again; from
/// the press that was [taken][#taken] on nobody sees any of that, wherever the keyboard has gone,
/// until it is released. FX thread only.
final class HeldEnter {
  private boolean held;

  /// @param node where Enter is pressed
  HeldEnter(Node node) {
    node.sceneProperty().subscribe(this::watch);
  }

  private void watch(@Nullable Scene scene) {
    if (scene == null) {
      return;
    }
    scene.addEventFilter(KeyEvent.KEY_PRESSED, this::repeated);
    scene.addEventFilter(KeyEvent.KEY_RELEASED, this::released);
    // Another window may be told of the release.
    scene.windowProperty().flatMap(Window::focusedProperty).subscribe(focused -> held = false);
  }

  /// A press of Enter has done what it does.
  void taken() {
    held = true;
  }

  private void repeated(KeyEvent press) {
    if (held && press.getCode() == KeyCode.ENTER) {
      press.consume();
    }
  }

  private void released(KeyEvent release) {
    if (release.getCode() == KeyCode.ENTER) {
      held = false;
    }
  }
}
