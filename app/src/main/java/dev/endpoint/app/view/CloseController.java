package dev.endpoint.app.view;

import dev.endpoint.app.model.CloseModel;
import dev.endpoint.app.model.Desk;
import javafx.fxml.FXML;
import javafx.scene.control.Button;

/// The one question: whether to close the window although something is open.
public final class CloseController {
  private final CloseModel close;

  @FXML private Button yes;

  public CloseController(Desk desk) {
    this.close = desk.close();
  }

  @FXML
  private void initialize() {
    close.askingProperty().subscribe(this::focus);
  }

  private void focus(boolean asking) {
    if (asking) {
      yes.requestFocus();
    }
  }

  public CloseModel getClose() {
    return close;
  }

  @FXML
  private void close() {
    close.confirm();
  }

  @FXML
  private void keep() {
    close.dismiss();
  }
}
