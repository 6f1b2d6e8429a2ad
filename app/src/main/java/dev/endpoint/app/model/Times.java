package dev.endpoint.app.model;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// How lengths and points of time are written everywhere. All lengths are cut off, never rounded
/// up, so that a number on the screen only grows and never claims time that has not passed; only
/// what is [#left] is the other way round.
public final class Times {
  private static final long MICRO = 1_000L;
  private static final long MILLI = 1_000_000L;
  private static final long SECOND = 1_000_000_000L;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private static final DateTimeFormatter DATE_AND_TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private Times() {}

  /// How long something took: `0.4 ms`, `31 ms`, `1.231 s`, `12.3 s`, `2 min 14 s`, `1 h 02 min`.
  public static String took(long nanos) {
    if (nanos < 100 * MICRO) {
      return "<0.1 ms";
    }
    if (nanos < 10 * MILLI) {
      return tenths(nanos / (100 * MICRO)) + " ms";
    }
    if (nanos < SECOND) {
      return nanos / MILLI + " ms";
    }
    if (nanos < 10 * SECOND) {
      return String.format(Locale.ROOT, "%d.%03d s", nanos / SECOND, nanos / MILLI % 1000);
    }
    return longer(nanos);
  }

  /// How long something has been running; one decimal, so that only the last digit flickers: `0.4
  /// s`, `2 min 14 s`.
  public static String running(long nanos) {
    return nanos < 10 * SECOND ? tenths(Math.max(0, nanos) / (100 * MILLI)) + " s" : longer(nanos);
  }

  private static String longer(long nanos) {
    long seconds = nanos / SECOND;
    if (seconds < 60) {
      return tenths(nanos / (100 * MILLI)) + " s";
    }
    if (seconds < 3600) {
      return String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60);
    }
    return String.format(Locale.ROOT, "%d h %02d min", seconds / 3600, seconds / 60 % 60);
  }

  /// How long something is still off; rounded up, so that nothing is said to be due before it is:
  /// `4 s`, `1 min 07 s`.
  public static String left(long nanos) {
    long seconds = Math.ceilDiv(Math.max(0, nanos), SECOND);
    return seconds < 60 ? seconds + " s" : longer(seconds * SECOND);
  }

  /// A limit somebody set, without digits it does not need: `10 s`, `1.5 s`, `300 ms`, `2 min`.
  public static String limit(long nanos) {
    if (nanos < SECOND) {
      return nanos / MILLI + " ms";
    }
    if (nanos >= 60 * SECOND && nanos % (60 * SECOND) == 0) {
      return nanos / (60 * SECOND) + " min";
    }
    return (nanos % SECOND == 0 ? String.valueOf(nanos / SECOND) : tenths(nanos / (100 * MILLI)))
        + " s";
  }

  /// A clock that counts up: `00:02:14`, `2 d 03:04:05`.
  public static String clock(long nanos) {
    long seconds = Math.max(0, nanos) / SECOND;
    long days = seconds / 86_400;
    String time =
        String.format(
            Locale.ROOT, "%02d:%02d:%02d", seconds / 3600 % 24, seconds / 60 % 60, seconds % 60);
    return days == 0 ? time : days + " d " + time;
  }

  /// A day and a time on it, for what was not today: `2026-11-22 12:04:07`.
  public static String dateAndTime(Instant time, ZoneId zone) {
    return DATE_AND_TIME.format(time.atZone(zone));
  }

  /// The time of day, `12:00:03`.
  public static String timeOfDay(Instant instant, ZoneId zone) {
    return TIME.format(instant.atZone(zone));
  }

  /// Not with a format: a start would load all that those know.
  static String tenths(long tenths) {
    return tenths / 10 + "." + tenths % 10;
  }
}
