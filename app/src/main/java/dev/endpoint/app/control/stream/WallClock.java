package dev.endpoint.app.control.stream;

import dev.endpoint.engine.capture.Calendar;
import java.time.Instant;
import java.time.ZoneId;

/// Ties reactor time to the time of day.
///
/// @param instant the time of day at `nanos`
/// @param nanos reactor time
public record WallClock(Instant instant, long nanos) {
  public Instant at(long reactorNanos) {
    return instant.plusNanos(reactorNanos - nanos);
  }

  /// @param zone where times are read by people
  public Calendar calendar(ZoneId zone) {
    long epoch = instant.getEpochSecond() * 1_000_000_000 + instant.getNano() - nanos;
    return new Calendar(epoch, zone);
  }
}
