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
  private void tryHere() {
    start.tryHere();
  }

  @FXML
  private void listen() {
    start.listen();
  }

  @FXML
  private void connect() {
    start.connect();
  }

  @FXML
  private void useClipboard() {
    start.useClipboard();
  }
}
