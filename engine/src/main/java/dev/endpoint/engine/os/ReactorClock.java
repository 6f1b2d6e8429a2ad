package dev.endpoint.engine.os;

import java.util.function.LongSupplier;

/// Monotonic time that stands still while the process is stopped (SIGSTOP, a suspended machine):
/// what a sleep lasted too long, or a turn of the reactor lasted altogether, is taken out when it
/// exceeds [#NOTICEABLE].
///
/// The reactor thread reads it with [#tick], which is where a gap is noticed; other threads read
/// [#nanos], which right after a stop may be ahead until the reactor has noticed.
final class ReactorClock {
  /// Nanoseconds of lateness that cannot be load any more.
  static final long NOTICEABLE = 2_000_000_000L;

  private final LongSupplier source;
  private volatile long lost;
  private long last;
  private long expected;

  ReactorClock(LongSupplier source) {
    this.source = source;
    this.last = source.getAsLong();
  }

  /// Any thread.
  long nanos() {
    return source.getAsLong() - lost;
  }

  /// The time now. Reactor thread only.
  long tick() {
    long raw = source.getAsLong();
    long late = raw - last - expected;
    if (late > NOTICEABLE) {
      lost = lost + late; // not a race: only this thread writes
    }
    last = raw;
    expected = 0;
    return raw - lost;
  }

  /// The reactor is about to sleep for at most this many nanoseconds from the last [#tick] on;
  /// [Long#MAX_VALUE] when only an event ends it.
  void expect(long most) {
    expected = most;
  }
}
