package dev.endpoint.app.control.compare;

import dev.endpoint.app.bridge.OneAtATime;
import dev.endpoint.app.bridge.Pulses;
import dev.endpoint.app.control.MonoFont;
import dev.endpoint.app.control.Shown;
import dev.endpoint.app.control.stream.CellSize;
import dev.endpoint.app.control.stream.Encoding;
import dev.endpoint.app.control.stream.HexLayout;
import dev.endpoint.app.control.stream.Ink;
import dev.endpoint.app.control.stream.Inked;
import dev.endpoint.app.control.stream.Invisible;
import dev.endpoint.app.control.stream.MarkerStrip;
import dev.endpoint.app.control.stream.Palette;
import dev.endpoint.app.control.stream.Searchers;
import dev.endpoint.app.control.stream.Showing;
import dev.endpoint.app.control.stream.StreamProperties;
import dev.endpoint.app.control.stream.TextLine;
import dev.endpoint.app.control.stream.WallClock;
import dev.endpoint.engine.capture.ByteSource;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.capture.diff.Difference;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.LongConsumer;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Two streams side by side, as hex or as text, with their differences marked. They are compared
/// off the FX thread, a little at a time; only the lines on the screen exist, so it costs the same
/// whatever their size. FX thread only.
public final class CompareView extends Region implements Inked {
  private static final String STREAM_STYLE = "/dev/endpoint/app/css/stream.css";
  private static final String STYLE = "/dev/endpoint/app/css/compare.css";
  private static final double SMALLEST_FONT = 8;
  private static final double LARGEST_FONT = 40;
  private static final double SHORTEST_THUMB = 0.05;

  /// While it grows it is drawn so often.
  private static final Duration BREATH = Duration.millis(100);

  /// What is compared.
  public record Pair(Stream left, Stream right) {}

  /// One direction of a recording.
  ///
  /// @param clock ties its times to the time of day; null where that is not known
  public record Stream(Recording recording, Direction direction, @Nullable WallClock clock) {
    ByteSource bytes() {
      return recording.bytes(direction);
    }
  }

  private final ObjectProperty<@Nullable Pair> pair = new SimpleObjectProperty<>(this, "pair");
  private final ObjectProperty<@Nullable Region> leftHead = head("leftHead");
  private final ObjectProperty<@Nullable Region> rightHead = head("rightHead");
  private final BooleanProperty hex = new SimpleBooleanProperty(this, "hex", true);
  private final BooleanProperty stopped = new SimpleBooleanProperty(this, "stopped");
  private final DoubleProperty fontSize =
      new SimpleDoubleProperty(this, "fontSize", StreamProperties.DEFAULT_FONT_SIZE);
  private final IntegerProperty bytesPerRow =
      new SimpleIntegerProperty(this, "bytesPerRow", HexLayout.BY_WIDTH);
  private final ObjectProperty<Encoding> encoding =
      new SimpleObjectProperty<>(this, "encoding", Encoding.UTF_8);
  private final ObjectProperty<Invisible> invisible =
      new SimpleObjectProperty<>(this, "invisible", Invisible.MARKED);
  private final ReadOnlyObjectWrapper<Shot> shot =
      new ReadOnlyObjectWrapper<>(this, "shot", Shot.NOTHING);
  private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper(this, "problem", "");

  private final Palette palette = new Palette(this);
  private final ObservableValue<Font> font = fontSize.map(s -> MonoFont.of(s.doubleValue()));
  private final HalfPane left = new HalfPane(true, font, palette);
  private final HalfPane right = new HalfPane(false, font, palette);
  private final Region divider = new Region();
  private final ScrollBar bar = new ScrollBar();
  private final MarkerStrip marks = new MarkerStrip(palette, Ink.DIFFERENT_LINE);
  private final Label empty = new Label();
  private final PauseTransition breath = new PauseTransition(BREATH);
  private final Showing showing = new Showing(this, this::grew);
  private final OneAtATime<CompareSource> work;
  private final CompareFinding finding;
  private final CompareGoTo goingTo;

  /// What stands above the streams.
  private final VBox strips;

  private final List<Go> moves = new ArrayList<>();
  private CellSize cell = CellSize.of(font.getValue());
  private LongConsumer onJump = offset -> {};
  private boolean wanted;
  private boolean settingBar;

  public CompareView() {
    this(task -> Thread.ofVirtual().name("compare").start(task), Searchers.threads(), new Pulses());
  }

  /// @param background compares
  /// @param searching has threads of the system
  /// @param fx runs tasks on the FX thread
  CompareView(Executor background, Executor searching, Executor fx) {
    work = new OneAtATime<>(background, fx, this::failed, this::begin);
    finding = new CompareFinding(this, searching, fx);
    goingTo = new CompareGoTo(this, background, fx);
    strips = new VBox(finding.bar(), goingTo.bar());
    build();
    listen();
    CompareKeys.on(this);
  }

  private void build() {
    getStyleClass().addAll("stream-view", "compare-view");
    for (String style : List.of(STREAM_STYLE, STYLE)) {
      getStylesheets()
          .add(
              Objects.requireNonNull(CompareView.class.getResource(style), style).toExternalForm());
    }
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.TEXT);
    setAccessibleRoleDescription("comparison");
    setMinSize(0, 0);
    divider.getStyleClass().add("stream-divider");
    empty.getStyleClass().add("stream-empty");
    empty.setMouseTransparent(true);
    bar.setOrientation(Orientation.VERTICAL);
    bar.setMax(1);
    bar.setFocusTraversable(false);
    getChildren().addAll(left, right, divider, bar, marks, empty, strips);
  }

  private void listen() {
    pair.addListener(_ -> restart());
    hex.addListener(_ -> ask());
    stopped.addListener(_ -> ask());
    encoding.addListener(_ -> ask());
    invisible.addListener(_ -> ask());
    bytesPerRow.addListener(_ -> ask());
    font.addListener(_ -> fontChanged());
    focusedProperty().addListener(_ -> draw());
    bar.valueProperty().addListener(_ -> barMoved());
    breath.setOnFinished(_ -> begin());
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
    draw();
  }

  private void fontChanged() {
    cell = CellSize.of(font.getValue());
    draw();
    ask();
  }

  // Getting it

  private void restart() {
    Pair compared = pair.get();
    work.use(
        compared == null
            ? null
            : new CompareSource(compared.left().bytes(), compared.right().bytes()));
    shot.set(compared == null ? Shot.NOTHING : Shot.FIRST);
    problem.set("");
    stopped.set(false);
    moves.clear();
    breath.stop();
    draw();
    ask();
  }

  /// A stream may have grown: to be called on the FX thread, at most once a pulse.
  public void grew() {
    if (showing.now()) {
      ask();
    }
  }

  private void ask() {
    wanted = true;
    begin();
  }

  void go(Go move) {
    moves.add(move);
    breath.stop();
    ask();
  }

  private void begin() {
    if (!wanted || !work.isFree() || isResting() || rows() <= 0 || !showing.now()) {
      return;
    }
    wanted = false;
    finding.grew();
    Ask ask =
        new Ask(
            List.copyOf(moves),
            rows(),
            hex.get(),
            hexLayout().width(),
            style(),
            stopped.get(),
            marks.places(),
            finding.found());
    moves.clear();
    work.begin(
        source -> {
          Shot fresh = source.shot(ask);
          return () -> arrived(fresh);
        });
  }

  private boolean isResting() {
    return breath.getStatus() == Animation.Status.RUNNING;
  }

  private void arrived(Shot fresh) {
    if (!stopped.get()) {
      problem.set("");
    }
    shot.set(fresh);
    draw();
    if (fresh.more() && !stopped.get()) {
      wanted = true;
    } else if (moves.isEmpty()) {
      breath.playFromStart();
    }
  }

  private void failed(Exception why) {
    problem.set(
        "The recording cannot be read: " + (why.getMessage() == null ? why : why.getMessage()));
    stopped.set(true);
    wanted = false;
    draw();
  }

  // Drawing it

  private int digits() {
    return HexLayout.offsetDigits(Math.max(shot.get().leftLength(), shot.get().rightLength()));
  }

  private HexLayout hexLayout() {
    int columns = LinePainter.hexColumns(left.getWidth(), cell);
    return HexLayout.fitting(columns, digits(), bytesPerRow.get());
  }

  private TextLine.Style style() {
    int columns = Math.max(8, LinePainter.columns(left.getWidth(), cell, digits()));
    return new TextLine.Style(columns, encoding.get(), invisible.get());
  }

  private int rows() {
    return (int) Math.max(0, (left.getHeight() - HalfPane.TOP) / cell.height());
  }

  double rowHeight() {
    return cell.height();
  }

  void draw() {
    Shot shown = shot.get();
    Difference here = shown.here();
    LinePainter painter =
        new LinePainter(
            cell,
            hexLayout(),
            digits(),
            left.getWidth(),
            here == null ? 0 : here.cell(),
            here == null ? -1 : here.cell() + here.stretch().cells(),
            finding.found(),
            shown.match());
    int current = isFocused() ? current(shown) : -1;
    left.draw(shown.lines(), painter, current);
    right.draw(shown.lines(), painter, current);
    marks.show(_ -> shown.marks());
    empty.setText(pair.get() == null ? "" : shown.more() ? "" : "Nothing to compare yet");
    if (!problem.get().isEmpty() && shown.lines().isEmpty()) {
      empty.setText(problem.get());
    }
    Shown.when(empty, shown.lines().isEmpty());
    moveBar(shown);
    if (isFocused()) {
      setAccessibleText(spoken());
    }
    requestLayout();
  }

  private static int current(Shot shown) {
    for (int i = 0; i < shown.lines().size(); i++) {
      if (shown.lines().get(i).holds(shown.at())) {
        return i;
      }
    }
    return -1;
  }

  private void moveBar(Shot shown) {
    settingBar = true;
    bar.setVisibleAmount(Math.clamp(shown.visible(), SHORTEST_THUMB, 1));
    bar.setUnitIncrement(shown.visible() / 20);
    bar.setBlockIncrement(shown.visible());
    bar.setValue(shown.position());
    bar.setVisible(shown.visible() < 1);
    marks.setVisible(bar.isVisible());
    settingBar = false;
  }

  private void barMoved() {
    if (!settingBar) {
      moves.removeIf(each -> each instanceof Go.Fraction);
      go(new Go.Fraction(bar.getValue()));
    }
  }

  /// What is seen, in words: the line one is at, and the difference.
  String spoken() {
    Shot shown = shot.get();
    int current = current(shown);
    if (shown.lines().isEmpty()) {
      return empty.getText();
    }
    String line = shown.lines().get(Math.max(0, current)).spoken();
    return shown.here() == null ? line : CompareWords.difference(shown) + ". " + line;
  }

  @Override
  protected void layoutChildren() {
    double barWidth = Math.ceil(bar.prefWidth(-1));
    double inner = Math.max(0, getWidth() - barWidth);
    double half = Math.floor((inner - 1) / 2);
    double strip = Math.ceil(strips.prefHeight(getWidth()));
    double heads = Math.max(high(leftHead.get(), half), high(rightHead.get(), half));
    double head = strip + heads;
    double height = Math.max(0, getHeight() - head);
    boolean resized = half != left.getWidth() || height != left.getHeight();
    strips.resizeRelocate(0, 0, getWidth(), strip);
    place(leftHead.get(), 0, strip, half, heads);
    place(rightHead.get(), half + 1, strip, getWidth() - half - 1, heads);
    left.resizeRelocate(0, head, half, height);
    right.resizeRelocate(half + 1, head, half, height);
    divider.resizeRelocate(half, strip, 1, getHeight() - strip);
    bar.resizeRelocate(inner, head, barWidth, height);
    marks.resizeRelocate(inner, head, barWidth, height);
    empty.autosize();
    empty.relocate(
        Math.round((inner - empty.getWidth()) / 2),
        Math.round(head + (height - empty.getHeight()) / 2));
    if (resized) {
      draw();
      ask();
    }
  }

  private static double high(@Nullable Region head, double width) {
    return head == null ? 0 : Math.ceil(head.prefHeight(width));
  }

  private static void place(
      @Nullable Region head, double x, double y, double width, double height) {
    if (head != null) {
      head.resizeRelocate(x, y, width, height);
    }
  }

  private ObjectProperty<@Nullable Region> head(String name) {
    ObjectProperty<@Nullable Region> head = new SimpleObjectProperty<>(this, name);
    head.addListener(
        (_, before, now) -> {
          getChildren().remove(before);
          if (now != null) {
            now.getStyleClass().add("compare-head");
            getChildren().add(now);
          }
        });
    return head;
  }

  // What can be done with it

  private void pressed(MouseEvent event) {
    requestFocus();
    if (event.getY() < left.getLayoutY()) {
      return;
    }
    double y = event.getY() - left.getLayoutY() - HalfPane.TOP;
    int index = (int) Math.floor(y / cell.height());
    List<Line> lines = shot.get().lines();
    if (y >= 0 && index < lines.size() && event.getX() < bar.getLayoutX()) {
      go(new Go.Cell(lines.get(index).cell()));
      if (event.getClickCount() == 2) {
        jump();
      }
    }
  }

  /// Goes to the next difference, or to the one before.
  public void step(boolean forward) {
    go(new Go.Step(forward));
  }

  /// Goes to the next match while something is looked for; else to the next difference.
  public void findOn(boolean forward) {
    if (finding.isOpen()) {
      finding.step(forward);
    } else {
      step(forward);
    }
  }

  /// Asks what to look for.
  public void find() {
    finding.open();
  }

  /// Asks for a byte or a time to go to.
  public void goTo() {
    goingTo.open();
  }

  /// Returns whether anything was looked for.
  boolean stopFinding() {
    boolean open = finding.isOpen();
    if (open) {
      finding.close();
    }
    return open;
  }

  /// Where one is in one of the streams.
  long offset(boolean isLeft) {
    return isLeft ? shot.get().leftAt() : shot.get().rightAt();
  }

  /// Goes to the left bytes of the line one is at where they are all shown.
  void jump() {
    Shot shown = shot.get();
    int current = current(shown);
    if (current >= 0 && shown.leftLength() > 0) {
      onJump.accept(Math.min(shown.lines().get(current).left().offset(), shown.leftLength() - 1));
    }
  }

  /// Copies the lines on the screen of the difference one is at, or the line.
  void copy() {
    Shot shown = shot.get();
    if (!shown.lines().isEmpty()) {
      Shown.copy(CompareWords.lines(shown, digits()));
    }
  }

  void zoom(double factor) {
    double size = factor == 0 ? StreamProperties.DEFAULT_FONT_SIZE : fontSize.get() + factor;
    fontSize.set(Math.clamp(size, SMALLEST_FONT, LARGEST_FONT));
  }

  @Override
  public Palette palette() {
    return palette;
  }

  @Override
  public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
    return Palette.cssMetaData();
  }

  /// What is compared; null for nothing.
  public ObjectProperty<@Nullable Pair> pairProperty() {
    return pair;
  }

  /// What stands above the left stream.
  public ObjectProperty<@Nullable Region> leftHeadProperty() {
    return leftHead;
  }

  public @Nullable Region getLeftHead() {
    return leftHead.get();
  }

  public void setLeftHead(@Nullable Region head) {
    leftHead.set(head);
  }

  /// What stands above the right stream.
  public ObjectProperty<@Nullable Region> rightHeadProperty() {
    return rightHead;
  }

  public @Nullable Region getRightHead() {
    return rightHead.get();
  }

  public void setRightHead(@Nullable Region head) {
    rightHead.set(head);
  }

  /// Whether it is shown as hex; else as text.
  public BooleanProperty hexProperty() {
    return hex;
  }

  boolean isHex() {
    return hex.get();
  }

  void setHex(boolean on) {
    hex.set(on);
  }

  /// Whether it was told not to compare any more.
  public BooleanProperty stoppedProperty() {
    return stopped;
  }

  public DoubleProperty fontSizeProperty() {
    return fontSize;
  }

  /// How many bytes a line of hex has at most; 0 leaves that to the width.
  public IntegerProperty bytesPerRowProperty() {
    return bytesPerRow;
  }

  public ObjectProperty<Encoding> encodingProperty() {
    return encoding;
  }

  public ObjectProperty<Invisible> invisibleProperty() {
    return invisible;
  }

  /// What is known and shown.
  public ReadOnlyObjectProperty<Shot> shotProperty() {
    return shot.getReadOnlyProperty();
  }

  /// Why it cannot go on, in words; empty if it can.
  public ReadOnlyStringProperty problemProperty() {
    return problem.getReadOnlyProperty();
  }

  /// @param action shows a byte of the left stream where all are shown
  public void setOnJump(LongConsumer action) {
    onJump = action;
  }
}
