package dev.endpoint.app.control.stream;

import dev.endpoint.app.model.ColourRules;
import dev.endpoint.engine.capture.Recording;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.text.Font;
import org.jspecify.annotations.Nullable;

/// The two panes of a stream view, what is selected in them, and whether they follow the newest
/// rows. One pane leads: the one used last. When both are shown the other one goes where the
/// leading one goes.
final class StreamPanes implements RowsPane.Host {
  /// What the view around the panes does for them.
  interface Frame {
    /// A page of the leading pane is on the screen.
    void shown(Page page);

    /// Something else is selected, or the caret is somewhere else.
    void selected();

    void followingChanged(boolean following);

    void failed(Exception problem);

    void relayout();

    ClockFormat clock(long opened);

    boolean messages();

    /// @param rowHeight of the pane they are drawn in
    MatchPainter matches(double rowHeight);

    List<Noted> notes();

    ColourRules.@Nullable Rule rule(Row row);

    int bytesPerRow();

    Encoding encoding();

    Invisible invisible();

    boolean caretShown();
  }

  private final Frame frame;
  private final Palette palette;
  private final ObservableValue<Font> font;
  private final RowsPane text;
  private final RowsPane hex;
  private final FollowState follow = new FollowState();
  private RowsPane lead;
  private StreamMode mode = StreamMode.TEXT;
  private Lane lane = Lane.BOTH;
  private Supplier<Recording.@Nullable Extent> extent = () -> null;
  private Selection selection = Selection.NONE;
  private long opened;

  StreamPanes(
      Frame frame, Palette palette, ObservableValue<Font> font, Executor background, Executor fx) {
    this.frame = frame;
    this.palette = palette;
    this.font = font;
    text = new RowsPane(this, false, background, fx);
    hex = new RowsPane(this, true, background, fx);
    lead = text;
    setMode(mode);
  }

  RowsPane text() {
    return text;
  }

  RowsPane hex() {
    return hex;
  }

  RowsPane lead() {
    return lead;
  }

  private RowsPane other() {
    return lead == text ? hex : text;
  }

  Lane lane() {
    return lane;
  }

  // What is shown

  void setRecording(@Nullable Recording shown) {
    extent = shown == null ? () -> null : shown::extent;
    select(Selection.NONE);
    text.show(shown, lane, new Request.Tail());
    hex.show(shown, lane, new Request.Tail());
    setFollowing(true);
  }

  void setLane(@Nullable Recording shown, Lane next) {
    Request where = here();
    lane = next;
    follow.restart(bytes());
    text.show(shown, lane, where);
    hex.show(shown, lane, where);
  }

  private Request here() {
    boolean end = follow.following() || lead.page().isEmpty();
    return end ? new Request.Tail() : new Request.At(lead.page().top(), 0);
  }

  void setMode(StreamMode next) {
    Request where = here();
    mode = next;
    text.setVisible(next != StreamMode.HEX);
    hex.setVisible(next != StreamMode.TEXT);
    text.setQuiet(next == StreamMode.SPLIT);
    lead = next == StreamMode.HEX ? hex : next == StreamMode.TEXT ? text : lead;
    both(where);
    frame.relayout();
  }

  /// The pane used last leads.
  void lead(RowsPane pane) {
    lead = pane;
  }

  void fontChanged() {
    text.fontChanged();
    hex.fontChanged();
  }

  void rowsChanged() {
    text.rowsChanged();
    hex.rowsChanged();
  }

  void redraw() {
    text.draw();
    hex.draw();
  }

  // Where it is

  /// There is more of the recording, or something about it changed.
  void grew() {
    if (follow.following()) {
      both(new Request.Tail());
    } else if (lead.page().isEmpty() || lead.page().atEnd()) {
      both(new Request.Stay());
    }
  }

  /// The user goes somewhere.
  void go(Request request) {
    if (follow.following()) {
      if (!leavesEnd(request)) {
        return;
      }
      setFollowing(false);
    }
    if (request instanceof Request.Move && selection.caret() == null) {
      select(Selection.at(firstCaret()));
    }
    lead.ask(request);
  }

  private @Nullable Place firstCaret() {
    Page page = lead.page();
    return page.isEmpty() ? null : page.atEnd() ? page.rows().getLast().start() : page.top();
  }

  private boolean leavesEnd(Request request) {
    Page page = lead.page();
    boolean all = page.atStart() && page.atEnd();
    return switch (request) {
      case Request.Scroll(double rows) -> rows < 0 && !all;
      case Request.Fraction(double part) -> part < 1 && !all;
      case Request.Tail _, Request.Stay _ -> false;
      case Request.At _, Request.Show _, Request.Move _ -> true;
    };
  }

  @Override
  public boolean following() {
    return follow.following();
  }

  void setFollowing(boolean on) {
    if (on == follow.following()) {
      return;
    }
    if (on) {
      follow.follow();
      both(new Request.Tail());
    } else {
      follow.leave(bytes());
    }
    frame.followingChanged(on);
  }

  /// How many bytes came since the newest rows are not shown.
  long missed() {
    return follow.missed(bytes());
  }

  private long bytes() {
    Recording.Extent now = extent.get();
    return now == null ? 0 : lane.bytes(now);
  }

  private void both(Request request) {
    lead.ask(request);
    if (mode == StreamMode.SPLIT) {
      other().ask(request);
    }
  }

  @Override
  public void loaded(RowsPane pane, Page page, Request request) {
    if (pane != lead) {
      return;
    }
    opened = page.opened();
    if (request instanceof Request.Move move) {
      select(move.select() ? selection.to(page.caret()) : Selection.at(page.caret()));
    }
    if (!follow.following() && arrivedAtEnd(page, request)) {
      setFollowing(true);
    }
    if (page.atEnd()) {
      follow.restart(page.bytes());
    }
    if (mode == StreamMode.SPLIT && !follow.following() && !page.isEmpty()) {
      boolean show = request instanceof Request.Show;
      other().ask(show ? request : new Request.At(page.top(), 0));
    }
    frame.shown(page);
  }

  private static boolean arrivedAtEnd(Page page, Request request) {
    if (!page.atEnd() || page.isEmpty()) {
      return false;
    }
    return switch (request) {
      case Request.Scroll(double rows) -> rows > 0;
      case Request.Fraction _ -> true;
      case Request.Move(Request.CaretMove move, int _, boolean select) ->
          !select && move.isForward() && isLast(page);
      case Request.Tail _, Request.Stay _, Request.At _, Request.Show _ -> false;
    };
  }

  private static boolean isLast(Page page) {
    Place caret = page.caret();
    return caret != null && caret.compareTo(page.rows().getLast().start()) >= 0;
  }

  // What is selected

  void select(Selection next) {
    if (!selection.equals(next)) {
      selection = next;
      redraw();
      frame.selected();
    }
  }

  @Override
  public Selection selection() {
    return selection;
  }

  // For the panes

  @Override
  public Palette palette() {
    return palette;
  }

  @Override
  public ObservableValue<Font> font() {
    return font;
  }

  @Override
  public ClockFormat clock() {
    return frame.clock(opened);
  }

  @Override
  public boolean messages() {
    return frame.messages();
  }

  @Override
  public Encoding encoding() {
    return frame.encoding();
  }

  @Override
  public Invisible invisible() {
    return frame.invisible();
  }

  @Override
  public int bytesPerRow() {
    return frame.bytesPerRow();
  }

  @Override
  public List<Noted> notes() {
    return frame.notes();
  }

  @Override
  public ColourRules.@Nullable Rule rule(Row row) {
    return frame.rule(row);
  }

  @Override
  public MatchPainter matches(double rowHeight) {
    return frame.matches(rowHeight);
  }

  @Override
  public boolean caretShown() {
    return frame.caretShown();
  }

  @Override
  public void relayout() {
    frame.relayout();
  }

  @Override
  public void failed(Exception problem) {
    frame.failed(problem);
  }
}
