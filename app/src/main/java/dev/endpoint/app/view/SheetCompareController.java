package dev.endpoint.app.view;

import dev.endpoint.app.control.Shown;
import dev.endpoint.app.control.compare.CompareView;
import dev.endpoint.app.control.compare.CompareWords;
import dev.endpoint.app.control.compare.Shot;
import dev.endpoint.app.control.stream.StreamView;
import dev.endpoint.app.control.stream.WallClock;
import dev.endpoint.app.model.CompareModel;
import dev.endpoint.app.model.Recorded;
import dev.endpoint.app.model.SessionModel;
import dev.endpoint.engine.capture.Direction;
import java.util.function.BiConsumer;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import org.jspecify.annotations.Nullable;

/// Two streams side by side, and which they are.
public final class SheetCompareController {
  private static final String SEPARATOR = "  \u00B7  ";

  private final CompareModel model;
  private boolean opened;

  @FXML CompareView view;
  @FXML ToggleButton leftSent;
  @FXML ToggleButton leftReceived;
  @FXML MenuButton other;
  @FXML ToggleButton rightSent;
  @FXML ToggleButton rightReceived;
  @FXML ToggleButton hex;
  @FXML ToggleButton text;
  @FXML Label left;
  @FXML Label right;
  @FXML Label state;
  @FXML Label problem;
  @FXML Button stop;

  public SheetCompareController(CompareModel model) {
    this.model = model;
  }

  @FXML
  void initialize() {
    Choices.toggle(leftSent, model.leftProperty(), Direction.SENT);
    Choices.toggle(leftReceived, model.leftProperty(), Direction.RECEIVED);
    Choices.toggle(rightSent, model.rightProperty(), Direction.SENT);
    Choices.toggle(rightReceived, model.rightProperty(), Direction.RECEIVED);
    Choices.toggle(hex, view.hexProperty().asObject(), true);
    Choices.toggle(text, view.hexProperty().asObject(), false);
    other.setOnShowing(showing -> offer());
    offer();
    model.otherProperty().subscribe(now -> other.setText(model.otherName()));
    model.sidesProperty().subscribe(this::show);
    view.shotProperty().subscribe(this::show);
    view.stoppedProperty().subscribe(now -> show(view.shotProperty().get()));
    view.problemProperty().subscribe(words -> Shown.words(problem, problem, words));
    stop.setOnAction(pressed -> view.stoppedProperty().set(!view.stoppedProperty().get()));
  }

  /// A menu that is about to be shown needs an entry already.
  private void offer() {
    ToggleGroup group = new ToggleGroup();
    other.getItems().setAll(item(group, "this connection", null));
    for (Recorded each : model.choices()) {
      other.getItems().add(item(group, each.words(), each.session()));
    }
  }

  private RadioMenuItem item(ToggleGroup group, String words, @Nullable SessionModel session) {
    RadioMenuItem item = new RadioMenuItem(words);
    item.setMnemonicParsing(false);
    item.setToggleGroup(group);
    item.setSelected(model.otherProperty().get() == session);
    item.setOnAction(chosen -> model.otherProperty().set(session));
    return item;
  }

  private void show(CompareModel.@Nullable Sides sides) {
    view.pairProperty()
        .set(
            sides == null
                ? null
                : new CompareView.Pair(stream(sides.left()), stream(sides.right())));
    other.setText(model.otherName());
    show(view.shotProperty().get());
  }

  private static CompareView.Stream stream(CompareModel.Stream side) {
    return new CompareView.Stream(
        side.recording(), side.direction(), new WallClock(side.startedAt(), side.startedNanos()));
  }

  private void show(Shot shot) {
    boolean stopped = view.stoppedProperty().get();
    state.setText(CompareWords.state(shot, stopped));
    stop.setText(stopped ? "Go on" : "Stop");
    Shown.when(stop, shot.more() && !shot.lines().isEmpty() || stopped);
    CompareModel.Sides sides = model.sidesProperty().get();
    if (sides != null) {
      left.setText(sides.left().name() + SEPARATOR + CompareWords.bytes(shot.leftLength()));
      right.setText(CompareWords.bytes(shot.rightLength()));
    }
  }

  /// Shows what the stream shows, in type of the same size.
  ///
  /// @param jump goes to a byte of a direction of what is shown
  void join(StreamView stream, BiConsumer<Direction, Long> jump) {
    view.fontSizeProperty().bindBidirectional(stream.fontSizeProperty());
    view.bytesPerRowProperty().bind(stream.bytesPerRowProperty());
    view.encodingProperty().bind(stream.encodingProperty());
    view.invisibleProperty().bind(stream.invisibleProperty());
    view.setOnJump(offset -> jump.accept(model.leftProperty().get(), offset));
  }

  void grew() {
    view.grew();
  }

  /// Shows it: the first time as the stream was shown.
  void open(boolean asHex) {
    if (!opened) {
      view.hexProperty().set(asHex);
    }
    opened = true;
    view.requestFocus();
  }

  void findOn(boolean forward) {
    view.findOn(forward);
  }

  @FXML
  void find() {
    view.find();
  }

  void goTo() {
    view.goTo();
  }

  @FXML
  void next() {
    view.step(true);
  }

  @FXML
  void previous() {
    view.step(false);
  }
}
