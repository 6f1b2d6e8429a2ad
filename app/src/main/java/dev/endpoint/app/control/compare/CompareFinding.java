package dev.endpoint.app.control.compare;

import dev.endpoint.app.control.stream.FindBar;
import dev.endpoint.app.control.stream.Query;
import java.util.concurrent.Executor;

/// Finding in a comparison: the bar to type in, and going from match to match of both streams.
final class CompareFinding implements FindBar.Actions {
  private final CompareView view;
  private final FindBar bar;
  private final CompareFinder finder;

  CompareFinding(CompareView view, Executor searching, Executor fx) {
    this.view = view;
    bar = new FindBar(this, fx);
    finder = new CompareFinder(searching, fx, this::changed);
    view.encodingProperty().subscribe(bar::setEncoding);
    view.pairProperty().subscribe((before, now) -> finder.setPair(now));
    view.shotProperty().subscribe((before, now) -> show());
  }

  FindBar bar() {
    return bar;
  }

  /// What is to be marked.
  Found found() {
    return finder.found();
  }

  void grew() {
    finder.grew();
  }

  /// Asks for what to look for.
  void open() {
    bar.open(null);
    bar.focus();
  }

  /// Whether anything is looked for.
  boolean isOpen() {
    return bar.isVisible();
  }

  private void changed() {
    show();
    if (finder.takeFirst()) {
      view.go(new Go.ToMatch(true, true));
    } else {
      view.draw();
    }
  }

  private void show() {
    if (bar.isVisible()) {
      bar.show(finder.status(view.shotProperty().get().match()), finder.found().kept() > 0);
    }
  }

  @Override
  public void look(Query query) {
    finder.look(query);
  }

  @Override
  public void step(boolean forward) {
    if (finder.found().kept() > 0) {
      view.go(new Go.ToMatch(forward, false));
    }
  }

  /// Events are not compared, and the bar does not offer them.
  @Override
  public void events(Query query) {}

  @Override
  public void close() {
    bar.setVisible(false);
    finder.look(null);
    view.requestFocus();
  }
}
