package dev.endpoint.app.view;

import dev.endpoint.app.control.ColourChip;
import dev.endpoint.app.control.Shown;
import dev.endpoint.app.model.NotesModel;
import dev.endpoint.engine.capture.note.Colour;
import dev.endpoint.engine.capture.note.Note;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The notes in the inspector: each leads to its bytes, its words and its colour can be changed, it
/// can be deleted.
public final class SheetNotesController {
  private final NotesModel model;

  @FXML VBox root;
  @FXML VBox list;

  public SheetNotesController(NotesModel model) {
    this.model = model;
  }

  @FXML
  void initialize() {
    model.notesProperty().subscribe(this::show);
  }

  private void show(List<Note> notes) {
    Shown.when(root, !notes.isEmpty());
    list.getChildren().setAll(notes.stream().map(this::row).toList());
  }

  private Node row(Note note) {
    String place = NotesModel.words(note);
    Hyperlink there = new Hyperlink(place);
    there.setAccessibleText("Go to the note on " + place);
    there.setOnAction(pressed -> model.goTo(note));
    Region space = new Region();
    HBox.setHgrow(space, Priority.ALWAYS);
    Button delete = new Button("Delete");
    delete.getStyleClass().addAll("small", "flat");
    delete.setAccessibleText("Delete the note on " + place);
    delete.setOnAction(pressed -> model.delete(note));
    HBox head = new HBox(there, space, delete);
    head.getStyleClass().add("note-head");
    HBox said = new HBox(words(note, place), colour(note));
    said.getStyleClass().add("note-said");
    VBox row = new VBox(head, said);
    row.getStyleClass().add("note");
    Colour colour = note.colour();
    if (colour != null) {
      row.getStyleClass().add("colour-" + colour.word());
    }
    return row;
  }

  private ColourChip colour(Note note) {
    ColourChip chip = new ColourChip(colour -> model.recolour(note, colour));
    chip.offerNone(() -> model.recolour(note, null));
    chip.tell(note.colour());
    return chip;
  }

  /// Enter, or going elsewhere, keeps what was changed.
  private TextField words(Note note, String place) {
    TextField words = new TextField(note.words());
    words.setAccessibleText("Note on " + place);
    words.setPromptText("Words");
    HBox.setHgrow(words, Priority.ALWAYS);
    words.setOnAction(entered -> model.rename(note, words.getText()));
    words.focusedProperty().subscribe((before, now) -> leave(note, words, now));
    return words;
  }

  private void leave(Note note, TextField words, boolean focused) {
    if (!focused && model.notesProperty().get().contains(note)) {
      model.rename(note, words.getText());
    }
  }
}
