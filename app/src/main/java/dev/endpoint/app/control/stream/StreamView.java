package dev.endpoint.app.control.stream;

import dev.endpoint.app.bridge.Pulses;
import dev.endpoint.app.control.MonoFont;
import dev.endpoint.app.model.ColourRules;
import dev.endpoint.engine.capture.Calendar;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.capture.export.Excerpt;
import dev.endpoint.engine.capture.export.Form;
import dev.endpoint.engine.capture.note.Note;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.geometry.Orientation;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollBar;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// A conversation as it is recorded: what was sent, what was received and what happened, as text,
/// hex or both.
///
/// It asks the recording how far it got only when told by [#grew]; while nobody says so it does
/// nothing. Only the rows on the screen exist, and they are read off the FX thread. Like any
/// control it belongs to the FX thread.
public final class StreamView extends StreamProperties implements Inked {
  private static final double SMALLEST_FONT = 8;
  private static final double LARGEST_FONT = 40;
  private static final String STYLE = "/dev/endpoint/app/css/stream.css";
  private static final double PILL_MARGIN = 14;

  /// A part of the bar that a mouse can still take hold of.
  private static final double SHORTEST_THUMB = 0.05;

  private final ReadOnlyLongWrapper newBytes = new ReadOnlyLongWrapper(this, "newBytes");
  private final ReadOnlyObjectWrapper<@Nullable Excerpt> pointed =
      new ReadOnlyObjectWrapper<>(this, "pointed");
  private final ZoneId zone;
  private final Palette palette = new Palette(this);
  private final ScrollBar bar = new ScrollBar();
  private final Region divider = new Region();
  private final Button pill = new Button();
  private final Label empty = new Label("Nothing sent or received yet");
  private final Band band = new Band();
  private final Showing showing = new Showing(this, this::refresh);
  private final StreamPanes panes;
  private final Notes notes;
  private final RowColours colours;
  private final StreamCopier copier;
  private final StreamMenu menu;
  private final Finding finding;
  private final GoingTo goingTo;

  /// What stands above the bytes.
  private final VBox strips;

  private Recording.@Nullable Extent seen;
  private boolean settingBar;

  public StreamView() {
    this(
        ZoneId.systemDefault(),
        task -> Thread.ofVirtual().name("stream-page").start(task),
        Searchers.threads(),
        new Pulses());
  }

  /// @param background reads pages and searches
  /// @param fx runs tasks on the FX thread
  StreamView(ZoneId zone, Executor background, Executor fx) {
    this(zone, background, background, fx);
  }

  private StreamView(ZoneId zone, Executor background, Executor searching, Executor fx) {
    this.zone = zone;
    panes =
        new StreamPanes(
            new Frame(),
            palette,
            fontSizeProperty().map(s -> MonoFont.of(legible(s.doubleValue()))),
            background,
            fx);
    notes = new Notes(background, fx, this::marked, band::unreadable);
    colours = new RowColours(background, fx, band::unreadable, this::marked);
    copier = new StreamCopier(this, background, fx);
    menu = new StreamMenu(this, copier);
    build();
    listen();
    finding = new Finding(this, background, searching, fx);
    goingTo = new GoingTo(this, background, fx);
    strips = new VBox(finding.bar(), goingTo.bar());
    getChildren().addAll(finding.marks(), strips);
    StreamKeys.on(this);
    StreamPointer.on(this, panes);
  }

  private void build() {
    getStyleClass().add("stream-view");
    getStylesheets()
        .add(Objects.requireNonNull(StreamView.class.getResource(STYLE), STYLE).toExternalForm());
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.TEXT_AREA);
    setAccessibleRoleDescription("conversation");
    divider.getStyleClass().add("stream-divider");
    divider.setVisible(false);
    empty.getStyleClass().add("stream-empty");
    empty.setMouseTransparent(true);
    pill.getStyleClass().add("stream-pill");
    pill.setFocusTraversable(false);
    pill.setVisible(false);
    pill.setOnAction(_ -> goToEnd());
    bar.setOrientation(Orientation.VERTICAL);
    bar.setMax(1);
    bar.setFocusTraversable(false);
    getChildren().addAll(panes.text(), panes.hex(), divider, bar, empty, pill, band);
  }

  private void listen() {
    recordingProperty().addListener(_ -> restart());
    laneProperty().addListener(_ -> relane());
    modeProperty().addListener(_ -> remode());
    clockProperty().addListener(_ -> panes.redraw());
    wallClockOriginProperty().addListener(_ -> panes.redraw());
    messagesProperty().addListener(_ -> panes.redraw());
    fontSizeProperty().addListener(_ -> panes.fontChanged());
    encodingProperty().addListener(_ -> panes.rowsChanged());
    invisibleProperty().addListener(_ -> panes.rowsChanged());
    bytesPerRowProperty().addListener(_ -> panes.rowsChanged());
    followingProperty().addListener((_, _, on) -> panes.setFollowing(on));
    focusedProperty().addListener(_ -> panes.redraw());
    coloursProperty().addListener(_ -> recolour());
    wallClockOriginProperty().addListener(_ -> recolour());
    bar.valueProperty().addListener(_ -> barMoved());
  }

  /// What shows how captures are kept, offered when recording has stopped.
  public void setOnCaptures(Runnable show) {
    band.onCaptures(show);
  }

  /// The recording may have grown: to be called on the FX thread, at most once a pulse.
  public void grew() {
    if (showing.now()) {
      refresh();
    }
  }

  private void refresh() {
    Recording shown = recordingProperty().get();
    Recording.Extent extent = shown == null ? null : shown.extent();
    if (extent == null || extent.equals(seen)) {
      return;
    }
    seen = extent;
    band.recording(extent);
    empty.setVisible(extent.records() == 0);
    panes.grew();
    count();
    moveBar();
    finding.grew();
  }

  private void restart() {
    seen = null;
    band.clear();
    empty.setVisible(true);
    recolour();
    panes.setRecording(recordingProperty().get());
    finding.setRecording(recordingProperty().get());
    goingTo.refresh();
    count();
    moveBar();
    grew();
  }

  private void recolour() {
    WallClock origin = wallClockOriginProperty().get();
    colours.use(
        recordingProperty().get(),
        coloursProperty().get(),
        origin == null ? null : origin.calendar(zone));
  }

  private void relane() {
    panes.setLane(recordingProperty().get(), laneProperty().get());
    finding.setLane(laneProperty().get());
    goingTo.refresh();
    count();
  }

  private void remode() {
    panes.setMode(modeProperty().get());
    divider.setVisible(modeProperty().get() == StreamMode.SPLIT);
    requestLayout();
  }

  private void count() {
    long missed = panes.missed();
    newBytes.set(missed);
    if (missed > 0) {
      String bytes = Sizes.exact(missed) + (missed == 1 ? " new byte" : " new bytes");
      pill.setText("\u2193 " + bytes + "  \u00B7  End");
      requestLayout();
    }
    pill.setVisible(missed > 0);
  }

  private void barMoved() {
    if (!settingBar) {
      panes.go(new Request.Fraction(bar.getValue()));
    }
  }

  private void moveBar() {
    Page page = panes.lead().page();
    long total = seen == null ? 0 : ScrollModel.total(seen, laneProperty().get());
    settingBar = true;
    double visible = page.visible(total);
    bar.setVisibleAmount(Math.max(visible, SHORTEST_THUMB));
    bar.setValue(panes.following() ? 1 : page.position(total));
    bar.setUnitIncrement(visible / 20);
    bar.setBlockIncrement(visible);
    bar.setVisible(visible < 1);
    settingBar = false;
  }

  private final class Frame implements StreamPanes.Frame {
    @Override
    public void shown(Page page) {
      band.readable();
      moveBar();
      count();
      colours.shown(page);
      speak();
    }

    @Override
    public void selected() {
      finding.refresh();
      point();
    }

    @Override
    public void followingChanged(boolean on) {
      followingProperty().set(on);
      count();
    }

    @Override
    public void failed(Exception problem) {
      band.unreadable(problem);
      requestLayout();
    }

    @Override
    public void relayout() {
      requestLayout();
    }

    @Override
    public ClockFormat clock(long opened) {
      return new ClockFormat(clockProperty().get(), zone, wallClockOriginProperty().get(), opened);
    }

    @Override
    public boolean messages() {
      return messagesProperty().get();
    }

    @Override
    public Encoding encoding() {
      return getEncoding();
    }

    @Override
    public Invisible invisible() {
      return getInvisible();
    }

    @Override
    public int bytesPerRow() {
      return getBytesPerRow();
    }

    @Override
    public List<Noted> notes() {
      return notes.all();
    }

    @Override
    public ColourRules.@Nullable Rule rule(Row row) {
      return colours.of(row);
    }

    @Override
    public MatchPainter matches(double rowHeight) {
      return finding.painter(rowHeight);
    }

    @Override
    public boolean caretShown() {
      return isFocused();
    }
  }

  /// Other notes or colours are on the rows.
  private void marked() {
    panes.redraw();
    speak();
  }

  /// What a screen reader is told: the row of the caret, or the newest one.
  private void speak() {
    if (!isFocused()) {
      return;
    }
    Page page = panes.lead().page();
    Row row = panes.lead().caretRow();
    Row told = row != null || page.isEmpty() ? row : page.rows().getLast();
    setAccessibleText(
        told == null
            ? empty.getText()
            : Spoken.row(told, colours.of(told)) + NotePainter.spoken(notes.all(), told));
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    double barWidth = Math.ceil(bar.prefWidth(-1));
    double strip = Math.ceil(strips.prefHeight(width));
    double top = strip + (band.isVisible() ? Math.ceil(band.prefHeight(width)) : 0);
    double height = Math.max(0, getHeight() - top);
    double inner = Math.max(0, width - barWidth);
    strips.resizeRelocate(0, 0, width, strip);
    band.resizeRelocate(0, strip, width, top - strip);
    bar.resizeRelocate(width - barWidth, top, barWidth, height);
    finding.marks().resizeRelocate(width - barWidth, top, barWidth, height);
    layoutPanes(inner, top, height);
    empty.autosize();
    empty.relocate(
        Math.round((inner - empty.getWidth()) / 2),
        Math.round(top + (height - empty.getHeight()) / 2));
    pill.autosize();
    pill.relocate(
        Math.round(Math.max(0, inner - pill.getWidth() - PILL_MARGIN)),
        Math.round(getHeight() - pill.getHeight() - PILL_MARGIN));
  }

  private void layoutPanes(double inner, double top, double height) {
    if (modeProperty().get() != StreamMode.SPLIT) {
      (modeProperty().get() == StreamMode.HEX ? panes.hex() : panes.text())
          .resizeRelocate(0, top, inner, height);
      return;
    }
    double left = SplitWidths.left(panes.hex(), inner);
    panes.hex().resizeRelocate(0, top, left, height);
    divider.resizeRelocate(left, top, 1, height);
    panes.text().resizeRelocate(left + 1, top, Math.max(0, inner - left - 1), height);
  }

  // What can be done with it

  /// Shows the newest rows, and goes on doing so.
  public void goToEnd() {
    panes.setFollowing(true);
  }

  /// Shows a place at the top and selects what goes on from there to another.
  public void reveal(Place from, Place to) {
    panes.select(new Selection(from, to));
    panes.go(new Request.At(from, 0));
  }

  /// Goes to a byte of one direction.
  public void reveal(Direction direction, long offset) {
    goingTo.to(direction, offset);
  }

  /// Copies what is selected, as it is shown: as text, or as hex where that was used last.
  public void copySelection() {
    copy(shownForm());
  }

  void copy(Form form) {
    copier.copy(form);
  }

  /// Asks what to look for.
  public void find() {
    finding.open();
  }

  /// Goes to the next match, or to the one before.
  public void findOn(boolean forward) {
    finding.step(forward);
  }

  /// Asks for a byte or a time to go to.
  public void goTo() {
    goingTo.open();
  }

  ZoneId zone() {
    return zone;
  }

  /// Returns whether anything was looked for.
  boolean stopFinding() {
    return finding.leave();
  }

  Form shownForm() {
    return panes.lead().isHex() ? Form.HEX : Form.TEXT;
  }

  /// What is selected, as it stands now; null when nothing is.
  public @Nullable Excerpt selected() {
    Recording shown = recordingProperty().get();
    Selection selection = panes.selection();
    return shown == null || selection.isEmpty()
        ? null
        : selection.excerpt(shown, laneProperty().get(), calendar());
  }

  private void point() {
    Recording shown = recordingProperty().get();
    Selection selection = panes.selection();
    pointed.set(
        shown == null || selection.caret() == null
            ? null
            : selection.excerpt(shown, laneProperty().get(), calendar()));
  }

  /// What is selected, or, without a byte, where the caret is; null while there is none.
  public ReadOnlyObjectProperty<@Nullable Excerpt> pointedProperty() {
    return pointed.getReadOnlyProperty();
  }

  /// Ties the recording's times to the time of day.
  public Calendar calendar() {
    WallClock origin = wallClockOriginProperty().get();
    return origin == null ? new Calendar(0, zone) : origin.calendar(zone);
  }

  void selectAll() {
    Recording shown = recordingProperty().get();
    if (shown != null) {
      Recording.Extent extent = shown.extent();
      panes.select(
          new Selection(new Place(extent.gone().records(), 0), new Place(extent.records(), 0)));
    }
  }

  /// The context menu, below the caret.
  void showMenu() {
    RowsPane lead = panes.lead();
    Point2D at = lead.localToScreen(lead.getWidth() / 4, lead.caretBottom());
    showMenu(at.getX(), at.getY());
  }

  void showMenu(double screenX, double screenY) {
    menu.show(this, screenX, screenY);
  }

  /// Shows these notes of what is recorded.
  public void show(List<Note> written) {
    notes.show(recordingProperty().get(), written);
  }

  /// Shows the bytes of a note, and selects them.
  public void reveal(Note note) {
    notes.all().stream()
        .filter(noted -> noted.note().equals(note))
        .findFirst()
        .ifPresent(noted -> reveal(noted.from(), noted.until()));
  }

  /// What was to be found can be looked for in the words of events, too.
  ///
  /// @param action shows the messages that a filter accepts
  public void setOnEvents(Consumer<String> action) {
    finding.setOnEvents(action);
  }

  /// Puts more into the context menu.
  ///
  /// @param prepare runs each time before they are shown
  public void addToMenu(List<MenuItem> items, Runnable prepare) {
    menu.add(items, prepare);
  }

  StreamMenu menu() {
    return menu;
  }

  StreamPanes panes() {
    return panes;
  }

  /// Says something across the top until the user goes on.
  void say(String words) {
    band.say(words);
    requestLayout();
  }

  void hush() {
    band.hush();
    requestLayout();
  }

  /// Settings may have been written by hand.
  private static double legible(double size) {
    return Double.isNaN(size) ? DEFAULT_FONT_SIZE : Math.clamp(size, SMALLEST_FONT, LARGEST_FONT);
  }

  void zoom(double factor) {
    double size = factor == 0 ? DEFAULT_FONT_SIZE : fontSizeProperty().get() + factor;
    fontSizeProperty().set(Math.clamp(size, SMALLEST_FONT, LARGEST_FONT));
  }

  @Override
  public Palette palette() {
    return palette;
  }

  @Override
  public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
    return Palette.cssMetaData();
  }

  /// Bytes that came since the newest rows are not shown.
  public ReadOnlyLongProperty newBytesProperty() {
    return newBytes.getReadOnlyProperty();
  }

  public long getNewBytes() {
    return newBytes.get();
  }
}
