package dev.endpoint.app.control.stream;

import dev.endpoint.app.bridge.Doorbell;
import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.capture.search.Hit;
import dev.endpoint.engine.capture.search.PatternException;
import dev.endpoint.engine.capture.search.Search;
import dev.endpoint.engine.capture.search.SearchPattern;
import dev.endpoint.engine.capture.search.SearchProgress;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Looks for something in what a stream view shows and goes from match to match. The search runs on
/// other threads; all else is the FX thread's, and costs no more with many matches than with few.
///
/// Which match one is at is not remembered: it is the one where the selection begins.
final class Finder {
  /// What it needs of the view.
  interface Host {
    Selection selection();

    /// Where the first row on the screen begins; null if there is none.
    @Nullable Place top();

    /// Selects a match and shows it.
    void reveal(Place from, Place until);

    /// What was found, or how far the search is, has changed.
    void changed();
  }

  /// So much is searched before one could read how far it is.
  private static final long LITTLE = 16L << 20;

  /// So many pulses pass before a recording that grows is searched again: each time takes the
  /// processor from the window.
  private static final int PAUSE = 6;

  private static final Place START = new Place(0, 0);
  private static final Place END = new Place(Long.MAX_VALUE, 0);

  private final Host host;
  private final Executor threads;
  private final int workers;
  private final Doorbell news;
  private final Doorbell growth;
  private @Nullable Recording recording;
  private Lane lane = Lane.BOTH;
  private @Nullable Query query;
  private @Nullable PatternException wrong;
  private @Nullable Search search;
  private Matches matches = Matches.NONE;
  private @Nullable Step pending;
  private Place origin = START;

  /// Bytes there were when the search began.
  private long there;

  private String note = "";
  private boolean grown;
  private int pause;

  /// Where to go once it is known what is there.
  ///
  /// @param there bytes there were when one wanted to; what comes later is not waited for
  private record Step(boolean forward, Place from, long there) {}

  /// @param threads searches; see [Search]
  /// @param fx runs tasks on the FX thread
  Finder(Host host, Executor threads, int workers, Executor fx) {
    this.host = host;
    this.threads = threads;
    this.workers = workers;
    news = new Doorbell(fx, this::hear);
    growth = new Doorbell(fx, this::searchOn);
  }

  // What is searched

  void setRecording(@Nullable Recording shown) {
    recording = shown;
    origin = START;
    restart();
  }

  void setLane(Lane shown) {
    lane = shown;
    refresh();
  }

  /// There is more of the recording.
  void grew() {
    grown = search != null;
    growth.ring();
  }

  /// Once in each pulse while there is a pause; returns whether to come again.
  private boolean searchOn() {
    if (pause > 0) {
      pause--;
    } else if (grown && search != null) {
      grown = false;
      pause = PAUSE;
      search.grew();
    }
    return pause > 0 || grown;
  }

  // What is looked for

  /// What is typed from now on is looked for from here on.
  void begin() {
    origin = here();
  }

  /// Looks for something; for nothing if it is null.
  void look(@Nullable Query next) {
    if (search != null && Objects.equals(next, query)) {
      return;
    }
    query = next;
    restart();
  }

  private void restart() {
    if (search != null) {
      search.cancel();
      search = null;
    }
    wrong = null;
    pending = null;
    grown = false;
    note = "";
    matches = Matches.NONE;
    if (query != null && !query.text().isEmpty()) {
      start(query);
    }
    host.changed();
  }

  private void start(Query sought) {
    try {
      SearchPattern pattern = sought.pattern();
      if (recording != null) {
        there = recording.extent().bytes();
        pending = new Step(true, origin, there);
        search = new Search(recording, pattern, threads, workers, news::ring);
        search.grew();
      }
    } catch (PatternException e) {
      wrong = e;
    }
  }

  private boolean hear() {
    refresh();
    return false;
  }

  private void refresh() {
    if (search != null) {
      // In this order: what was found until it was done is known once it is done.
      SearchProgress progress = search.progress();
      matches = Matches.of(search, lane);
      settle(progress);
    }
    host.changed();
  }

  // Going from match to match

  private Place here() {
    Selection selection = host.selection();
    Place top = host.top();
    return selection.caret() == null ? top == null ? START : top : selection.from();
  }

  /// Goes to the next match, or to the one before; begins anew at the other end.
  void step(boolean forward) {
    if (search == null) {
      return;
    }
    Place from = here();
    boolean past = forward && !host.selection().isEmpty();
    pending = new Step(forward, past ? behind(from) : from, search.progress().total());
    refresh();
  }

  private static Place behind(Place place) {
    return new Place(place.record(), place.offset() + 1);
  }

  /// Matches become known in their order, so the first one behind a place is the next one; that no
  /// other lies before a place is certain once one behind it is known.
  private void settle(SearchProgress progress) {
    if (pending == null) {
      return;
    }
    boolean forward = pending.forward();
    Place start = start();
    Hit behind = matches.next(Place.max(start, pending.from()));
    boolean soon = isRunning(progress) && progress.searched() < pending.there();
    if (behind == null && soon) {
      return;
    }
    Hit hit = forward ? behind : there(matches.previous(pending.from()));
    pending = null;
    if (hit != null) {
      go(hit, "");
    } else if (matches.kept() > 0) {
      go(forward ? matches.next(start()) : there(matches.previous(END)), around(forward));
    }
  }

  /// What is found may be gone by now, with the beginning of what was recorded.
  private @Nullable Hit there(@Nullable Hit hit) {
    return hit == null || Matches.from(hit).compareTo(start()) < 0 ? null : hit;
  }

  private Place start() {
    return recording == null ? START : new Place(recording.extent().gone().records(), 0);
  }

  private void go(@Nullable Hit hit, String words) {
    if (hit != null) {
      note = words;
      origin = Matches.from(hit);
      host.reveal(origin, Matches.until(hit));
    }
  }

  private String around(boolean forward) {
    String words = forward ? "from the start" : "from the end";
    return matches.kept() == matches.count()
        ? words
        : String.format(Locale.ROOT, "%s of the first %,d each way", words, Search.MOST);
  }

  // What is shown of it

  Matches matches() {
    return matches;
  }

  /// The match one is at.
  @Nullable Hit current() {
    Selection selection = host.selection();
    if (selection.isEmpty()) {
      return null;
    }
    Hit hit = matches.next(selection.from());
    boolean at = hit != null && Matches.from(hit).equals(selection.from());
    return at ? hit : null;
  }

  FindStatus status() {
    if (wrong != null && query != null) {
      return FindStatus.wrong(wrong, query.text());
    }
    if (search == null) {
      return FindStatus.NOTHING;
    }
    SearchProgress progress = search.progress();
    if (progress.trouble() != null) {
      return FindStatus.failed(progress.trouble());
    }
    boolean much = progress.searched() < there || progress.total() - progress.searched() > LITTLE;
    Hit at = current();
    long number = at == null ? 0 : matches.before(Matches.from(at)) + 1;
    return FindStatus.counting(
        number,
        matches.count(),
        much && isRunning(progress) ? progress : null,
        at == null ? "" : note);
  }

  private static boolean isRunning(SearchProgress progress) {
    return progress.state() == SearchProgress.State.RUNNING;
  }

  /// Whether there is anything to go to.
  boolean canStep() {
    return matches.kept() > 0;
  }
}
