package dev.endpoint.app.control.stream;

import dev.endpoint.engine.capture.Recording;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Finding in a stream view: the search, the bar to type in, and the marks on the scroll bar.
final class Finding implements Finder.Host, FindBar.Actions {
  private final StreamView view;
  private final Executor background;
  private final Executor fx;
  private final FindBar bar;
  private final MarkerStrip marks;
  private final Finder finder;
  private Consumer<String> onEvents = filter -> {};

  /// @param background reads what is selected
  /// @param searching has threads of the system
  Finding(StreamView view, Executor background, Executor searching, Executor fx) {
    this.view = view;
    this.background = background;
    this.fx = fx;
    bar = new FindBar(this, fx);
    view.encodingProperty().subscribe(bar::setEncoding);
    marks = new MarkerStrip(view.palette(), Ink.MATCH_MARK);
    marks.visibleProperty().bind(bar.visibleProperty());
    finder = new Finder(this, searching, Searchers.count(), fx);
  }

  FindBar bar() {
    return bar;
  }

  MarkerStrip marks() {
    return marks;
  }

  MatchPainter painter(double rowHeight) {
    return new MatchPainter(finder.matches(), finder.current(), rowHeight);
  }

  void setRecording(@Nullable Recording shown) {
    finder.setRecording(shown);
  }

  void setLane(Lane shown) {
    finder.setLane(shown);
  }

  void grew() {
    finder.grew();
  }

  /// Asks for what to look for: what is selected, if it is short.
  void open() {
    Recording recording = view.getRecording();
    Selection selection = view.panes().selection();
    boolean found = bar.isVisible() && finder.current() != null;
    if (recording == null || selection.isEmpty() || found) {
      open(null);
    } else {
      Sought sought = new Sought(recording, view.getEncoding());
      background.execute(() -> open(sought, selection));
    }
  }

  private void open(Sought sought, Selection selection) {
    try {
      Query query = sought.of(selection);
      fx.execute(() -> open(query));
    } catch (IOException e) {
      // The search will run into it, too, and say so in the bar.
      fx.execute(() -> open(null));
    }
  }

  private void open(@Nullable Query selected) {
    finder.begin();
    bar.open(selected);
    bar.focus();
  }

  @Override
  public void look(Query query) {
    finder.look(query);
  }

  /// Goes on to the next match, or to the one before; asks what to look for if that is not known.
  @Override
  public void step(boolean forward) {
    if (bar.query().text().isEmpty()) {
      open();
      return;
    }
    if (!bar.isVisible()) {
      bar.open(null);
      finder.look(bar.query());
    }
    finder.step(forward);
  }

  /// @param action shows the messages that a filter accepts
  void setOnEvents(Consumer<String> action) {
    onEvents = action;
    bar.offerEvents(true);
  }

  @Override
  public void events(Query query) {
    if (!query.text().isEmpty()) {
      onEvents.accept(query.events());
    }
  }

  /// Returns whether there was anything to close.
  boolean leave() {
    if (!bar.isVisible()) {
      return false;
    }
    close();
    return true;
  }

  @Override
  public void close() {
    bar.setVisible(false);
    finder.look(null);
    view.requestFocus();
  }

  // For the finder

  @Override
  public Selection selection() {
    return view.panes().selection();
  }

  @Override
  public @Nullable Place top() {
    Page page = view.panes().lead().page();
    return page.isEmpty() ? null : page.top();
  }

  @Override
  public void reveal(Place from, Place until) {
    view.panes().select(new Selection(from, until));
    view.panes().go(new Request.Show(from));
  }

  @Override
  public void changed() {
    refresh();
    view.panes().redraw();
  }

  /// Says anew where one is; what was found is the same.
  void refresh() {
    if (!bar.isVisible()) {
      return;
    }
    bar.show(finder.status(), finder.canStep());
    Recording recording = view.getRecording();
    Matches matches = finder.matches();
    if (recording != null) {
      Recording.Extent extent = recording.extent();
      Lane lane = view.getLane();
      marks.show(places -> Markers.of(matches, extent, lane, places));
    }
  }
}
