package dev.endpoint.app.control.messages;

import dev.endpoint.app.control.MonoFont;
import dev.endpoint.app.control.Shown;
import dev.endpoint.app.control.stream.CellSize;
import dev.endpoint.app.control.stream.Clock;
import dev.endpoint.app.control.stream.ClockFormat;
import dev.endpoint.app.control.stream.Showing;
import dev.endpoint.app.control.stream.Sizes;
import dev.endpoint.app.control.stream.StreamProperties;
import dev.endpoint.app.control.stream.WallClock;
import dev.endpoint.app.model.ColourRules;
import dev.endpoint.engine.capture.message.Message;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;

/// The messages of a conversation, one a row, all of one height. Only the rows on the screen exist,
/// and what they say is read off the FX thread; so it costs the same however many there are. Like
/// any control it belongs to the FX thread.
public final class MessageList extends Region {
  /// So many rows above and below are read as well, to be there when they are scrolled to.
  private static final int MARGIN = 20;

  /// A part of the bar that a mouse can still take hold of.
  private static final double SHORTEST_THUMB = 0.05;

  private static final double PILL_MARGIN = 14;
  private static final int WHEEL_ROWS = 3;
  private static final long NOTHING = -1;

  private final ObjectProperty<Clock> clock = new SimpleObjectProperty<>(this, "clock", Clock.WALL);
  private final ObjectProperty<@Nullable WallClock> wallClockOrigin =
      new SimpleObjectProperty<>(this, "wallClockOrigin");
  private final BooleanProperty following = new SimpleBooleanProperty(this, "following", true);
  private final DoubleProperty fontSize =
      new SimpleDoubleProperty(this, "fontSize", StreamProperties.DEFAULT_FONT_SIZE);
  private final ObjectProperty<ColourRules> colours =
      new SimpleObjectProperty<>(this, "colours", ColourRules.NONE);
  private final ReadOnlyObjectWrapper<@Nullable Message> selected =
      new ReadOnlyObjectWrapper<>(this, "selected");
  private final ReadOnlyObjectWrapper<Shot> shot =
      new ReadOnlyObjectWrapper<>(this, "shot", Shot.EMPTY);
  private final ReadOnlyObjectWrapper<@Nullable Exception> problem =
      new ReadOnlyObjectWrapper<>(this, "problem");
  private final ObservableValue<Font> font = fontSize.map(size -> MonoFont.of(size.doubleValue()));
  private final ScrollBar bar = new ScrollBar();
  private final Button pill = new Button();
  private final Label empty = new Label();
  private final Rectangle clip = new Rectangle();
  private final List<MessageRow> rows = new ArrayList<>();
  private final Showing showing = new Showing(this, this::ask);
  private final MessageMenu menu = new MessageMenu(this);
  private final MessageLoader loader;
  private final ZoneId zone;
  private Consumer<Message> onJump = message -> {};
  private Consumer<Message> onColour = message -> {};
  private Consumer<Message> onOnly = message -> {};
  private Runnable onHold = () -> {};
  private CellSize cell = CellSize.of(font.getValue());

  /// The first row to be shown, and the one that is shown until its lines are there.
  private long top;

  private long drawnTop;
  private Shot drawn = Shot.EMPTY;
  private long caret = NOTHING;

  /// How many messages there were when the last one was to be seen.
  private long seen;

  private boolean settingBar;

  /// @param background reads lines
  /// @param fx runs tasks on the FX thread
  MessageList(ZoneId zone, Executor background, Executor fx) {
    this.zone = zone;
    loader = new MessageLoader(background, fx, new Arrivals());
    build();
    listen();
    MessageKeys.on(this);
    setOnContextMenuRequested(this::menuAsked);
  }

  private void build() {
    getStyleClass().add("message-list");
    setClip(clip);
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.LIST_VIEW);
    setAccessibleRoleDescription("messages");
    empty.getStyleClass().add("message-empty");
    empty.setMouseTransparent(true);
    pill.getStyleClass().add("stream-pill");
    pill.setFocusTraversable(false);
    pill.setVisible(false);
    pill.setOnAction(pressed -> follow());
    bar.setOrientation(Orientation.VERTICAL);
    bar.setMax(1);
    bar.setFocusTraversable(false);
    bar.setVisible(false);
    getChildren().addAll(bar, empty, pill);
  }

  private void listen() {
    clock.subscribe(now -> draw());
    wallClockOrigin.subscribe(now -> draw());
    focusedProperty().subscribe(now -> draw());
    fontSize.subscribe((before, now) -> resized());
    following.subscribe((before, now) -> followingChanged(now));
    colours.subscribe((before, now) -> grew());
    bar.valueProperty().subscribe((before, now) -> barMoved());
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    addEventHandler(ScrollEvent.SCROLL, this::scrolled);
  }

  // What is shown

  /// Shows other messages; null shows none.
  ///
  /// @param same whether they are of the same conversation: then what is on the screen stays there
  ///   until they can be shown
  void use(@Nullable MessageSource source, boolean same) {
    loader.use(source);
    problem.set(null);
    caret = NOTHING;
    selected.set(null);
    seen = NOTHING;
    if (!same) {
      shot.set(source == null ? Shot.EMPTY : Shot.FIRST);
      drawn = shot.get();
      top = 0;
      drawnTop = 0;
    }
    draw();
    grew();
  }

  /// There may be more: to be called on the FX thread, at most once a pulse.
  void grew() {
    if (showing.now()) {
      ask();
    }
  }

  private void ask() {
    int fit = fit();
    if (fit > 0) {
      loader.ask(
          following.get()
              ? new Ask(Ask.TAIL, fit + MARGIN, colours.get())
              : new Ask(Math.max(gone(), top - MARGIN), fit + 2 * MARGIN, colours.get()));
    }
  }

  private final class Arrivals implements MessageLoader.Listener {
    @Override
    public void loaded(Shot arrived, Ask ask) {
      problem.set(null);
      shot.set(arrived);
      top = following.get() ? lastTop() : Math.clamp(top, gone(), lastTop());
      look();
      if (arrived.more() && showing.now()) {
        ask();
      }
    }

    @Override
    public void failed(Exception why) {
      problem.set(why);
    }
  }

  /// Draws what is to be shown, if it is there.
  private void look() {
    Shot now = shot.get();
    long last = Math.min(now.shown(), top + fit() + 1) - 1;
    if (last < top || now.covers(top) && now.covers(last)) {
      drawn = now;
      drawnTop = top;
    }
    if (caret != NOTHING && now.covers(caret)) {
      selected.set(now.line(caret).message());
    }
    draw();
    moveBar();
    count();
    speak();
  }

  private void draw() {
    int fit = fit() + 1;
    while (rows.size() < fit) {
      MessageRow row = new MessageRow(font);
      rows.add(row);
      getChildren().add(rows.size() - 1, row);
    }
    Columns columns =
        Columns.of(getWidth() - bar.prefWidth(-1), cell, drawn.all(), clock.get() != Clock.DELTA);
    ClockFormat format = new ClockFormat(clock.get(), zone, wallClockOrigin.get(), drawn.opened());
    for (int i = 0; i < rows.size(); i++) {
      MessageRow row = rows.get(i);
      long place = drawnTop + i;
      boolean there = i < fit && drawn.covers(place);
      row.setVisible(there);
      if (there) {
        row.resizeRelocate(0, i * cell.height(), getWidth(), cell.height());
        row.show(drawn.line(place), columns, cell, format, place == caret, isFocused());
      }
    }
    empty.setVisible(shot.get().shown() == 0);
  }

  private void count() {
    Shot now = shot.get();
    boolean last = following.get() || top >= lastTop();
    if (last || seen == NOTHING && !now.more()) {
      seen = now.shown();
    }
    long missed = seen == NOTHING ? 0 : Math.max(0, now.shown() - seen);
    if (missed > 0) {
      pill.setText("\u2193 " + Sizes.exact(missed) + " new  \u00B7  End");
      requestLayout();
    }
    pill.setVisible(missed > 0);
  }

  private void moveBar() {
    long there = shot.get().shown() - gone();
    double visible = there == 0 ? 1 : Math.min(1, (double) fit() / there);
    settingBar = true;
    bar.setVisibleAmount(Math.max(visible, SHORTEST_THUMB));
    bar.setValue(lastTop() == gone() ? 0 : (double) (top - gone()) / (lastTop() - gone()));
    bar.setUnitIncrement(visible / 20);
    bar.setBlockIncrement(visible);
    bar.setVisible(visible < 1);
    settingBar = false;
  }

  /// What a screen reader is told: the selected message, or the newest one.
  private void speak() {
    if (isFocused()) {
      Line told =
          caret != NOTHING && drawn.covers(caret)
              ? drawn.line(caret)
              : drawn.lines().isEmpty() ? null : drawn.lines().getLast();
      setAccessibleText(told == null ? empty.getText() : MessageRow.spoken(told));
    }
  }

  // Where it is

  /// How many rows fit.
  int fit() {
    return (int) (getHeight() / cell.height());
  }

  private long lastTop() {
    return Math.max(gone(), shot.get().shown() - fit());
  }

  /// The first of them that is not gone.
  private long gone() {
    return shot.get().gone();
  }

  private void followingChanged(boolean on) {
    if (on) {
      top = lastTop();
      ask();
    }
    count();
  }

  /// Shows the newest messages, and goes on doing so.
  public void follow() {
    following.set(true);
  }

  /// The user goes up or down.
  void scroll(long by) {
    long next = Math.clamp(top + by, gone(), lastTop());
    boolean end = by > 0 && next == lastTop();
    if (next == top && !end) {
      return;
    }
    top = next;
    following.set(end);
    look();
    ask();
  }

  /// The user selects another message.
  void move(long by) {
    long last = shot.get().shown() - 1;
    if (last >= 0) {
      long from = caret != NOTHING ? caret : following.get() ? last + 1 : top - 1;
      select(Math.clamp(from + by, gone(), last));
    }
  }

  void select(long place) {
    caret = place;
    following.set(false);
    if (caret < top) {
      top = caret;
    } else if (caret >= top + fit()) {
      top = caret - fit() + 1;
    }
    look();
    ask();
  }

  void deselect() {
    caret = NOTHING;
    selected.set(null);
    draw();
  }

  private void barMoved() {
    if (!settingBar) {
      top = gone() + Math.round(bar.getValue() * (lastTop() - gone()));
      following.set(bar.getValue() >= 1);
      look();
      ask();
    }
  }

  private void pressed(MouseEvent event) {
    requestFocus();
    long place = drawnTop + (long) (event.getY() / cell.height());
    boolean menu = event.getButton() == MouseButton.SECONDARY;
    if ((event.getButton() == MouseButton.PRIMARY || menu) && drawn.covers(place)) {
      select(place);
      if (event.getClickCount() == 2 && !menu) {
        jump();
      }
    }
    event.consume();
  }

  private void scrolled(ScrollEvent event) {
    boolean lines = event.getTextDeltaYUnits() == ScrollEvent.VerticalTextScrollUnits.LINES;
    double up = lines ? event.getTextDeltaY() : event.getDeltaY() / cell.height();
    long count = Math.max(1, Math.round(Math.abs(up)));
    scroll(up > 0 ? -Math.min(count, WHEEL_ROWS * 10L) : Math.min(count, WHEEL_ROWS * 10L));
    event.consume();
  }

  private void resized() {
    cell = CellSize.of(font.getValue());
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    double barWidth = Math.ceil(bar.prefWidth(-1));
    bar.resizeRelocate(getWidth() - barWidth, 0, barWidth, getHeight());
    empty.autosize();
    empty.relocate(
        Math.round((getWidth() - empty.getWidth()) / 2),
        Math.round((getHeight() - empty.getHeight()) / 2));
    pill.autosize();
    pill.relocate(
        Math.round(Math.max(0, getWidth() - barWidth - pill.getWidth() - PILL_MARGIN)),
        Math.round(getHeight() - pill.getHeight() - PILL_MARGIN));
  }

  @Override
  public void resize(double width, double height) {
    boolean other = width != getWidth() || height != getHeight();
    boolean sees = caret >= top && caret < top + fit();
    super.resize(width, height);
    clip.setWidth(width);
    clip.setHeight(height);
    if (other) {
      if (following.get()) {
        top = lastTop();
      } else if (sees && fit() > 0) {
        top = Math.max(top, caret - fit() + 1);
      }
      look();
      ask();
    }
  }

  /// Goes to the selected message in the stream.
  void jump() {
    ifSelected(onJump);
  }

  /// The row of the selected message; null while it is far from the screen.
  @Nullable Line selectedLine() {
    return caret != NOTHING && shot.get().covers(caret) ? shot.get().line(caret) : null;
  }

  /// The selected row as text; empty if nothing is selected.
  String selectedText() {
    Line line = selectedLine();
    return line == null ? "" : MessageRow.spoken(line);
  }

  void copy() {
    String text = selectedText();
    if (!text.isEmpty()) {
      Shown.copy(text);
    }
  }

  /// Where on the screen the selected row ends, or the list begins.
  Point2D belowSelected() {
    double y = caret == NOTHING ? 0 : (caret - drawnTop + 1) * cell.height();
    return localToScreen(cell.width(), Math.clamp(y, 0, getHeight()));
  }

  private void menuAsked(ContextMenuEvent event) {
    menu.open(new Point2D(event.getScreenX(), event.getScreenY()));
    event.consume();
  }

  MessageMenu menu() {
    return menu;
  }

  void colourLike() {
    ifSelected(onColour);
  }

  void onlyLike() {
    ifSelected(onOnly);
  }

  private void ifSelected(Consumer<Message> action) {
    Message message = selected.get();
    if (message != null) {
      action.accept(message);
    }
  }

  // For those around it

  void setOnJump(Consumer<Message> action) {
    onJump = action;
  }

  /// @param action colours messages like this one
  void setOnColour(Consumer<Message> action) {
    onColour = action;
  }

  /// @param action shows only messages like this one
  void setOnOnly(Consumer<Message> action) {
    onOnly = action;
  }

  void setOnHold(Runnable action) {
    onHold = action;
  }

  void hold() {
    onHold.run();
  }

  ObjectProperty<Clock> clockProperty() {
    return clock;
  }

  ObjectProperty<@Nullable WallClock> wallClockOriginProperty() {
    return wallClockOrigin;
  }

  /// Whether the newest messages are shown as they come.
  BooleanProperty followingProperty() {
    return following;
  }

  /// What colours the rows.
  ObjectProperty<ColourRules> coloursProperty() {
    return colours;
  }

  DoubleProperty fontSizeProperty() {
    return fontSize;
  }

  /// What is said where there are no messages.
  StringProperty emptyTextProperty() {
    return empty.textProperty();
  }

  ReadOnlyObjectProperty<@Nullable Message> selectedProperty() {
    return selected.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Shot> shotProperty() {
    return shot.getReadOnlyProperty();
  }

  /// Why nothing more could be read; null when it could.
  ReadOnlyObjectProperty<@Nullable Exception> problemProperty() {
    return problem.getReadOnlyProperty();
  }
}
