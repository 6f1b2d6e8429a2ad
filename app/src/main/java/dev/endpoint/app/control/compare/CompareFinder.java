package dev.endpoint.app.control.compare;

import dev.endpoint.app.bridge.Doorbell;
import dev.endpoint.app.control.stream.FindStatus;
import dev.endpoint.app.control.stream.Query;
import dev.endpoint.app.control.stream.Searchers;
import dev.endpoint.engine.capture.search.PatternException;
import dev.endpoint.engine.capture.search.Search;
import dev.endpoint.engine.capture.search.SearchPattern;
import dev.endpoint.engine.capture.search.SearchProgress;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Looks for something in both streams of a comparison. The searches run on other threads; all else
/// is the FX thread's.
final class CompareFinder {
  private final Executor threads;
  private final Runnable changed;
  private final Doorbell news;
  private CompareView.@Nullable Pair pair;
  private @Nullable Query query;
  private @Nullable PatternException wrong;
  private @Nullable Search left;
  private @Nullable Search right;
  private boolean first;

  /// @param threads searches; see [Search]
  /// @param fx runs tasks on the FX thread
  /// @param changed runs when something was found, or it is known that there is nothing
  CompareFinder(Executor threads, Executor fx, Runnable changed) {
    this.threads = threads;
    this.changed = changed;
    news = new Doorbell(fx, this::hear);
  }

  private boolean hear() {
    changed.run();
    return false;
  }

  void setPair(CompareView.@Nullable Pair shown) {
    pair = shown;
    restart();
  }

  /// Looks for something; for nothing if it is null.
  void look(@Nullable Query next) {
    if (left == null || !Objects.equals(next, query)) {
      query = next;
      restart();
    }
  }

  private void restart() {
    stop(left);
    stop(right);
    left = null;
    right = null;
    wrong = null;
    Query sought = query;
    CompareView.Pair shown = pair;
    if (sought != null && shown != null && !sought.text().isEmpty()) {
      start(sought, shown);
    }
    changed.run();
  }

  private static void stop(@Nullable Search search) {
    if (search != null) {
      search.cancel();
    }
  }

  private void start(Query sought, CompareView.Pair shown) {
    try {
      Search ours = search(shown.left(), sought.pattern());
      boolean same = shown.left().recording() == shown.right().recording();
      left = ours;
      right = same ? ours : search(shown.right(), sought.pattern());
      first = true;
      grew();
    } catch (PatternException e) {
      wrong = e;
    }
  }

  private Search search(CompareView.Stream stream, SearchPattern pattern) {
    return new Search(stream.recording(), pattern, threads, Searchers.count(), news::ring);
  }

  /// The streams may have grown.
  void grew() {
    if (left != null && right != null) {
      left.grew();
      right.grew();
    }
  }

  /// What was found so far.
  Found found() {
    CompareView.Pair shown = pair;
    return left == null || right == null || shown == null
        ? Found.NOTHING
        : new Found(left.hits(shown.left().direction()), right.hits(shown.right().direction()));
  }

  /// Whether one is to be shown the first match of what was typed last; once.
  boolean takeFirst() {
    boolean now = first && found().kept() > 0 && running() == null;
    first &= !now;
    return now;
  }

  /// How far the search is that is not at its end; null when both are.
  private @Nullable SearchProgress running() {
    for (Search each : new Search[] {left, right}) {
      if (each != null && each.progress().state() == SearchProgress.State.RUNNING) {
        return each.progress();
      }
    }
    return null;
  }

  /// @param match the one that one is at
  FindStatus status(@Nullable Match match) {
    if (wrong != null && query != null) {
      return FindStatus.wrong(wrong, query.text());
    }
    if (left == null || right == null) {
      return FindStatus.NOTHING;
    }
    for (Search each : new Search[] {left, right}) {
      String trouble = each.progress().trouble();
      if (trouble != null) {
        return FindStatus.failed(trouble);
      }
    }
    Found found = found();
    return FindStatus.counting(
        match == null ? 0 : match.number(),
        found.count(),
        running(),
        match == null ? "" : match.note());
  }
}
