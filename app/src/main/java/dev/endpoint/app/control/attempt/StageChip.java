package dev.endpoint.app.control.attempt;

import dev.endpoint.app.model.Stage;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// One stage on the ribbon: its mark, its name, its time, and what came of it.
final class StageChip extends HBox {
  private final Region mark = new Region();
  private final Label name = new Label();
  private final Label time = new Label();
  private final Label note = new Label();
  private Stage.State shown = Stage.State.WAITING;

  StageChip() {
    getStyleClass().addAll("stage", styleClass(shown));
    setAlignment(Pos.CENTER_LEFT);
    mark.getStyleClass().add("stage-mark");
    name.getStyleClass().add("stage-name");
    name.setMinWidth(USE_PREF_SIZE);
    time.getStyleClass().add("stage-time");
    time.setMinWidth(USE_PREF_SIZE);
    note.getStyleClass().add("stage-note");
    note.setMinWidth(0);
    getChildren().addAll(mark, name, time, note);
  }

  void show(Stage stage) {
    name.setText(stage.name());
    time.setText(stage.time());
    note.setText(stage.note());
    time.setManaged(!stage.time().isEmpty());
    note.setManaged(!stage.note().isEmpty());
    note.setVisible(!stage.note().isEmpty());
    setAccessibleText(stage.words());
    if (stage.state() != shown) {
      getStyleClass().remove(styleClass(shown));
      shown = stage.state();
      getStyleClass().add(styleClass(shown));
    }
  }

  private static String styleClass(Stage.State state) {
    return "stage-" + state.name().toLowerCase(Locale.ROOT);
  }
}
