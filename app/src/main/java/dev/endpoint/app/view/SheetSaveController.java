package dev.endpoint.app.view;

import dev.endpoint.app.control.Shown;
import dev.endpoint.app.model.SaveModel;
import dev.endpoint.app.model.SaveModel.Part;
import dev.endpoint.app.model.SaveModel.Stage;
import dev.endpoint.engine.capture.export.Form;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/// What to save and how, how far it is, how it ended.
public final class SheetSaveController {
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  private final SaveModel model;
  private final Outside outside;

  @FXML VBox root;
  @FXML Node asking;
  @FXML Node running;
  @FXML Node ended;
  @FXML ChoiceBox<Part> part;
  @FXML TextField range;
  @FXML Label rangeProblem;
  @FXML ChoiceBox<Form> form;
  @FXML Button choose;
  @FXML Label progress;
  @FXML ProgressBar bar;
  @FXML Label words;
  @FXML Button folder;
  @FXML Button done;

  public SheetSaveController(SaveModel model, Outside outside) {
    this.model = model;
    this.outside = outside;
  }

  @FXML
  void initialize() {
    part.setConverter(new Shows<>(Part::words));
    form.setConverter(new Shows<>(Form::label));
    form.getItems().setAll(SaveModel.FORMS);
    model.partsProperty().subscribe(this::offer);
    part.valueProperty().bindBidirectional(model.partProperty());
    form.valueProperty().bindBidirectional(model.formProperty());
    range.textProperty().bindBidirectional(model.rangeTextProperty());
    range.setOnAction(entered -> choose());
    model.partProperty().subscribe(now -> Shown.when(range, now != Part.SELECTION));
    model.rangeProblemProperty().subscribe(this::showRange);
    progress.textProperty().bind(model.wordsProperty());
    words.textProperty().bind(model.wordsProperty());
    bar.progressProperty().bind(model.fractionProperty());
    model.stageProperty().subscribe(this::show);
    root.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
  }

  /// What the choice box shows for a value; nobody types into it.
  private static final class Shows<T> extends StringConverter<T> {
    private final Function<T, String> words;

    Shows(Function<T, String> words) {
      this.words = words;
    }

    @Override
    public String toString(T value) {
      return value == null ? "" : words.apply(value);
    }

    @Override
    public T fromString(String text) {
      throw new UnsupportedOperationException("nobody types " + text);
    }
  }

  /// Taking the items away would change what is chosen.
  private void offer(List<Part> parts) {
    Part chosen = model.partProperty().get();
    part.getItems().setAll(parts);
    model.partProperty().set(parts.contains(chosen) || parts.isEmpty() ? chosen : parts.getFirst());
  }

  private void showRange(String wrong) {
    range.pseudoClassStateChanged(WRONG, !wrong.isEmpty());
    Shown.words(rangeProblem, rangeProblem, wrong);
    choose.setDisable(!wrong.isEmpty());
  }

  private void show(Stage stage) {
    Shown.when(root, stage != Stage.CLOSED);
    Shown.when(asking, stage == Stage.ASKING);
    Shown.when(running, stage == Stage.SAVING);
    Shown.when(ended, stage == Stage.SAVED || stage == Stage.NOT_SAVED);
    Shown.when(folder, stage == Stage.SAVED);
    ended.getStyleClass().setAll("band", stage == Stage.SAVED ? "band-done" : "band-warning");
    if (stage == Stage.ASKING) {
      choose.requestFocus();
    } else if (ended.isVisible()) {
      done.requestFocus();
    }
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE && model.stageProperty().get() != Stage.SAVING) {
      model.close();
      event.consume();
    }
  }

  @FXML
  void choose() {
    if (choose.isDisabled()) {
      return;
    }
    Path target = outside.fileToSave(root.getScene().getWindow(), model.suggestedName());
    if (target != null) {
      model.save(target);
    }
  }

  @FXML
  void cancel() {
    model.cancel();
  }

  @FXML
  void close() {
    model.close();
  }

  @FXML
  void openFolder() {
    Path saved = model.saved();
    if (saved != null) {
      outside.openFolder(saved);
    }
  }
}
