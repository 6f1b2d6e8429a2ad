package dev.endpoint.app.control.form;

import dev.endpoint.app.model.FormModel.Type;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A type of endpoint among others: its name, and what it is.
public final class TypeCell extends ListCell<@Nullable Type> {
  private final Label name = new Label();
  private final Label summary = new Label();
  private final HBox box = new HBox(name, summary);
  private final boolean listed;

  /// @param listed whether it is in the open list, where all are below each other
  public TypeCell(boolean listed) {
    this.listed = listed;
    name.getStyleClass().add("form-name");
    name.setMinWidth(Region.USE_PREF_SIZE);
    summary.getStyleClass().add("form-detail");
    box.getStyleClass().add(listed ? "type-listed" : "type-chosen");
  }

  @Override
  protected void updateItem(@Nullable Type type, boolean empty) {
    super.updateItem(type, empty);
    if (empty || type == null) {
      setGraphic(null);
      setText(listed ? null : "Choose a type");
      setAccessibleText("no type");
      return;
    }
    name.setText(type.name());
    summary.setText(type.summary());
    setText(null);
    setGraphic(box);
    setAccessibleText(type.name() + ", " + type.summary());
  }
}
