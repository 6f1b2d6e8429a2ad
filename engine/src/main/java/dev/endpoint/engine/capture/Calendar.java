package dev.endpoint.engine.capture;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/// Ties a recording's clock to the time of day.
///
/// @param epoch nanoseconds since 1970 at which the recording's clock stood at 0
/// @param zone where times are read by people
public record Calendar(long epoch, ZoneId zone) {
  public Instant at(long nanos) {
    return Instant.ofEpochSecond(0, epoch).plusNanos(nanos);
  }

  public LocalTime timeOfDay(long nanos) {
    return LocalTime.ofInstant(at(nanos), zone);
  }
}
