package dev.endpoint.app.control.plot;

import dev.endpoint.app.control.stream.Clock;
import dev.endpoint.app.control.stream.WallClock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Times along the axis: of day, or since it began where that is wanted or nothing else is known.
///
/// @param opened reactor time of the first record
record TimeLabels(Clock clock, ZoneId zone, @Nullable WallClock wall, long opened) {
  private static final long SECOND = 1_000_000_000L;
  private static final long DAY = 86_400 * SECOND;

  /// What is added to reactor time so that round times are those people call round.
  long shift() {
    WallClock known = ofDay();
    if (known == null) {
      return -opened;
    }
    Instant at = known.at(opened);
    long seconds = at.getEpochSecond() + zone.getRules().getOffset(at).getTotalSeconds();
    return Math.floorMod(seconds, 86_400) * SECOND + at.getNano() - opened;
  }

  private @Nullable WallClock ofDay() {
    return clock == Clock.WALL ? wall : null;
  }

  /// @param step how far times are apart: it says how exact they have to be
  String of(long nanos, long step) {
    int digits = digits(step);
    WallClock known = ofDay();
    if (known == null) {
      return "+" + elapsed(nanos - opened, step, digits);
    }
    ZonedDateTime at = known.at(nanos).atZone(zone);
    String pattern =
        step >= DAY
            ? "d MMM"
            : step % (60 * SECOND) == 0
                ? "HH:mm"
                : digits == 0 ? "HH:mm:ss" : "HH:mm:ss." + "S".repeat(digits);
    return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).format(at);
  }

  private static int digits(long step) {
    int digits = 0;
    for (long unit = SECOND; step % unit != 0 && digits < 9; unit /= 10) {
      digits++;
    }
    return digits;
  }

  private static String elapsed(long nanos, long step, int digits) {
    long seconds = nanos / SECOND;
    String part =
        digits == 0
            ? ""
            : "." + String.format(Locale.ROOT, "%09d", nanos % SECOND).substring(0, digits);
    return seconds < 60
        ? seconds + part + " s"
        : seconds < 3600
            ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60) + part
            : String.format(
                    Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60)
                + part;
  }
}
