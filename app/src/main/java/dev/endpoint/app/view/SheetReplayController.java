package dev.endpoint.app.view;

import dev.endpoint.app.model.ComposerModel;
import dev.endpoint.app.model.FileProgress;
import dev.endpoint.app.model.Recorded;
import dev.endpoint.app.model.ReplayModel;
import dev.endpoint.app.model.SheetModel;
import dev.endpoint.engine.capture.Direction;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;

/// What was recorded and is to be sent once more, and how.
public final class SheetReplayController {
  private final ReplayModel model;
  private final ComposerModel composer;

  @FXML MenuButton source;
  @FXML ToggleButton sent;
  @FXML ToggleButton received;
  @FXML MenuButton speed;
  @FXML CheckBox answered;
  @FXML Label words;
  @FXML Button start;

  public SheetReplayController(SheetModel model) {
    this.model = model.replay();
    this.composer = model.composer();
  }

  @FXML
  void initialize() {
    Choices.toggle(sent, model.directionProperty(), Direction.SENT);
    Choices.toggle(received, model.directionProperty(), Direction.RECEIVED);
    answered.selectedProperty().bindBidirectional(model.answeredProperty());
    words.textProperty().bind(model.wordsProperty());
    ToggleGroup speeds = new ToggleGroup();
    for (ReplayModel.Speed each : ReplayModel.Speed.values()) {
      RadioMenuItem item = new RadioMenuItem(each.label());
      item.setToggleGroup(speeds);
      item.setOnAction(chosen -> model.speedProperty().set(each));
      model.speedProperty().subscribe(now -> item.setSelected(now == each));
      speed.getItems().add(item);
    }
    speed.textProperty().bind(model.speedProperty().map(ReplayModel.Speed::label));
    source.setOnShowing(showing -> offer());
    offer();
    model.sourceProperty().subscribe(now -> show());
    model.someProperty().subscribe(now -> show());
    composer.sendableProperty().subscribe(now -> show());
    composer.fileProperty().subscribe(now -> show());
    start.setOnAction(pressed -> model.start());
  }

  private void show() {
    boolean chosen = model.sourceProperty().get() != null;
    FileProgress under = composer.fileProperty().get();
    boolean busy = under != null && under.running();
    source.setText(chosen ? model.sourceName() : "Choose what was recorded");
    source.setDisable(!composer.sendableProperty().get());
    start.setDisable(!model.someProperty().get() || busy || !composer.sendableProperty().get());
  }

  /// A menu that is about to be shown needs an entry already.
  private void offer() {
    ToggleGroup group = new ToggleGroup();
    List<MenuItem> items = model.choices().stream().map(each -> item(group, each)).toList();
    source.getItems().setAll(items);
    if (items.isEmpty()) {
      MenuItem nothing = new MenuItem("Nothing is recorded yet; Ctrl+O opens a capture or a trace");
      nothing.setDisable(true);
      source.getItems().add(nothing);
    }
  }

  private MenuItem item(ToggleGroup group, Recorded each) {
    RadioMenuItem item = new RadioMenuItem(each.words());
    item.setMnemonicParsing(false);
    item.setToggleGroup(group);
    item.setSelected(model.sourceProperty().get() == each.session());
    item.setOnAction(chosen -> model.sourceProperty().set(each.session()));
    return item;
  }
}
