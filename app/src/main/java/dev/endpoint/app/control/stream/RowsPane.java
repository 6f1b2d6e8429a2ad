package dev.endpoint.app.control.stream;

import dev.endpoint.app.model.ColourRules;
import dev.endpoint.engine.capture.Recording;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;

/// Draws one page of rows, as text or as hex, and nothing that is not on the screen.
final class RowsPane extends Region {
  private static final double TOP = 4;
  private static final double BOTTOM = 4;

  /// What all panes of a view have in common.
  interface Host {
    Palette palette();

    ObservableValue<Font> font();

    ClockFormat clock();

    /// Whether the records are messages, and not what reads and writes happened to see.
    boolean messages();

    Selection selection();

    /// What was found, to be drawn in rows of this height.
    MatchPainter matches(double rowHeight);

    List<Noted> notes();

    /// What colours a row; null for nothing.
    ColourRules.@Nullable Rule rule(Row row);

    /// How bytes are read as text.
    Encoding encoding();

    /// How much is shown of what one does not see in text.
    Invisible invisible();

    /// How many bytes a row of hex has at most, or [HexLayout#BY_WIDTH].
    int bytesPerRow();

    /// Whether to show the newest rows whatever happens.
    boolean following();

    /// Gives the panes their size again.
    void relayout();

    /// Whether the keyboard is ours, so that the caret is drawn.
    boolean caretShown();

    void loaded(RowsPane pane, Page page, Request request);

    void failed(Exception problem);
  }

  private final Host host;
  private final boolean asHex;
  private final Rectangle clip = new Rectangle();
  private final List<RowNode> nodes = new ArrayList<>();
  private final PageLoader loader;
  private CellSize cell;
  private @Nullable Recording recording;
  private Lane lane = Lane.BOTH;
  private boolean quiet;
  private Gutter gutter;
  private @Nullable HexLayout hex;
  private int digits;
  private Page page = Page.EMPTY;
  private boolean navigatorStale = true;
  private Request opening = new Request.Tail();

  RowsPane(Host host, boolean asHex, Executor background, Executor fx) {
    this.host = host;
    this.asHex = asHex;
    loader = new PageLoader(background, fx, this::viewpoint, new Arrivals());
    cell = CellSize.of(host.font().getValue());
    gutter = Gutter.of(0, cell, false);
    setClip(clip);
    setManaged(false);
    getStyleClass().add("stream-rows");
  }

  private final class Arrivals implements PageLoader.Listener {
    @Override
    public void loaded(Page arrived, Request request) {
      page = arrived;
      if (hex != null && digits != digits()) {
        measure();
      } else {
        draw();
      }
      host.loaded(RowsPane.this, arrived, request);
    }

    @Override
    public void failed(Exception problem) {
      host.failed(problem);
    }
  }

  /// Shows another recording or lane, beginning with `first`.
  void show(@Nullable Recording shown, Lane shownLane, Request first) {
    recording = shown;
    lane = shownLane;
    page = Page.EMPTY;
    restart(first);
    draw();
  }

  /// @param beside whether the pane beside this one tells time and size
  void setQuiet(boolean beside) {
    if (quiet != beside) {
      quiet = beside;
      restart(here());
    }
  }

  void fontChanged() {
    cell = CellSize.of(host.font().getValue());
    restart(here());
  }

  /// Rows are to be made otherwise.
  void rowsChanged() {
    restart(here());
  }

  /// How many bytes a row of hex is to have; half of the widest where that is left to the width.
  int wantedBytes() {
    return host.bytesPerRow() == HexLayout.BY_WIDTH ? 16 : host.bytesPerRow();
  }

  /// The top row as a request.
  private Request here() {
    return page.isEmpty() ? opening : new Request.At(page.top(), page.shift());
  }

  private void restart(Request first) {
    opening = first;
    navigatorStale = true;
    loader.use(null);
    host.relayout();
  }

  /// Asks for a page; until the pane has a size and a recording, nothing comes of it.
  void ask(Request request) {
    if (navigatorStale) {
      opening = request.isAbsolute() ? request : opening;
      host.relayout();
    } else {
      loader.ask(request);
    }
  }

  Page page() {
    return page;
  }

  boolean isHex() {
    return asHex;
  }

  double rowHeight() {
    return cell.height();
  }

  private double rows() {
    return (getHeight() - TOP - BOTTOM) / cell.height();
  }

  private Viewpoint viewpoint() {
    Place top = page.isEmpty() ? null : page.top();
    return new Viewpoint(top, page.shift(), page.units(), host.selection().caret(), rows());
  }

  /// How wide it wants to be to show this many bytes in a row of hex.
  double widthFor(int bytes) {
    Gutter wide = Gutter.of(4000, cell, quiet);
    return wide.content() + (new HexLayout(bytes).columns(digits()) + 2) * cell.width();
  }

  private int digits() {
    return HexLayout.offsetDigits(recording == null ? 0 : recording.extent().bytes());
  }

  @Override
  public void resize(double width, double height) {
    boolean wider = width != getWidth();
    boolean higher = height != getHeight();
    super.resize(width, height);
    clip.setWidth(width);
    clip.setHeight(height);
    if (wider || navigatorStale) {
      measure();
    } else if (higher) {
      loader.ask(host.following() ? new Request.Tail() : new Request.Stay());
    }
  }

  private void measure() {
    Gutter fresh = Gutter.of(getWidth(), cell, quiet);
    HexLayout freshHex =
        asHex ? HexLayout.fitting(fresh.columns(), digits(), host.bytesPerRow()) : null;
    boolean same = fresh.equals(gutter) && Objects.equals(hex, freshHex) && digits == digits();
    if (same && !navigatorStale || getWidth() <= 0 || getHeight() <= 0) {
      draw();
      return;
    }
    Request first = navigatorStale ? opening : host.following() ? new Request.Tail() : here();
    gutter = fresh;
    hex = freshHex;
    digits = digits();
    navigatorStale = recording == null;
    loader.use(recording == null ? null : navigator(recording));
    loader.ask(first);
  }

  private Navigator navigator(Recording shown) {
    Tape tape = new Tape(shown, lane);
    TextLayout text = new TextLayout(gutter.columns(), host.encoding(), host.invisible());
    boolean through = hex != null && lane != Lane.BOTH;
    return new Navigator(
        tape, through ? new LaneHexRows(tape, hex) : new RecordRows(tape, text, hex));
  }

  /// Draws the page again; what has not changed costs little.
  void draw() {
    List<Row> rows = page.rows();
    while (nodes.size() < rows.size()) {
      RowNode node = new RowNode(host.font(), host.palette());
      nodes.add(node);
      getChildren().add(node);
    }
    RowPainter painter = painter(rows);
    for (int i = 0; i < nodes.size(); i++) {
      RowNode node = nodes.get(i);
      node.setVisible(i < rows.size());
      if (i < rows.size()) {
        node.setLayoutY(Math.round(TOP + (i - page.shift()) * cell.height()));
        painter.paint(node, rows.get(i), i == 0);
      }
    }
  }

  private RowPainter painter(List<Row> rows) {
    Place caret = host.caretShown() ? host.selection().caret() : null;
    Row caretRow = caret == null ? null : caretRow(rows, caret);
    return new RowPainter(
        cell,
        gutter,
        hex,
        digits,
        host.clock(),
        host.messages(),
        host.selection(),
        host.matches(cell.height()),
        new NotePainter(host.notes(), cell.height()),
        host::rule,
        caret,
        caretRow,
        getWidth());
  }

  private static @Nullable Row caretRow(List<Row> rows, Place caret) {
    Row behind = null;
    for (Row row : rows) {
      if (row.holds(caret)) {
        return row;
      }
      behind = row.end().equals(caret) ? row : behind;
    }
    return behind;
  }

  /// The row the caret is in, if it is on this page.
  @Nullable Row caretRow() {
    Place caret = host.selection().caret();
    return caret == null ? null : caretRow(page.rows(), caret);
  }

  /// The place nearest to a point; null if there is nothing.
  @Nullable Place hit(double x, double y) {
    List<Row> rows = page.rows();
    if (rows.isEmpty()) {
      return null;
    }
    int index = (int) Math.floor((y - TOP) / cell.height() + page.shift());
    if (index < 0) {
      return rows.getFirst().start();
    }
    if (index >= rows.size()) {
      return rows.getLast().end();
    }
    Row row = rows.get(index);
    return row.cell(Math.min(nodes.get(index).geometry().cellAt(x), lastCaret(row)));
  }

  /// The row at a height, if there is one.
  @Nullable Row rowAt(double y) {
    int index = (int) Math.floor((y - TOP) / cell.height() + page.shift());
    return index >= 0 && index < page.rows().size() ? page.rows().get(index) : null;
  }

  /// The lower edge of the caret's row, or of the pane if it is elsewhere.
  double caretBottom() {
    Row row = caretRow();
    int index = row == null ? -1 : page.rows().indexOf(row);
    return index < 0 ? getHeight() : TOP + (index + 1 - page.shift()) * cell.height();
  }

  /// The caret stands before a line's end, not behind it.
  private static int lastCaret(Row row) {
    boolean lineEnded = row instanceof TextRow text && text.lineEnded();
    return lineEnded ? row.cells() - 1 : row.cells();
  }
}
