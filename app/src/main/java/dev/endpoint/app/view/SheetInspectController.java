package dev.endpoint.app.view;

import dev.endpoint.app.control.Shown;
import dev.endpoint.app.model.InspectModel;
import dev.endpoint.app.model.Inspection;
import java.util.ArrayList;
import java.util.List;
import javafx.fxml.FXML;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;

/// What the bytes mean that are pointed at: a table whose values can be selected and copied. Its
/// rows are always the same ones, made with the first bytes: they are some fifty fields.
public final class SheetInspectController {
  private final InspectModel model;
  private final List<Line> lines = new ArrayList<>();

  @FXML TextField where;
  @FXML GridPane grid;

  public SheetInspectController(InspectModel model) {
    this.model = model;
  }

  /// The fields of a row.
  private record Line(String name, TextField little, TextField big) {
    void show(Inspection.Row row) {
      boolean ordered = !row.big().isEmpty();
      SheetInspectController.show(little, name + (ordered ? ", little-endian" : ""), row.little());
      SheetInspectController.show(big, name + ", big-endian", row.big());
    }
  }

  @FXML
  void initialize() {
    model.seenProperty().subscribe(this::show);
  }

  private void add(Inspection.Row row) {
    Label name = new Label(row.name());
    name.getStyleClass().add("facts-name");
    Line line = new Line(row.name(), field(), field());
    int at = lines.size() + 1;
    if (row.big().isEmpty()) {
      line.little().setAlignment(Pos.CENTER_LEFT);
      grid.add(name, 0, at);
      grid.add(line.little(), 1, at, 2, 1);
    } else {
      grid.addRow(at, name, line.little(), line.big());
    }
    lines.add(line);
  }

  private static TextField field() {
    TextField field = new TextField();
    field.setEditable(false);
    field.setAlignment(Pos.CENTER_RIGHT);
    field.setPrefColumnCount(1);
    field.getStyleClass().addAll("facts-value", "inspect-value");
    return field;
  }

  private void show(InspectModel.Seen seen) {
    show(where, "Selection", seen.where());
    Shown.when(grid, !seen.isEmpty());
    if (lines.isEmpty() && !seen.isEmpty()) {
      seen.rows().forEach(this::add);
    }
    for (int i = 0; i < lines.size(); i++) {
      lines.get(i).show(seen.rows().get(i));
    }
  }

  /// A value that stays keeps what is selected of it.
  private static void show(TextField field, String name, String value) {
    if (!field.getText().equals(value)) {
      field.setText(value);
    }
    field.setAccessibleText(name + ": " + value);
  }
}
