package dev.endpoint.engine.session;

import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.Recording;

/// What is to be sent again, and how.
///
/// @param name what the recording is called
/// @param direction which of its streams
/// @param speed how many times as fast as it was recorded; [#AT_ONCE] for no pauses
/// @param answered whether to wait, before going on, for as many bytes as came up to there when it
///   was recorded
public record Replay(
    String name, Recording recording, Direction direction, double speed, boolean answered) {
  public static final double AT_ONCE = Double.POSITIVE_INFINITY;

  public Replay {
    if (!(speed > 0)) {
      throw new IllegalArgumentException("a speed of " + speed);
    }
  }

  /// How long a time of the recording is now.
  long scaled(long nanos) {
    return (long) (nanos / speed);
  }
}
