package dev.endpoint.engine.capture.search;

import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.GoneException;
import dev.endpoint.engine.capture.Recording;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// One search through a recording, both directions, from its beginning to its end and on as it
/// grows. Any thread may use it; what is published never changes.
///
/// The recording is cut into parts that workers take one after another. What they find is put
/// together in order, so the outcome does not depend on how many there are. While all is searched
/// no thread is held.
public final class Search {
  /// So many matches of each direction are kept, the first ones; all are counted.
  public static final int MOST = 250_000;

  private static final String ENDLESS =
      "This expression tries too many ways to match. Make it simpler: mostly a repetition inside a"
          + " repetition is the reason, as in (a+)+.";

  private static final String TOO_DEEP =
      "This expression needs too much memory for one match. A class does with less than a choice:"
          + " [ab]* instead of (a|b)*.";

  private final Recording recording;
  private final SearchPattern pattern;
  private final Executor executor;
  private final int workers;
  private final Limits limits;
  private final Runnable news;
  private volatile boolean cancelled;
  private volatile Hits sentHits = Hits.NONE;
  private volatile Hits receivedHits = Hits.NONE;
  private volatile @Nullable String trouble;

  // Written by whoever holds the lock, read by anybody.
  private volatile int running;

  /// All before it is searched, and what was found there is published.
  private volatile long merged;

  // Guarded by this.
  private final List<Worker> idle = new ArrayList<>();
  private final Map<Long, Done> done = new HashMap<>();
  private final Gathered sent;
  private final Gathered received;
  private long taken;

  private record Done(Worker.Part part, Worker.Finds finds) {}

  /// Does nothing before [#grew] is called.
  ///
  /// @param executor runs workers, each for as long as there is something to search: give it
  ///   threads of the system, for a worker would keep virtual ones from running
  /// @param workers how many at most; a regular expression has one
  /// @param news runs on a worker's thread whenever there is something new; has to be cheap, like
  ///   ringing a bell
  public Search(
      Recording recording, SearchPattern pattern, Executor executor, int workers, Runnable news) {
    this(recording, pattern, executor, workers, news, Limits.USUAL);
  }

  Search(
      Recording recording,
      SearchPattern pattern,
      Executor executor,
      int workers,
      Runnable news,
      Limits limits) {
    this.limits = limits;
    this.recording = recording;
    this.pattern = pattern;
    this.executor = executor;
    // What a regular expression finds depends on where its last match ended.
    this.workers = pattern instanceof RegexPattern ? 1 : Math.max(1, workers);
    this.news = news;
    taken = recording.extent().gone().bytes();
    merged = taken;
    sent = new Gathered(limits.most());
    received = new Gathered(limits.most());
  }

  /// Searches what was recorded since the last time.
  public void grew() {
    List<Worker> started = new ArrayList<>();
    synchronized (this) {
      long rest = recording.extent().bytes() - taken;
      long parts = (rest + partSize(rest) - 1) / partSize(rest);
      long missing = isOver() ? 0 : Math.min(workers - running, parts);
      while (started.size() < missing) {
        started.add(idleWorker());
      }
      running += started.size();
    }
    started.forEach(worker -> executor.execute(() -> work(worker)));
  }

  private Worker idleWorker() {
    for (Worker worker : idle) {
      if (worker.reached() == taken) {
        idle.remove(worker);
        return worker;
      }
    }
    return idle.isEmpty() ? new Worker(recording, pattern, limits, this::check) : idle.removeLast();
  }

  /// Ends it; what was found remains.
  public void cancel() {
    synchronized (this) {
      if (isOver()) {
        return;
      }
      cancelled = true;
      notifyAll();
    }
    news.run();
  }

  private void check() {
    if (isOver()) {
      throw new CancellationException();
    }
  }

  private boolean isOver() {
    return cancelled || trouble != null;
  }

  private void work(Worker worker) {
    try {
      Worker.Part part = take(worker);
      while (part != null) {
        give(part, search(worker, part));
        news.run();
        part = take(worker);
      }
    } catch (CancellationException e) {
      end(worker, null);
    } catch (IOException e) {
      end(worker, "The recording cannot be read: " + e.getMessage());
    } catch (ByteText.Endless e) {
      end(worker, ENDLESS);
    } catch (StackOverflowError e) {
      end(worker, TOO_DEEP);
    } catch (RuntimeException | Error e) {
      end(worker, "The search failed: " + e);
      throw e;
    } finally {
      news.run();
    }
  }

  /// Of a part that goes while it is searched, what is left.
  private Worker.Finds search(Worker worker, Worker.Part part) throws IOException {
    while (true) {
      try {
        return worker.search(part.behind(recording.extent().gone().bytes()));
      } catch (GoneException e) {
        check();
      }
    }
  }

  private synchronized void end(Worker worker, @Nullable String words) {
    if (!isOver()) {
      trouble = words;
    }
    leave(worker);
  }

  private synchronized void leave(Worker worker) {
    running--;
    idle.add(worker);
    notifyAll();
  }

  /// The next part; null when there is none, and then the worker has left: whoever lets the
  /// recording grow after this looked finds that it has.
  private synchronized Worker.@Nullable Part take(Worker worker) {
    while (!isOver() && taken - merged > workers * limits.largestPart()) {
      // Nothing grows without bounds while one part takes longer than the others.
      pause();
    }
    long end = recording.extent().bytes();
    if (isOver() || taken >= end) {
      leave(worker);
      return null;
    }
    long from = taken;
    taken = Math.min(end, from + partSize(end - from));
    return new Worker.Part(from, taken, taken == end, sent.room(), received.room());
  }

  private void pause() {
    try {
      wait();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      cancelled = true;
    }
  }

  private long partSize(long rest) {
    return pattern instanceof RegexPattern
        ? limits.regexPart()
        : Math.clamp(rest / (2L * workers), limits.smallestPart(), limits.largestPart());
  }

  private synchronized void give(Worker.Part part, Worker.Finds finds) {
    done.put(part.from(), new Done(part, finds));
    long end = merged;
    for (Done next = done.remove(end); next != null; next = done.remove(end)) {
      sent.take(next.finds().sent(), next.finds().provisionalSent());
      received.take(next.finds().received(), next.finds().provisionalReceived());
      end = next.part().to();
    }
    sentHits = sent.hits();
    receivedHits = received.hits();
    merged = end;
    notifyAll();
  }

  /// What was found so far in one direction.
  public Hits hits(Direction direction) {
    return direction == Direction.SENT ? sentHits : receivedHits;
  }

  /// How far it is; what is asked for next has all that was found so far.
  public SearchProgress progress() {
    String words = trouble;
    boolean busy = running > 0;
    long known = merged;
    long total = recording.extent().bytes();
    SearchProgress.State state =
        words != null
            ? SearchProgress.State.FAILED
            : cancelled
                ? SearchProgress.State.CANCELLED
                : busy ? SearchProgress.State.RUNNING : SearchProgress.State.DONE;
    return new SearchProgress(state, known, total, words);
  }
}
