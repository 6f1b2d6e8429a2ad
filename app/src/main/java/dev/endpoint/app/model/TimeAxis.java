package dev.endpoint.app.model;

import java.util.ArrayList;
import java.util.List;

/// The time axis that all lanes of a race share. It grows in steps, so that bars grow and labels
/// stay.
///
/// @param span nanoseconds from its left to its right end
public record TimeAxis(long span, List<Tick> ticks) {
  private static final long MILLI = 1_000_000L;
  private static final int[] LEADING = {1, 2, 5};

  /// @param nanos where it stands
  public record Tick(long nanos, String label) {}

  public TimeAxis {
    ticks = List.copyOf(ticks);
  }

  /// The axis for a race that has come to `nanos`. While it runs the axis has room to go on, and is
  /// never shorter than a second; afterwards it fits, but is not shorter than 5 ms.
  public static TimeAxis covering(long nanos, boolean running) {
    long span = nice(Math.max(nanos, running ? 1000 * MILLI : 5 * MILLI));
    long step = nice(span / 5);
    List<Tick> ticks = new ArrayList<>();
    for (long at = 0; at <= span; at += step) {
      ticks.add(new Tick(at, at == 0 ? "0" : Times.limit(at)));
    }
    return new TimeAxis(span, ticks);
  }

  /// The smallest of 1, 2, 5, 10, 20, 50 … not below `nanos`.
  private static long nice(long nanos) {
    for (long decade = 1; ; decade *= 10) {
      for (int leading : LEADING) {
        if (leading * decade >= nanos) {
          return leading * decade;
        }
      }
    }
  }

  /// Where a moment stands on the axis, from 0 to 1.
  public double place(long nanos) {
    return Math.clamp((double) nanos / span, 0, 1);
  }
}
