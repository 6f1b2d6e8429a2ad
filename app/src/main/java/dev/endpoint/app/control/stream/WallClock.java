package dev.endpoint.app.control.stream;

import java.time.Instant;

/// Ties reactor time to the time of day.
///
/// @param instant the time of day at `nanos`
/// @param nanos reactor time
public record WallClock(Instant instant, long nanos) {
  public Instant at(long reactorNanos) {
    return instant.plusNanos(reactorNanos - nanos);
  }
}
