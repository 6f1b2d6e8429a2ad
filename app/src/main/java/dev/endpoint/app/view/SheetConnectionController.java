package dev.endpoint.app.view;

import dev.endpoint.app.control.Late;
import dev.endpoint.app.control.Shown;
import dev.endpoint.app.control.attempt.CardView;
import dev.endpoint.app.control.plot.PlotView;
import dev.endpoint.app.control.stream.Clock;
import dev.endpoint.app.control.stream.Encoding;
import dev.endpoint.app.control.stream.Invisible;
import dev.endpoint.app.control.stream.Lane;
import dev.endpoint.app.control.stream.Place;
import dev.endpoint.app.control.stream.StreamMode;
import dev.endpoint.app.control.stream.StreamView;
import dev.endpoint.app.control.stream.WallClock;
import dev.endpoint.app.model.Card;
import dev.endpoint.app.model.InspectModel;
import dev.endpoint.app.model.NotesModel;
import dev.endpoint.app.model.SaveModel;
import dev.endpoint.app.model.SessionModel;
import dev.endpoint.app.model.SheetModel;
import dev.endpoint.app.model.SheetPage;
import dev.endpoint.app.model.Words;
import dev.endpoint.app.settings.StreamLook;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.capture.note.Colour;
import dev.endpoint.engine.capture.note.Note;
import dev.endpoint.engine.session.SessionState;
import java.util.List;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// A connection: what was said on it, and below that what to say next or how it ended.
public final class SheetConnectionController {
  private static final double NARROW = 880;

  /// What of the conversation is shown.
  private enum Face {
    BYTES,
    MESSAGES,
    PLOT,
    COMPARISON
  }

  private final SheetModel model;
  private final SaveModel save;
  private final InspectModel inspect;
  private final NotesModel notes;
  private final StreamLook look;
  private final Outside outside;
  private final ObjectProperty<Face> face = new SimpleObjectProperty<>(this, "face", Face.BYTES);
  private @Nullable PlotView plot;
  private Subscription watching = Subscription.EMPTY;

  @FXML BorderPane root;
  @FXML Label gone;
  @FXML StreamView stream;
  @FXML HBox lanes;
  @FXML ToggleButton both;
  @FXML ToggleButton sent;
  @FXML ToggleButton received;
  @FXML Node layers;
  @FXML ToggleButton plain;
  @FXML ToggleButton wire;
  @FXML ToggleButton text;
  @FXML ToggleButton hex;
  @FXML ToggleButton split;
  @FXML ToggleButton cut;
  @FXML ToggleButton plotted;
  @FXML ToggleButton compared;
  @FXML ToggleButton hold;
  @FXML Button clock;
  @FXML CardView card;
  @FXML StackPane faces;
  @FXML Node messages;
  @FXML SheetMessagesController messagesController;
  @FXML Node comparison;
  @FXML Node noteBand;
  @FXML Node saveBand;
  @FXML SheetCompareController comparisonController;
  @FXML VBox composer;
  @FXML SheetComposerController composerController;

  public SheetConnectionController(SheetParts parts) {
    model = parts.model();
    save = parts.save();
    inspect = parts.inspect();
    notes = parts.notes();
    look = parts.look();
    outside = parts.outside();
  }

  @FXML
  void initialize() {
    card.handle(model::take, () -> Shown.copy(model.text()));
    Choices.toggle(both, stream.laneProperty(), Lane.BOTH);
    Choices.toggle(sent, stream.laneProperty(), Lane.SENT);
    Choices.toggle(received, stream.laneProperty(), Lane.RECEIVED);
    plain.setOnAction(pressed -> showWire(false));
    wire.setOnAction(pressed -> showWire(true));
    model.onWireProperty().subscribe(this::showWire);
    model.layeredProperty().subscribe(on -> Shown.when(layers, on));
    text.setOnAction(pressed -> show(StreamMode.TEXT));
    hex.setOnAction(pressed -> show(StreamMode.HEX));
    split.setOnAction(pressed -> show(StreamMode.SPLIT));
    cut.setOnAction(pressed -> showMessages());
    plotted.setOnAction(pressed -> showPlot());
    compared.setOnAction(pressed -> compare());
    stream.modeProperty().subscribe(now -> turn());
    face.subscribe(now -> turn());
    messagesController.join(stream, this::reveal);
    comparisonController.join(stream, this::reveal);
    stream.clockProperty().subscribe(this::showClock);
    stream.followingProperty().bindBidirectional(model.followingProperty());
    remember();
    stream.setOnHold(model::toggleHold);
    stream.setOnEvents(this::showOnly);
    stream.setOnCaptures(outside::showCaptures);
    inspect
        .openProperty()
        .bind(model.inspectingProperty().and(model.pageProperty().isEqualTo(SheetPage.CONNECTION)));
    stream.pointedProperty().subscribe(inspect::look);
    notes.askingProperty().subscribe((before, now) -> asked(now));
    notes.wantedProperty().subscribe(this::showNote);
    StreamFileItems files =
        new StreamFileItems(
            this::note,
            this::colour,
            this::compare,
            model::prepareReplay,
            this::save,
            this::said,
            new ToWireshark(save, outside));
    stream.addToMenu(files.items(), files::prepare);
    stream.messagesProperty().bind(model.composer().messagesProperty());
    model.heldProperty().subscribe(hold::setSelected);
    hold.setOnAction(pressed -> hold());
    model.sessionProperty().subscribe(this::changed);
    stream.coloursProperty().bind(model.colours().holdingProperty());
    model.recordingProperty().subscribe(stream::setRecording);
    model.recordingProperty().subscribe(notes::show);
    notes.notesProperty().subscribe(stream::show);
    for (ToggleButton lane : List.of(both, sent, received)) {
      lane.setTooltip(new Tooltip());
    }
    model.beatProperty().subscribe(beat -> showSizes());
    root.widthProperty().subscribe((before, now) -> showSizes());
    model.cardProperty().subscribe(this::show);
    Stream.of(layers, messages, comparison, noteBand, saveBand, card).forEach(Late::untilSeen);
  }

  private void remember() {
    stream.fontSizeProperty().bindBidirectional(look.fontSizeProperty());
    stream.bytesPerRowProperty().bindBidirectional(look.bytesPerRowProperty());
    stream.setEncoding(Encoding.of(look.encodingProperty().get()));
    stream.setInvisible(Invisible.of(look.invisibleProperty().get()));
    look.encodingProperty().bind(stream.encodingProperty().map(Encoding::word));
    look.invisibleProperty().bind(stream.invisibleProperty().map(Invisible::word));
  }

  /// Shows the stream, the messages of it, or how it went over time.
  private void turn() {
    boolean bytes = face.get() == Face.BYTES;
    Shown.when(messages, face.get() == Face.MESSAGES);
    Shown.when(comparison, face.get() == Face.COMPARISON);
    Shown.when(lanes, face.get() != Face.COMPARISON);
    Shown.when(stream, bytes);
    if (plot != null) {
      Shown.when(plot, face.get() == Face.PLOT);
    }
    text.setSelected(bytes && stream.getMode() == StreamMode.TEXT);
    hex.setSelected(bytes && stream.getMode() == StreamMode.HEX);
    split.setSelected(bytes && stream.getMode() == StreamMode.SPLIT);
    cut.setSelected(face.get() == Face.MESSAGES);
    plotted.setSelected(face.get() == Face.PLOT);
    compared.setSelected(face.get() == Face.COMPARISON);
  }

  /// Made when somebody wants to see it.
  private PlotView plot() {
    PlotView made = plot;
    if (made == null) {
      made = new PlotView();
      plot = made;
      faces.getChildren().add(made);
      made.clockProperty().bindBidirectional(stream.clockProperty());
      made.wallClockOriginProperty().bind(stream.wallClockOriginProperty());
      made.setOnJump(place -> reveal(place, place));
      model.recordingProperty().subscribe(made.recordingProperty()::set);
    }
    return made;
  }

  /// Goes to a message in the stream.
  private void reveal(Place from, Place to) {
    face.set(Face.BYTES);
    stream.reveal(from, to);
    stream.requestFocus();
  }

  private void reveal(Direction direction, long offset) {
    face.set(Face.BYTES);
    stream.reveal(direction, offset);
    stream.requestFocus();
  }

  private void changed(@Nullable SessionModel session) {
    watching.unsubscribe();
    save.leave();
    watching = Subscription.EMPTY;
    if (session != null) {
      watching =
          Subscription.combine(
              session.stateProperty().subscribe(this::setOrigin),
              session.growthProperty().subscribe((before, now) -> grew()));
    }
  }

  private void grew() {
    showSizes();
    stream.grew();
    messagesController.grew();
    comparisonController.grew();
    if (plot != null) {
      plot.grew();
    }
  }

  /// When a recording of earlier began is not known before it has been read.
  private void setOrigin(SessionState state) {
    WallClock origin = new WallClock(state.startedAt(), state.startedNanos());
    if (!origin.equals(stream.getWallClockOrigin())) {
      stream.setWallClockOrigin(origin);
    }
  }

  private void showWire(boolean on) {
    model.onWireProperty().set(on);
    plain.setSelected(!on);
    wire.setSelected(on);
  }

  private void showSizes() {
    Recording recording = model.recordingProperty().get();
    if (recording == null) {
      Shown.when(gone, false);
      return;
    }
    Recording.Extent extent = recording.extent();
    showSize(both, "Both", extent.bytes());
    showSize(sent, "\u25B8 Sent", extent.sent());
    showSize(received, "\u25C2 Received", extent.received());
    Shown.words(gone, gone, extent.gone().words());
  }

  /// Where there is little room only in the tip, so that the line need not be folded.
  private void showSize(ToggleButton lane, String name, long bytes) {
    String words = name + " " + Words.bytes(bytes);
    lane.setText(root.getWidth() < NARROW ? name : words);
    lane.getTooltip().setText(words);
    lane.setAccessibleText(words);
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

  /// Who has written a note goes on where it is.
  private void asked(boolean asking) {
    if (!asking && isShown()) {
      stream.requestFocus();
    }
  }

  private void showNote(@Nullable Note note) {
    if (note != null) {
      face.set(Face.BYTES);
      stream.reveal(note);
      stream.requestFocus();
    }
  }

  /// Asks for a note to what is selected, or to the byte at the caret.
  void note() {
    if (isShown()) {
      notes.ask(stream.pointedProperty().get());
    }
  }

  private void colour(@Nullable Colour colour) {
    notes.colour(stream.pointedProperty().get(), colour);
  }

  /// Asks what to save of the conversation that is shown, if there is one.
  @FXML
  void save() {
    Recording recording = model.recordingProperty().get();
    if (recording != null && isShown()) {
      save.ask(new SaveModel.Source(recording, stream.calendar(), stream.selected()));
    }
  }

  /// What was said on the connection that is shown, whatever is shown of it: that is what is in a
  /// file.
  private @Nullable Recording said() {
    SessionModel session = model.sessionProperty().get();
    return session == null ? null : session.state().recording();
  }

  @FXML
  void find() {
    if (isShown() && face.get() == Face.COMPARISON) {
      comparisonController.find();
    } else if (isShown()) {
      face.set(Face.BYTES);
      stream.find();
    }
  }

  void findOn(boolean forward) {
    if (isShown() && face.get() == Face.COMPARISON) {
      comparisonController.findOn(forward);
    } else if (isShown()) {
      face.set(Face.BYTES);
      stream.findOn(forward);
    }
  }

  void goTo() {
    if (isShown() && face.get() == Face.COMPARISON) {
      comparisonController.goTo();
    } else if (isShown()) {
      face.set(Face.BYTES);
      stream.goTo();
    }
  }

  private boolean isShown() {
    return root.isVisible();
  }

  @FXML
  void nextClock() {
    stream.setClock(stream.getClock().next());
  }

  @FXML
  void copy() {
    stream.copySelection();
  }

  void show(StreamMode mode) {
    boolean takes = isBeingUsed();
    face.set(Face.BYTES);
    stream.setMode(mode);
    turn();
    if (takes) {
      stream.requestFocus();
    }
  }

  /// Whether the keyboard is with what is shown of the conversation, and not with the composer.
  private boolean isBeingUsed() {
    Scene scene = root.getScene();
    Node at = scene == null ? null : scene.getFocusOwner();
    while (at != null && at != faces) {
      at = at.getParent();
    }
    return at != null;
  }

  void showMessages() {
    if (!isShown()) {
      return;
    }
    face.set(Face.MESSAGES);
    turn();
    messagesController.focus();
  }

  /// Shows the messages that a filter accepts.
  private void showOnly(String filter) {
    face.set(Face.MESSAGES);
    turn();
    messagesController.only(filter);
  }

  void showPlot() {
    if (isShown()) {
      PlotView shown = plot();
      face.set(Face.PLOT);
      turn();
      shown.requestFocus();
    }
  }

  /// Compares what is shown with another stream.
  void compare() {
    if (isShown()) {
      face.set(Face.COMPARISON);
      turn();
      comparisonController.open(stream.getMode() != StreamMode.TEXT);
    }
  }

  /// Asks which messages are wanted.
  void filter() {
    if (isShown()) {
      face.set(Face.MESSAGES);
      messagesController.focusFilter();
    }
  }

  SheetComposerController composer() {
    return composerController;
  }
}
