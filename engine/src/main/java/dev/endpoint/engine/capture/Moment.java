package dev.endpoint.engine.capture;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A time of day, as exactly as it was written: `12:04` is a minute, `12:04:07` a second.
///
/// @param from nanoseconds since midnight
/// @param until behind its end
public record Moment(long from, long until) {
  private static final Pattern SHAPE =
      Pattern.compile("(\\d{1,2}):(\\d{1,2})(?::(\\d{1,2})(?:[.,](\\d{1,9}))?)?");
  private static final long SECOND = 1_000_000_000;
  private static final int DIGITS = 9;

  /// Null for what is none.
  public static @Nullable Moment read(String text) {
    Matcher shape = SHAPE.matcher(text);
    if (!shape.matches()) {
      return null;
    }
    String seconds = shape.group(3);
    String fraction = shape.group(4) == null ? "" : shape.group(4);
    long nanos = Long.parseLong((fraction + "0".repeat(DIGITS)).substring(0, DIGITS));
    long width =
        seconds == null ? 60 * SECOND : (long) Math.pow(10, DIGITS - (double) fraction.length());
    try {
      LocalTime time =
          LocalTime.of(
              Integer.parseInt(shape.group(1)),
              Integer.parseInt(shape.group(2)),
              seconds == null ? 0 : Integer.parseInt(seconds),
              (int) nanos);
      return new Moment(time.toNanoOfDay(), time.toNanoOfDay() + width);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /// Where a time of day is: before it (-1), in it (0), or behind it (1).
  public int side(LocalTime time) {
    long nanos = time.toNanoOfDay();
    return nanos < from ? -1 : nanos >= until ? 1 : 0;
  }
}
