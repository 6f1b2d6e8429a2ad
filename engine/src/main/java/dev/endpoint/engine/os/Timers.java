package dev.endpoint.engine.os;

import dev.endpoint.engine.reactor.Cancellable;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// Timers by deadline, then by creation. Belongs to the reactor thread.
///
/// A cancelled timer stays in the heap, without its task, until it is due or until half of the heap
/// is like it: so cancelling costs nothing in proportion to the number of timers.
final class Timers {
  private static final int FEW = 64;

  private final NioReactor reactor;
  private final PriorityQueue<Timer> heap =
      new PriorityQueue<>(
          // Not by Comparator.comparingLong: what that needs is made anew at each start.
          (a, b) -> a.due != b.due ? Long.compare(a.due, b.due) : Long.compare(a.number, b.number));
  private long made;
  private int cancelled;

  Timers(NioReactor reactor) {
    this.reactor = reactor;
  }

  /// A timer that is not set yet; any thread.
  Timer timer(Runnable task) {
    return new Timer(task);
  }

  void set(Timer timer, long due) {
    if (timer.task != null) {
      timer.due = due;
      timer.number = made++;
      timer.queued = true;
      heap.add(timer);
    }
  }

  boolean isEmpty() {
    return heap.size() == cancelled;
  }

  /// The earliest deadline; only when not [empty][#isEmpty].
  long nextDue() {
    dropCancelledHead();
    return heap.element().due;
  }

  /// Takes out the first timer due by then; null when there is none.
  @Nullable Runnable takeDue(long now) {
    dropCancelledHead();
    Timer first = heap.peek();
    if (first == null || first.due > now) {
      return null;
    }
    heap.remove();
    Runnable task = first.task;
    first.task = null;
    return task;
  }

  void clear() {
    heap.forEach(timer -> timer.task = null);
    heap.clear();
    cancelled = 0;
  }

  private void dropCancelledHead() {
    while (!heap.isEmpty() && heap.element().task == null) {
      heap.remove();
      cancelled--;
    }
  }

  /// One timer; without a task once it was cancelled or has run.
  final class Timer implements Cancellable {
    private @Nullable Runnable task;
    private long due;
    private long number;
    private boolean queued;

    private Timer(Runnable task) {
      this.task = task;
    }

    @Override
    public void cancel() {
      reactor.runUnlessClosed(this::cancelNow);
    }

    private void cancelNow() {
      if (task == null) {
        return;
      }
      task = null;
      if (queued && ++cancelled > FEW && cancelled > heap.size() / 2) {
        heap.removeIf(timer -> timer.task == null);
        cancelled = 0;
      }
    }
  }
}
