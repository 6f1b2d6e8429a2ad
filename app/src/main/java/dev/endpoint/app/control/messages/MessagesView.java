package dev.endpoint.app.control.messages;

import dev.endpoint.app.bridge.Pulses;
import dev.endpoint.app.control.stream.Clock;
import dev.endpoint.app.control.stream.Lane;
import dev.endpoint.app.control.stream.OwnOffset;
import dev.endpoint.app.control.stream.Place;
import dev.endpoint.app.control.stream.Sizes;
import dev.endpoint.app.control.stream.StreamMode;
import dev.endpoint.app.control.stream.StreamView;
import dev.endpoint.app.control.stream.WallClock;
import dev.endpoint.app.model.ColourRules;
import dev.endpoint.engine.capture.Calendar;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.capture.filter.Filter;
import dev.endpoint.engine.capture.message.Cutting;
import dev.endpoint.engine.capture.message.Excerpt;
import dev.endpoint.engine.capture.message.Message;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import org.jspecify.annotations.Nullable;

/// A conversation as messages: the list of them, and below it exactly the bytes of the one that is
/// selected.
public final class MessagesView extends SplitPane {
  private static final String STYLE = "/dev/endpoint/app/css/messages.css";
  private static final double LIST_PART = 0.62;

  /// Below this height the bytes get as much room as the list.
  private static final double LOW = 360;

  private static final double LOW_PART = 0.5;

  private final ObjectProperty<@Nullable Recording> recording =
      new SimpleObjectProperty<>(this, "recording");
  private final ObjectProperty<Cutting> cutting =
      new SimpleObjectProperty<>(this, "cutting", new Cutting.Reads());
  private final ObjectProperty<Lane> lane = new SimpleObjectProperty<>(this, "lane", Lane.BOTH);
  private final ObjectProperty<@Nullable Filter> filter =
      new SimpleObjectProperty<>(this, "filter");
  private final BooleanProperty listFirst = new SimpleBooleanProperty(this, "listFirst");
  private final ZoneId zone;
  private final Executor background;
  private final Executor fx;
  private final MessageList list;
  private final StreamView bytes = new StreamView();
  private final Label title = new Label();
  private final BorderPane detail = new BorderPane(bytes);
  private BiConsumer<Place, Place> onJump = (from, to) -> {};
  private Consumer<String> onColour = text -> {};
  private Consumer<String> onOnly = text -> {};

  public MessagesView() {
    this(
        ZoneId.systemDefault(),
        task -> Thread.ofVirtual().name("messages").start(task),
        new Pulses());
  }

  /// @param background reads lines
  /// @param fx runs tasks on the FX thread
  MessagesView(ZoneId zone, Executor background, Executor fx) {
    this.zone = zone;
    this.background = background;
    this.fx = fx;
    list = new MessageList(zone, background, fx);
    getStyleClass().add("messages-view");
    getStylesheets()
        .add(Objects.requireNonNull(MessagesView.class.getResource(STYLE), STYLE).toExternalForm());
    setOrientation(Orientation.VERTICAL);
    title.getStyleClass().add("message-title");
    title.setMaxWidth(Double.MAX_VALUE);
    detail.setTop(title);
    detail.setMinHeight(0);
    bytes.setMode(StreamMode.SPLIT);
    getItems().add(list);
    listen();
  }

  private void listen() {
    recording.subscribe((before, now) -> restart(false));
    cutting.subscribe((before, now) -> restart(true));
    lane.subscribe((before, now) -> restart(true));
    filter.subscribe((before, now) -> restart(true));
    list.wallClockOriginProperty().subscribe((before, now) -> restart(true));
    list.selectedProperty().subscribe(this::show);
    list.shotProperty().subscribe(this::entitle);
    list.setOnJump(this::jump);
    list.setOnColour(message -> like(message, onColour));
    list.setOnOnly(message -> like(message, onOnly));
    listFirst.subscribe((before, now) -> place());
    heightProperty().subscribe((before, now) -> place());
    bytes.clockProperty().bindBidirectional(list.clockProperty());
    bytes.wallClockOriginProperty().bind(list.wallClockOriginProperty());
    bytes.fontSizeProperty().bindBidirectional(list.fontSizeProperty());
    list.emptyTextProperty().bind(list.shotProperty().map(this::emptyWords));
  }

  private void restart(boolean same) {
    Recording shown = recording.get();
    list.use(
        shown == null
            ? null
            : new MessageSource(
                shown, cutting.get(), lane.get().direction(), filter.get(), calendar()),
        same);
    if (!same) {
      list.follow();
    }
  }

  private @Nullable Calendar calendar() {
    WallClock origin = list.wallClockOriginProperty().get();
    return origin == null ? null : origin.calendar(zone);
  }

  private String emptyWords(Shot shot) {
    return shot.more()
        ? "Looking \u2026"
        : shot.all() == 0 ? "Nothing sent or received yet" : "No message is like that";
  }

  private void show(@Nullable Message message) {
    Recording shown = recording.get();
    if (message == null || shown == null) {
      bytes.setRecording(null);
      place();
      return;
    }
    entitle();
    bytes.setRecording(new Excerpt(shown, message));
    bytes.reveal(new Place(0, 0), new Place(0, 0));
    place();
  }

  /// Shows the bytes below the list while there are any.
  private void place() {
    boolean wanted =
        list.selectedProperty().get() != null && !(listFirst.get() && getHeight() < LOW);
    if (!wanted) {
      getItems().remove(detail);
    } else if (!getItems().contains(detail)) {
      getItems().add(detail);
      setDividerPositions(getHeight() < LOW ? LOW_PART : LIST_PART);
    }
  }

  /// A message that is not whole changes, and so may its colour.
  private void entitle() {
    Message message = list.selectedProperty().get();
    if (message != null) {
      Line line = list.selectedLine();
      ColourRules.Rule rule = line == null ? null : line.rule();
      title.setText(words(message) + (rule == null ? "" : "  \u00B7  " + rule.words()));
    }
  }

  private static String words(Message message) {
    if (message.direction() == null) {
      return "Event " + message.number();
    }
    String words =
        "Message %d \u00B7 %s %s %s at 0x%X"
            .formatted(
                message.number(),
                message.direction() == Direction.SENT ? "sent" : "received",
                Sizes.exact(message.size()),
                message.size() == 1 ? "byte" : "bytes",
                message.offset());
    return switch (message.state()) {
      case WHOLE -> words;
      case OPEN -> words + " \u00B7 not whole: " + message.words();
      case UNCUT -> words + " \u00B7 not cut: " + message.words();
    };
  }

  /// Where a message stands in the stream is looked up off the FX thread.
  private void jump(Message message) {
    Recording shown = recording.get();
    if (shown != null) {
      background.execute(() -> lookUp(shown, message));
    }
  }

  private void lookUp(Recording shown, Message message) {
    try {
      Direction direction = message.direction();
      Place from =
          direction == null
              ? new Place(message.record(), 0)
              : OwnOffset.place(shown, direction, message.offset());
      Place last =
          direction == null
              ? from
              : OwnOffset.place(shown, direction, message.offset() + message.size() - 1);
      Place to = direction == null ? from : new Place(last.record(), last.offset() + 1);
      fx.execute(() -> onJump.accept(from, to));
    } catch (IOException e) {
      unreadable(e);
    }
  }

  private void unreadable(IOException e) {
    fx.execute(() -> title.setText("This part of the recording cannot be read: " + e.getMessage()));
  }

  /// What a message begins with is read off the FX thread.
  private void like(Message message, Consumer<String> action) {
    Recording shown = recording.get();
    if (shown != null) {
      background.execute(() -> like(shown, message, action));
    }
  }

  private void like(Recording shown, Message message, Consumer<String> action) {
    try {
      String text = Filter.like(shown, message);
      fx.execute(() -> action.accept(text));
    } catch (IOException e) {
      unreadable(e);
    }
  }

  /// The recording may have grown: to be called on the FX thread, at most once a pulse.
  public void grew() {
    list.grew();
  }

  /// Gives the keyboard to the list.
  public void focusList() {
    applyCss(); // where it was never shown, its parts are not in the scene yet
    list.requestFocus();
  }

  // What can be set

  /// What is shown; null shows nothing.
  public ObjectProperty<@Nullable Recording> recordingProperty() {
    return recording;
  }

  public ObjectProperty<Cutting> cuttingProperty() {
    return cutting;
  }

  /// Which direction is shown.
  public ObjectProperty<Lane> laneProperty() {
    return lane;
  }

  /// Which messages are shown; null for all.
  public ObjectProperty<@Nullable Filter> filterProperty() {
    return filter;
  }

  /// What colours the messages.
  public ObjectProperty<ColourRules> coloursProperty() {
    return list.coloursProperty();
  }

  /// Whether the list has all the room where there is little, and the bytes none.
  public BooleanProperty listFirstProperty() {
    return listFirst;
  }

  public ObjectProperty<Clock> clockProperty() {
    return list.clockProperty();
  }

  public ObjectProperty<@Nullable WallClock> wallClockOriginProperty() {
    return list.wallClockOriginProperty();
  }

  public BooleanProperty followingProperty() {
    return list.followingProperty();
  }

  /// How far the list is.
  public ReadOnlyObjectProperty<Shot> shotProperty() {
    return list.shotProperty();
  }

  /// Why nothing more could be read; null when it could.
  public ReadOnlyObjectProperty<@Nullable Exception> problemProperty() {
    return list.problemProperty();
  }

  /// @param action shows a part of the stream, from a place to another
  public void setOnJump(BiConsumer<Place, Place> action) {
    onJump = action;
  }

  /// @param action colours the messages that a filter accepts
  public void setOnColour(Consumer<String> action) {
    onColour = action;
  }

  /// @param action shows only the messages that a filter accepts
  public void setOnOnly(Consumer<String> action) {
    onOnly = action;
  }

  /// @param action holds reading, or goes on
  public void setOnHold(Runnable action) {
    list.setOnHold(action);
  }

  MessageList list() {
    return list;
  }
}
