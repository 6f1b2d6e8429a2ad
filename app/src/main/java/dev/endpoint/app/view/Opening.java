package dev.endpoint.app.view;

import java.util.function.Consumer;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;

/// Tables whose rows are doors: Enter or a double click opens one.
final class Opening {
  private Opening() {}

  static <T> void rows(TableView<T> table, Consumer<T> open) {
    table.setRowFactory(view -> row(open));
    table.addEventHandler(
        KeyEvent.KEY_PRESSED,
        event -> {
          T chosen = table.getSelectionModel().getSelectedItem();
          if (chosen != null && event.getCode() == KeyCode.ENTER) {
            open.accept(chosen);
            event.consume();
          }
        });
  }

  private static <T> TableRow<T> row(Consumer<T> open) {
    TableRow<T> row = new TableRow<>();
    row.setOnMouseClicked(
        click -> {
          if (click.getButton() == MouseButton.PRIMARY
              && click.getClickCount() == 2
              && !row.isEmpty()) {
            open.accept(row.getItem());
          }
        });
    return row;
  }
}
