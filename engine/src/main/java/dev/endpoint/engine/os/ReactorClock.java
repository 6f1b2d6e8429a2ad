package dev.endpoint.engine.os;

import java.util.function.LongSupplier;

/// Monotonic time that stands still while the process is stopped (SIGSTOP, a suspended machine):
/// what a sleep lasted too long, or a turn of the reactor lasted altogether, is taken out when it
/// exceeds [#NOTICEABLE].
///
/// The reactor thread reads it with [#tick], which is where a gap is noticed; other threads read
/// [#nanos], which right after a stop may be ahead until the reactor has noticed. How much the time
/// of day went on meanwhile is kept for [#takeGap]: while a machine sleeps, the system's own
/// monotonic clock stands still as well.
final class ReactorClock {
  /// Nanoseconds of lateness that cannot be load any more.
  static final long NOTICEABLE = 2_000_000_000L;

  private final LongSupplier source;
  private final LongSupplier wall;
  private volatile long lost;
  private long last;
  private long expected;
  private long lastWall;
  private long gap;

  /// @param source monotonic, in nanoseconds
  /// @param wall the time of day, in nanoseconds
  ReactorClock(LongSupplier source, LongSupplier wall) {
    this.source = source;
    this.wall = wall;
    this.last = source.getAsLong();
    this.lastWall = wall.getAsLong();
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
      gap += late;
    }
    long day = wall.getAsLong();
    long ahead = day - lastWall - (raw - last);
    if (ahead > NOTICEABLE) {
      gap += ahead;
    }
    lastWall = day;
    last = raw;
    expected = 0;
    return raw - lost;
  }

  /// How far the time of day has got ahead of this clock since the last call, where that is more
  /// than load. Reactor thread only.
  long takeGap() {
    long noticed = gap;
    gap = 0;
    return noticed;
  }

  /// The reactor is about to sleep for at most this many nanoseconds from the last [#tick] on;
  /// [Long#MAX_VALUE] when only an event ends it.
  void expect(long most) {
    expected = most;
  }
}
