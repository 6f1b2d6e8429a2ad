package dev.endpoint.app.view;

import dev.endpoint.app.control.Shown;
import dev.endpoint.app.model.CapturesModel;
import dev.endpoint.app.model.Desk;
import dev.endpoint.app.model.Figure;
import dev.endpoint.app.model.FolderModel;
import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/// How captures are kept, below the bar.
public final class CapturesController {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  private final CapturesModel captures;
  private final FileChoices files;
  private final Consumer<Path> openFolder;

  @FXML VBox root;
  @FXML TextField folder;
  @FXML Label folderWords;
  @FXML Button choose;
  @FXML Button open;
  @FXML Label stock;
  @FXML Label swept;
  @FXML Button sweep;
  @FXML TextField limit;
  @FXML Label limitWords;
  @FXML TextField part;
  @FXML Label partWords;
  @FXML TextField parts;
  @FXML Label partsWords;
  @FXML TextField reserve;
  @FXML Label reserveWords;
  @FXML TextField days;
  @FXML Label daysWords;
  @FXML TextField together;
  @FXML Label togetherWords;

  /// @param openFolder shows the folder that holds a file
  public CapturesController(Desk desk, FileChoices files, Consumer<Path> openFolder) {
    this.captures = desk.captures();
    this.files = files;
    this.openFolder = openFolder;
  }

  @FXML
  void initialize() {
    joinFolder(captures.folder());
    open.disableProperty().bind(captures.emptyProperty());
    stock.textProperty().bind(captures.stockProperty());
    swept.textProperty().bind(captures.sweptProperty());
    sweep.disableProperty().bind(captures.sweepingProperty());
    captures.scarceProperty().subscribe(on -> stock.pseudoClassStateChanged(WRONG, on));
    join(captures.limit(), limit, limitWords);
    join(captures.part(), part, partWords);
    join(captures.parts(), parts, partsWords);
    join(captures.reserve(), reserve, reserveWords);
    join(captures.days(), days, daysWords);
    join(captures.together(), together, togetherWords);
    captures.openProperty().subscribe(open -> Shown.when(root, open));
    root.addEventHandler(KeyEvent.KEY_PRESSED, this::escape);
  }

  private void joinFolder(FolderModel place) {
    folder.textProperty().bindBidirectional(place.textProperty());
    folder.setOnAction(entered -> place.commit());
    folder
        .focusedProperty()
        .addListener(
            (focused, before, now) -> {
              if (!now) {
                place.commit();
              }
            });
    folder.disableProperty().bind(place.checkingProperty());
    choose.disableProperty().bind(place.checkingProperty());
    folderWords.textProperty().bind(place.wordsProperty());
    place.wordsProperty().subscribe(words -> Shown.when(folderWords, !words.isEmpty()));
    place.wrongProperty().subscribe(on -> folderWords.pseudoClassStateChanged(WRONG, on));
    folder.accessibleHelpProperty().bind(place.wordsProperty());
  }

  /// @param words what the figure is for, unless there is something wrong with it
  private static void join(Figure figure, TextField field, Label words) {
    String meaning = words.getText();
    field.textProperty().bindBidirectional(figure.textProperty());
    field.setOnAction(entered -> figure.commit());
    field.focusedProperty().addListener((focused, before, now) -> left(figure, now));
    figure.fixedProperty().subscribe(field::setDisable);
    figure.problemProperty().subscribe(problem -> tell(words, figure, problem, meaning));
    figure.fixedProperty().subscribe(fixed -> tell(words, figure, "", meaning));
    field.accessibleHelpProperty().bind(words.textProperty());
  }

  private static void left(Figure figure, boolean focused) {
    if (!focused) {
      figure.commit();
    }
  }

  private static void tell(Label words, Figure figure, String problem, String meaning) {
    boolean fixed = figure.fixedProperty().get();
    words.pseudoClassStateChanged(WRONG, !problem.isEmpty());
    words.setText(
        !problem.isEmpty() ? problem : fixed ? "as the command line says, this time" : meaning);
  }

  /// Goes to the figures.
  void focus() {
    (limit.isDisabled() ? part : limit).requestFocus();
  }

  private void escape(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      captures.close();
      event.consume();
    }
  }

  @FXML
  void chooseFolder() {
    Path chosen = files.chooseFolder(root.getScene().getWindow());
    if (chosen != null) {
      captures.folder().choose(chosen);
    }
  }

  @FXML
  void openFolder() {
    openFolder.accept(captures.folder().now().resolve("any"));
  }

  @FXML
  void sweep() {
    captures.sweep();
  }

  @FXML
  void close() {
    captures.close();
  }
}
