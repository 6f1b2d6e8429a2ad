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

  /// Nanoseconds since 1970 at which reactor time was 0.
  long epoch() {
    return instant.getEpochSecond() * 1_000_000_000 + instant.getNano() - nanos;
  }
}
