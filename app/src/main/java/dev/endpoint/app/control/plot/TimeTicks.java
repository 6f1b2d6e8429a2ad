package dev.endpoint.app.control.plot;

import java.util.ArrayList;
import java.util.List;

/// Round times along an axis.
final class TimeTicks {
  private static final long SECOND = 1_000_000_000L;

  /// Steps of more than a second, in seconds.
  private static final long[] LONG = {
    1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400
  };

  private TimeTicks() {}

  /// The shortest round length of time that is not less.
  static long step(long nanos) {
    if (nanos <= SECOND / 2) {
      return (long) Scale.round(Math.max(1, nanos));
    }
    for (long seconds : LONG) {
      if (nanos <= seconds * SECOND) {
        return seconds * SECOND;
      }
    }
    return (nanos / (86_400 * SECOND) + 1) * 86_400 * SECOND;
  }

  /// Times within a stretch that are multiples of a step.
  ///
  /// @param shift what is added to a time before it is looked whether it is round
  static List<Long> of(long from, long to, long step, long shift) {
    List<Long> ticks = new ArrayList<>();
    for (long tick = from + Math.floorMod(-(from + shift), step); tick <= to; tick += step) {
      ticks.add(tick);
    }
    return ticks;
  }
}
