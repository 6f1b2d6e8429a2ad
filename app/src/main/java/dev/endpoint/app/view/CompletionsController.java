package dev.endpoint.app.view;

import dev.endpoint.app.control.CompletionCell;
import dev.endpoint.app.model.CompletionModel;
import dev.endpoint.app.model.Desk;
import dev.endpoint.app.model.EndpointBarModel;
import dev.endpoint.engine.syntax.Completion;
import javafx.beans.Observable;
import javafx.fxml.FXML;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;

/// The list of completions below the address bar. It never takes the focus: the field's keys drive
/// the model, and the list shows it.
public final class CompletionsController {
  private static final int MOST_ROWS = 9;
  private static final double BORDER = 10;

  private final EndpointBarModel bar;
  private final CompletionModel completions;

  @FXML ListView<Completion> list;

  public CompletionsController(Desk desk) {
    this.bar = desk.bar();
    this.completions = bar.completions();
  }

  @FXML
  void initialize() {
    list.setItems(completions.items());
    list.setCellFactory(view -> cell());
    completions.items().addListener((Observable changed) -> size());
    completions.indexProperty().subscribe(index -> mark(index.intValue()));
    completions.openProperty().subscribe(open -> mark(completions.indexProperty().get()));
  }

  private ListCell<Completion> cell() {
    CompletionCell cell = new CompletionCell();
    cell.setOnMousePressed(
        press -> {
          if (!cell.isEmpty()) {
            completions.choose(cell.getIndex());
            bar.accept();
          }
          press.consume();
        });
    return cell;
  }

  private void size() {
    int rows = Math.min(MOST_ROWS, completions.items().size());
    list.setPrefHeight(rows * list.getFixedCellSize() + BORDER);
  }

  private void mark(int index) {
    if (index < 0) {
      list.getSelectionModel().clearSelection();
    } else {
      list.getSelectionModel().clearAndSelect(index);
      list.scrollTo(Math.max(0, index - MOST_ROWS + 2));
    }
  }

  public CompletionModel getCompletions() {
    return completions;
  }
}
