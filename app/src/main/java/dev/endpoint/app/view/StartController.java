package dev.endpoint.app.view;

import dev.endpoint.app.model.Desk;
import dev.endpoint.app.model.StartModel;
import javafx.beans.binding.BooleanBinding;
import javafx.fxml.FXML;

/// The start page.
public final class StartController {
  private final StartModel start;
  private final BooleanBinding clipboardEmpty;

  public StartController(Desk desk) {
    this.start = desk.start();
    this.clipboardEmpty = start.clipboardProperty().isEmpty();
  }

  public StartModel getStart() {
    return start;
  }

  public boolean isClipboardEmpty() {
    return clipboardEmpty.get();
  }

  public BooleanBinding clipboardEmptyProperty() {
    return clipboardEmpty;
  }

  @FXML
  void tryHere() {
    start.tryHere();
  }

  @FXML
  void listen() {
    start.listen();
  }

  @FXML
  void connect() {
    start.connect();
  }

  @FXML
  void useClipboard() {
    start.useClipboard();
  }
}
