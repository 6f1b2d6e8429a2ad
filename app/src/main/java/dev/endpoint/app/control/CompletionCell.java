package dev.endpoint.app.control;

import dev.endpoint.engine.syntax.Completion;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import org.jspecify.annotations.Nullable;

/// One completion: what it adds, what that means, what kind of value it takes.
public final class CompletionCell extends ListCell<Completion> {
  private final Label label = new Label();
  private final Label help = new Label();
  private final Label detail = new Label();
  private final HBox box = new HBox(label, help, detail);

  public CompletionCell() {
    box.getStyleClass().add("completion-box");
    box.setAlignment(Pos.CENTER_LEFT);
    label.getStyleClass().add("completion-label");
    label.setMinWidth(Double.NEGATIVE_INFINITY);
    help.getStyleClass().add("completion-help");
    help.setMaxWidth(Double.MAX_VALUE);
    help.setMinWidth(0);
    detail.getStyleClass().add("completion-detail");
    detail.setMinWidth(Double.NEGATIVE_INFINITY);
    HBox.setHgrow(help, Priority.ALWAYS);
    setPrefWidth(0);
  }

  @Override
  protected void updateItem(@Nullable Completion completion, boolean empty) {
    super.updateItem(completion, empty);
    if (empty || completion == null) {
      setGraphic(null);
      setAccessibleText(null);
      return;
    }
    label.setText(completion.label());
    help.setText(completion.help());
    detail.setText(completion.detail());
    setGraphic(box);
    setAccessibleText(completion.label() + ", " + completion.help());
  }
}
