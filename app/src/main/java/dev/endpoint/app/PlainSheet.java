package dev.endpoint.app;

import dev.endpoint.app.model.SessionModel;
import dev.endpoint.app.view.WindowController;
import javafx.scene.Node;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/// Placeholder until the sheet is here.
final class PlainSheet implements WindowController.Sheet {
  private final Label label = new Label();

  @Override
  public Node node() {
    return label;
  }

  @Override
  public void show(@Nullable SessionModel session) {
    label.setText(session == null ? "" : session.state().text() + "\n" + session.word());
  }
}
