package dev.endpoint.app.view;

import dev.endpoint.app.model.Desk;
import dev.endpoint.app.model.StatusModel;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Label;

/// The status bar.
public final class StatusController {
  private static final PseudoClass EXPOSED = PseudoClass.getPseudoClass("exposed");

  private final StatusModel status;

  @FXML Label reach;

  public StatusController(Desk desk) {
    this.status = desk.status();
  }

  @FXML
  void initialize() {
    status.exposedProperty().subscribe(on -> reach.pseudoClassStateChanged(EXPOSED, on));
  }

  public StatusModel getStatus() {
    return status;
  }
}
