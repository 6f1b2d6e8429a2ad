package dev.endpoint.app.view;

import dev.endpoint.app.control.Shown;
import dev.endpoint.app.model.CapturesModel;
import dev.endpoint.app.model.Desk;
import dev.endpoint.app.model.Figure;
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
  private final Consumer<Path> openFolder;

  @FXML private VBox root;
  @FXML private Label folder;
  @FXML private Button open;
  @FXML private Label stock;
  @FXML private Label swept;
  @FXML private Button sweep;
  @FXML private TextField limit;
  @FXML private Label limitWords;
  @FXML private TextField part;
  @FXML private Label partWords;
  @FXML private TextField reserve;
  @FXML private Label reserveWords;
  @FXML private TextField days;
  @FXML private Label daysWords;
  @FXML private TextField together;
  @FXML private Label togetherWords;

  /// @param openFolder shows the folder that holds a file
  public CapturesController(Desk desk, Consumer<Path> openFolder) {
    this.captures = desk.captures();
    this.openFolder = openFolder;
  }

  @FXML
  private void initialize() {
    folder.setText(captures.folder().toString());
    open.disableProperty().bind(captures.emptyProperty());
    stock.textProperty().bind(captures.stockProperty());
    swept.textProperty().bind(captures.sweptProperty());
    sweep.disableProperty().bind(captures.sweepingProperty());
    captures.scarceProperty().subscribe(on -> stock.pseudoClassStateChanged(WRONG, on));
    join(captures.limit(), limit, limitWords);
    join(captures.part(), part, partWords);
    join(captures.reserve(), reserve, reserveWords);
    join(captures.days(), days, daysWords);
    join(captures.together(), together, togetherWords);
    captures.openProperty().subscribe(open -> Shown.when(root, open));
    root.addEventHandler(KeyEvent.KEY_PRESSED, this::escape);
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
  private void openFolder() {
    openFolder.accept(captures.folder().resolve("any"));
  }

  @FXML
  private void sweep() {
    captures.sweep();
  }

  @FXML
  private void close() {
    captures.close();
  }
}
