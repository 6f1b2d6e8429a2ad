package dev.endpoint.app.view;

import dev.endpoint.app.model.CloseModel;
import dev.endpoint.app.model.Desk;
import javafx.fxml.FXML;
import javafx.scene.control.Button;

/// The one question: whether to close the window although something is open.
public final class CloseController {
  private final CloseModel close;

  @FXML Button yes;

  public CloseController(Desk desk) {
    this.close = desk.close();
  }

  @FXML
  void initialize() {
    close.askingProperty().subscribe(asking -> focus());
    yes.sceneProperty().subscribe(this::focus);
  }

  /// To be called as a listener for changes: listeners for invalidation come before the bindings
  /// that make the page visible, and what is not visible takes no focus.
  private void focus() {
    if (close.isAsking()) {
      yes.requestFocus();
    }
  }

  public CloseModel getClose() {
    return close;
  }

  @FXML
  void close() {
    close.confirm();
  }

  @FXML
  void keep() {
    close.dismiss();
  }
}
