package dev.endpoint.app.control.plot;

import dev.endpoint.app.bridge.OneAtATime;
import dev.endpoint.app.bridge.Pulses;
import dev.endpoint.app.control.Shown;
import dev.endpoint.app.control.stream.Clock;
import dev.endpoint.app.control.stream.Place;
import dev.endpoint.app.control.stream.Showing;
import dev.endpoint.app.control.stream.WallClock;
import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.capture.plot.Plot;
import dev.endpoint.engine.capture.plot.PlotCsv;
import dev.endpoint.engine.capture.plot.TimeSpan;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// A conversation over time: rates, waits for answers, sizes of reads and writes. It is summed up
/// off the FX thread, a little at a time, and drawn as a few hundred columns, so it costs the
/// window the same whatever the size of the recording. FX thread only.
public final class PlotView extends BorderPane {
  private static final String STYLE = "/dev/endpoint/app/css/plot.css";

  /// Pixels of a column: thin enough to see shapes, thick enough to hit with a mouse.
  private static final double COLUMN = 3;

  private static final double LABEL_APART = 110;
  private static final long NARROWEST = 1_000_000;

  /// While it grows it is drawn so often.
  private static final Duration BREATH = Duration.millis(100);

  private final ObjectProperty<@Nullable Recording> recording =
      new SimpleObjectProperty<>(this, "recording");
  private final ObjectProperty<Clock> clock = new SimpleObjectProperty<>(this, "clock", Clock.WALL);
  private final ObjectProperty<@Nullable WallClock> wallClockOrigin =
      new SimpleObjectProperty<>(this, "wallClockOrigin");
  private final Inks inks = new Inks(this::draw);
  private final List<PlotPanel> panels =
      Stream.of(Measure.values()).map(measure -> new PlotPanel(measure, inks)).toList();
  private final ZoneId zone;
  private final Executor background;
  private final Executor fx;
  private final OneAtATime<PlotSource> work;
  private final PauseTransition breath = new PauseTransition(BREATH);
  private final Showing showing = new Showing(this, this::ask);
  private final TimeAxis axis;
  private final VBox plot = new VBox();
  private final Label when = new Label();
  private final Label state = new Label();
  private final Button stop = new Button("Stop");
  private final Button all = new Button("Show all");
  private final Button values = new Button("Copy values");
  private final Button picture = new Button("Copy picture");
  private final Label empty = new Label();
  private Consumer<Place> onJump = place -> {};
  private Shot shot = Shot.NOTHING;
  private @Nullable TimeSpan span;
  private @Nullable Long cursor;
  private @Nullable Long dragged;
  private boolean wanted;
  private boolean stopped;
  private String problem = "";

  /// What was just done.
  private String notice = "";

  public PlotView() {
    this(ZoneId.systemDefault(), task -> Thread.ofVirtual().name("plot").start(task), new Pulses());
  }

  /// @param background sums up
  /// @param fx runs tasks on the FX thread
  PlotView(ZoneId zone, Executor background, Executor fx) {
    this.zone = zone;
    this.background = background;
    this.fx = fx;
    work = new OneAtATime<>(background, fx, this::failed, this::go);
    axis = new TimeAxis(inks, labels());
    build();
    listen();
    PlotKeys.on(this);
    PlotPointer.on(this, plot);
  }

  private void build() {
    getStyleClass().add("plot-view");
    getStylesheets()
        .add(Objects.requireNonNull(PlotView.class.getResource(STYLE), STYLE).toExternalForm());
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.TEXT);
    setAccessibleRoleDescription("plot");
    setMinSize(0, 0);
    when.getStyleClass().add("plot-when");
    when.setMinWidth(0);
    state.getStyleClass().add("plot-state");
    state.setMinWidth(USE_PREF_SIZE);
    Region between = new Region();
    HBox.setHgrow(between, Priority.ALWAYS);
    HBox bar =
        new HBox(
            when,
            between,
            state,
            button(stop, "Stops reading the recording, or goes on", this::toggleStop),
            button(all, "Shows all of it again (0)", this::showAll),
            button(values, "Copies what is shown as CSV (Ctrl+C)", this::copyValues),
            button(picture, "Copies the plot as a picture (Ctrl+Shift+C)", this::copyPicture));
    bar.getStyleClass().add("plot-bar");
    bar.setAlignment(Pos.CENTER_LEFT);
    setTop(bar);
    plot.getStyleClass().add("plot-panels");
    plot.setMinSize(0, 0);
    for (PlotPanel panel : panels) {
      VBox.setVgrow(panel, Priority.ALWAYS);
      panel.setPrefHeight(100);
      plot.getChildren().add(panel);
    }
    plot.getChildren().add(axis);
    empty.getStyleClass().add("plot-empty");
    empty.setMouseTransparent(true);
    empty.setWrapText(true);
    StackPane middle = new StackPane(plot, empty);
    middle.setMinSize(0, 0);
    setCenter(middle);
    getChildren().add(inks);
  }

  private static Button button(Button button, String help, Runnable action) {
    button.getStyleClass().add("small");
    button.setMinWidth(USE_PREF_SIZE);
    button.setFocusTraversable(true);
    button.setTooltip(new Tooltip(help));
    button.setOnAction(pressed -> action.run());
    return button;
  }

  private void listen() {
    recording.subscribe((before, now) -> restart());
    clock.subscribe((before, now) -> draw());
    wallClockOrigin.subscribe((before, now) -> draw());
    focusedProperty().subscribe(now -> speak());
    plot.widthProperty().subscribe((before, now) -> ask());
    breath.setOnFinished(over -> go());
    draw();
  }

  // Getting it

  private void restart() {
    Recording shown = recording.get();
    work.use(shown == null ? null : new PlotSource(shown));
    shot = shown == null ? Shot.NOTHING : Shot.FIRST;
    span = null;
    cursor = null;
    dragged = null;
    stopped = false;
    problem = "";
    notice = "";
    breath.stop();
    draw();
    ask();
  }

  /// The recording may have grown: to be called on the FX thread, at most once a pulse.
  public void grew() {
    ask();
  }

  private void ask() {
    if (showing.now()) {
      wanted = true;
      go();
    }
  }

  private void go() {
    double width = plot.getWidth() - PlotPanel.LEFT - PlotPanel.RIGHT;
    if (!wanted || !work.isFree() || isResting() || width <= 0) {
      return;
    }
    wanted = false;
    Ask ask = new Ask(span, (int) Math.max(2, width / COLUMN));
    boolean halted = stopped;
    work.begin(
        source -> {
          Shot fresh = source.shot(ask, halted);
          return () -> arrived(fresh, ask);
        });
  }

  private boolean isResting() {
    return breath.getStatus() == Animation.Status.RUNNING;
  }

  private void arrived(Shot fresh, Ask ask) {
    problem = "";
    if (Objects.equals(ask.span(), span)) {
      shot = fresh;
      draw();
    }
    if (fresh.more() && !stopped) {
      ask();
    } else {
      breath.playFromStart();
    }
  }

  private void failed(Exception why) {
    problem =
        "The recording cannot be read: " + (why.getMessage() == null ? why : why.getMessage());
    stopped = true;
    draw();
  }

  private void toggleStop() {
    stopped = !stopped;
    draw();
    ask();
  }

  // Drawing it

  private TimeLabels labels() {
    TimeSpan whole = shot.whole();
    return new TimeLabels(
        clock.get(), zone, wallClockOrigin.get(), whole == null ? 0 : whole.from());
  }

  private void draw() {
    Plot shown = shot.plot();
    TimeLabels labels = labels();
    Frame frame = shown == null || shot.isEmpty() ? Frame.EMPTY : frame(shown, labels);
    panels.forEach(panel -> panel.show(frame));
    axis.show(frame, labels);
    plot.setVisible(frame.plot() != null);
    values.setDisable(frame.plot() == null);
    picture.setDisable(frame.plot() == null);
    empty.setText(
        !problem.isEmpty()
            ? problem
            : shot.more() && !stopped ? "Reading \u2026" : "Nothing sent or received yet");
    empty.setVisible(frame.plot() == null);
    when.setText(frame.plot() == null ? "" : times(frame.plot(), labels));
    say();
    speak();
  }

  private Frame frame(Plot shown, TimeLabels labels) {
    double width = Math.max(1, plot.getWidth() - PlotPanel.LEFT - PlotPanel.RIGHT);
    double nanos = (double) shown.width() * shown.buckets().size() * LABEL_APART / width;
    return new Frame(
        shown,
        shot.more() ? shot.latest() : Long.MAX_VALUE,
        cursor == null ? -1 : shown.at(cursor),
        dragged == null ? -1 : shown.at(dragged),
        TimeTicks.step((long) nanos),
        labels.shift());
  }

  /// The time of the cursor, or of all that is shown.
  private String times(Plot shown, TimeLabels labels) {
    if (cursor != null) {
      long start = shown.start(shown.at(cursor));
      return labels.of(start, exact(shown.width())) + ", for " + Measure.time(shown.width());
    }
    long length = shown.width() * shown.buckets().size();
    return labels.of(shown.start(), exact(length / 100))
        + " \u2013 "
        + labels.of(shown.start() + length, exact(length / 100))
        + ", "
        + Measure.time(length)
        + " in columns of "
        + Measure.time(shown.width());
  }

  /// A power of ten, at most a second.
  private static long exact(long nanos) {
    long unit = 1_000_000_000;
    while (unit > nanos && unit > 1000) {
      unit /= 10;
    }
    return unit;
  }

  private void say() {
    boolean unread = shot.more() && shot.plot() != null;
    String read = Math.round(100 * shot.part()) + " % read";
    state.setText(
        !problem.isEmpty() && shot.plot() != null
            ? problem
            : unread ? (stopped ? "Stopped, " + read : read) : notice);
    stop.setText(stopped ? "Go on" : "Stop");
    Shown.when(stop, unread || stopped);
    Shown.when(all, span != null);
  }

  private void speak() {
    if (isFocused()) {
      setAccessibleText(spoken());
    }
  }

  /// What is seen, in words.
  String spoken() {
    return shot.plot() == null || shot.isEmpty()
        ? empty.getText()
        : when.getText()
            + ". "
            + panels.stream().map(PlotPanel::spoken).collect(Collectors.joining(". "));
  }

  // What can be done with it

  private void point(@Nullable Long nanos) {
    cursor = nanos;
    notice = "";
    draw();
  }

  /// @param x pixels in the panels
  void pointAt(double x) {
    Plot shown = shot.plot();
    if (shown != null && !shot.isEmpty()) {
      double width = Math.max(1, plot.getWidth() - PlotPanel.LEFT - PlotPanel.RIGHT);
      double part = (x - PlotPanel.LEFT) / width;
      int bucket =
          Math.clamp((long) (part * shown.buckets().size()), 0, shown.buckets().size() - 1);
      point(shown.start(bucket));
    }
  }

  /// Moves the cursor by so many columns; the first time it comes from the end.
  void move(int by) {
    Plot shown = shot.plot();
    if (shown != null && !shot.isEmpty()) {
      int last = shown.buckets().size() - 1;
      int from = cursor != null ? shown.at(cursor) : by < 0 ? last + 1 : -1;
      point(shown.start(Math.clamp((long) from + by, 0, last)));
    }
  }

  int columns() {
    return shot.plot() == null ? 0 : shot.plot().buckets().size();
  }

  void unpoint() {
    dragged = null;
    point(null);
  }

  boolean isPointing() {
    return cursor != null;
  }

  /// From the cursor on a part is chosen.
  void beginChoice() {
    dragged = cursor;
  }

  /// Shows what was chosen, if it is more than a column.
  void endChoice() {
    Plot shown = shot.plot();
    Long from = dragged;
    Long to = cursor;
    dragged = null;
    if (shown != null && from != null && to != null && !from.equals(to)) {
      zoom(new TimeSpan(Math.min(from, to), Math.max(from, to) + shown.width() - 1));
    } else {
      draw();
    }
  }

  /// Shows more of the time around the cursor, or less.
  ///
  /// @param factor what the time is multiplied by
  void zoom(double factor) {
    Plot shown = shot.plot();
    TimeSpan whole = shot.whole();
    if (shown == null || whole == null) {
      return;
    }
    long length = shown.width() * shown.buckets().size();
    long end = shown.start() + length;
    long around = cursor == null ? shown.start() + length / 2 : cursor + shown.width() / 2;
    double part = (double) (around - shown.start()) / length;
    long fresh = Math.max(NARROWEST, (long) (length * factor));
    long from = Math.max(whole.from(), around - (long) (fresh * part));
    long to = Math.min(Math.max(whole.to(), end), from + fresh);
    if (from <= whole.from() && to >= whole.to()) {
      showAll();
    } else if (from < to) {
      zoom(new TimeSpan(from, to));
    }
  }

  private void zoom(TimeSpan next) {
    span = next;
    stopped = false;
    ask();
  }

  /// Shows all of it, as it grows.
  void showAll() {
    span = null;
    ask();
  }

  boolean isZoomed() {
    return span != null;
  }

  /// Goes to what happened at the cursor.
  void jump() {
    Recording shown = recording.get();
    Long nanos = cursor;
    if (shown != null && nanos != null) {
      background.execute(() -> lookUp(shown, nanos));
    }
  }

  private void lookUp(Recording shown, long nanos) {
    try {
      Place place = new Place(shown.recordFrom(nanos), 0);
      fx.execute(() -> onJump.accept(place));
    } catch (IOException e) {
      fx.execute(() -> failed(e));
    }
  }

  void copyValues() {
    Plot shown = shot.plot();
    if (shown != null) {
      WallClock origin = wallClockOrigin.get();
      long epoch = origin == null ? 0 : epoch(origin);
      background.execute(
          () -> {
            String csv = PlotCsv.of(shown, epoch);
            fx.execute(() -> copied(Map.of(DataFormat.PLAIN_TEXT, csv), "values"));
          });
    }
  }

  private static long epoch(WallClock origin) {
    Instant zero = origin.at(0);
    return zero.getEpochSecond() * 1_000_000_000 + zero.getNano();
  }

  void copyPicture() {
    if (shot.plot() != null) {
      WritableImage taken = plot.snapshot(null, null);
      copied(Map.of(DataFormat.IMAGE, taken), "picture");
    }
  }

  private void copied(Map<DataFormat, Object> content, String what) {
    boolean done = Clipboard.getSystemClipboard().setContent(content);
    notice = done ? "Copied the " + what : "The " + what + " could not be copied";
    say();
  }

  void nextClock() {
    clock.set(clock.get() == Clock.WALL ? Clock.SINCE_OPEN : Clock.WALL);
  }

  /// What is plotted; null for nothing.
  public ObjectProperty<@Nullable Recording> recordingProperty() {
    return recording;
  }

  /// Which times stand below it; only [Clock#WALL] shows those of the day.
  public ObjectProperty<Clock> clockProperty() {
    return clock;
  }

  public ObjectProperty<@Nullable WallClock> wallClockOriginProperty() {
    return wallClockOrigin;
  }

  /// @param action shows a place in the stream
  public void setOnJump(Consumer<Place> action) {
    onJump = action;
  }
}
