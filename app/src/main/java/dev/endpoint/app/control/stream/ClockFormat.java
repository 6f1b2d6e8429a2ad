package dev.endpoint.app.control.stream;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Times as the gutter writes them, all of one width.
///
/// @param wall null if the time of day is not known
/// @param opened reactor time of the first record
public record ClockFormat(Clock clock, ZoneId zone, @Nullable WallClock wall, long opened) {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
  private static final String SENT = "\u25B8";
  private static final long MICRO = 1_000;
  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1_000_000_000;

  String of(Stamp stamp) {
    return text(stamp.nanos(), stamp.previousNanos(), stamp.sentNanos());
  }

  /// @param previousNanos when there was something before; [Stamp#UNKNOWN] where that is not known
  /// @param sentNanos when something was sent before; [Stamp#UNKNOWN] where nothing was
  public String text(long nanos, long previousNanos, long sentNanos) {
    return pad(
        switch (clock) {
          case WALL -> at(nanos);
          case SINCE_OPEN -> elapsed(nanos - opened);
          case DELTA -> since("+", nanos, previousNanos);
          case SINCE_SENT -> since(SENT + "+", nanos, sentNanos);
        });
  }

  private static String since(String sign, long nanos, long then) {
    return then == Stamp.UNKNOWN ? "" : sign + gap(nanos - then);
  }

  /// The time of day, or the time since it began where that is not known.
  String at(long nanos) {
    return wall == null ? elapsed(nanos - opened) : TIME.format(wall.at(nanos).atZone(zone));
  }

  /// A length of time between two messages.
  public static String gap(long nanos) {
    return nanos > 0 && nanos < MILLI ? nanos / MICRO + " \u00B5s" : elapsed(nanos);
  }

  /// Hours and minutes only when there are any.
  static String elapsed(long nanos) {
    long seconds = nanos / SECOND;
    long millis = nanos % SECOND / MILLI;
    long minutes = seconds / 60;
    if (minutes == 0) {
      return String.format(Locale.ROOT, "%d.%03d", seconds, millis);
    }
    if (minutes < 60) {
      return String.format(Locale.ROOT, "%d:%02d.%03d", minutes, seconds % 60, millis);
    }
    return String.format(
        Locale.ROOT, "%d:%02d:%02d.%03d", minutes / 60, minutes % 60, seconds % 60, millis);
  }

  private static String pad(String text) {
    return " ".repeat(Math.max(0, Gutter.TIME_COLUMNS - text.length())) + text;
  }
}
