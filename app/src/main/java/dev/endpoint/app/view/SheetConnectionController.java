package dev.endpoint.app.view;

import dev.endpoint.app.control.attempt.CardView;
import dev.endpoint.app.control.stream.Clock;
import dev.endpoint.app.control.stream.Lane;
import dev.endpoint.app.control.stream.StreamMode;
import dev.endpoint.app.control.stream.StreamView;
import dev.endpoint.app.control.stream.WallClock;
import dev.endpoint.app.model.Card;
import dev.endpoint.app.model.SessionModel;
import dev.endpoint.app.model.SheetModel;
import dev.endpoint.app.model.Words;
import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.session.SessionState;
import javafx.beans.property.ObjectProperty;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// A connection: what was said on it, and below that what to say next or how it ended.
public final class SheetConnectionController {
  private final SheetModel model;
  private Subscription watching = Subscription.EMPTY;

  @FXML private BorderPane root;
  @FXML private StreamView stream;
  @FXML private ToggleButton both;
  @FXML private ToggleButton sent;
  @FXML private ToggleButton received;
  @FXML private ToggleButton text;
  @FXML private ToggleButton hex;
  @FXML private ToggleButton split;
  @FXML private ToggleButton hold;
  @FXML private Button clock;
  @FXML private CardView card;
  @FXML private VBox composer;
  @FXML private SheetComposerController composerController;

  public SheetConnectionController(SheetModel model) {
    this.model = model;
  }

  @FXML
  private void initialize() {
    card.handle(model::take, () -> Shown.copy(model.text()));
    choice(both, stream.laneProperty(), Lane.BOTH);
    choice(sent, stream.laneProperty(), Lane.SENT);
    choice(received, stream.laneProperty(), Lane.RECEIVED);
    choice(text, stream.modeProperty(), StreamMode.TEXT);
    choice(hex, stream.modeProperty(), StreamMode.HEX);
    choice(split, stream.modeProperty(), StreamMode.SPLIT);
    stream.clockProperty().subscribe(this::showClock);
    stream.followingProperty().bindBidirectional(model.followingProperty());
    stream.setOnHold(model::toggleHold);
    stream.messagesProperty().bind(model.composer().messagesProperty());
    model.heldProperty().subscribe(hold::setSelected);
    hold.setOnAction(pressed -> hold());
    model.sessionProperty().subscribe(this::changed);
    model.recordingProperty().subscribe(stream::setRecording);
    model.beatProperty().subscribe(beat -> showSizes());
    model.cardProperty().subscribe(this::show);
  }

  /// A button that stands for one value of a property: it is down while the property has it.
  private static <T> void choice(ToggleButton button, ObjectProperty<T> property, T value) {
    property.subscribe(now -> button.setSelected(now == value));
    button.setOnAction(
        pressed -> {
          property.set(value);
          button.setSelected(true);
        });
  }

  private void changed(@Nullable SessionModel session) {
    watching.unsubscribe();
    watching = Subscription.EMPTY;
    if (session != null) {
      watching =
          Subscription.combine(
              session.stateProperty().subscribe(this::setOrigin),
              session.growthProperty().subscribe((before, now) -> stream.grew()));
    }
  }

  /// When a recording of earlier began is not known before it has been read.
  private void setOrigin(SessionState state) {
    WallClock origin = new WallClock(state.startedAt(), state.startedNanos());
    if (!origin.equals(stream.getWallClockOrigin())) {
      stream.setWallClockOrigin(origin);
    }
  }

  private void showSizes() {
    Recording recording = model.recordingProperty().get();
    if (recording == null) {
      return;
    }
    Recording.Extent extent = recording.extent();
    both.setText("Both " + Words.bytes(extent.bytes()));
    sent.setText("\u25B8 Sent " + Words.bytes(extent.sent()));
    received.setText("\u25C2 Received " + Words.bytes(extent.received()));
  }

  private void showClock(Clock now) {
    clock.setAccessibleText("Time column: " + now.words());
    clock.setTooltip(new Tooltip("The time column shows the " + now.words() + " (T)"));
  }

  private void show(@Nullable Card ended) {
    Shown.when(card, ended != null);
    if (ended != null) {
      card.show(ended);
    }
    hold.setDisable(ended != null);
    Shown.when(composer, ended == null);
  }

  /// The button shows what is so, not what was asked for.
  private void hold() {
    hold.setSelected(model.heldProperty().get());
    model.toggleHold();
  }

  @FXML
  void find() {
    if (isShown()) {
      stream.find();
    }
  }

  void findOn(boolean forward) {
    if (isShown()) {
      stream.findOn(forward);
    }
  }

  void goTo() {
    if (isShown()) {
      stream.goTo();
    }
  }

  private boolean isShown() {
    return root.isVisible();
  }

  @FXML
  private void nextClock() {
    stream.setClock(stream.getClock().next());
  }

  @FXML
  private void copy() {
    stream.copySelection();
  }

  void show(StreamMode mode) {
    stream.setMode(mode);
  }

  SheetComposerController composer() {
    return composerController;
  }
}
