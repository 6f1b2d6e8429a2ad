package dev.endpoint.app.view;

import dev.endpoint.app.control.Shown;
import dev.endpoint.app.model.NotesModel;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/// Asks for the words of a note.
public final class SheetNoteController {
  private final NotesModel model;

  @FXML HBox root;
  @FXML Label question;
  @FXML TextField words;
  @FXML Button keep;
  @FXML Button leave;

  public SheetNoteController(NotesModel model) {
    this.model = model;
  }

  @FXML
  void initialize() {
    question.textProperty().bind(model.questionProperty());
    words.accessibleTextProperty().bind(model.questionProperty());
    model.askingProperty().subscribe(this::show);
    root.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
  }

  private void show(boolean asking) {
    Shown.when(root, asking);
    if (asking) {
      words.clear();
      Shown.when(words, model.hasPlace());
      Shown.when(keep, model.hasPlace());
      (model.hasPlace() ? words : leave).requestFocus();
    }
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      model.leave();
      event.consume();
    }
  }

  @FXML
  void keep() {
    model.add(words.getText());
  }

  @FXML
  void leave() {
    model.leave();
  }
}
