package dev.endpoint.app.control.stream;

import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.Recording;
import java.io.IOException;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads where to go: a byte of one direction, counted from the beginning or from the caret, or a
/// time. Looks into the recording, so it stays off the FX thread.
///
/// @param direction whose bytes are counted
/// @param caret what relative numbers are counted from
/// @param clock tells times as the view shows them
public record GoalReader(
    Recording recording, Direction direction, Place caret, @Nullable WallClock clock, ZoneId zone) {
  private static final Pattern OF_DAY =
      Pattern.compile("(\\d{1,2}):(\\d{1,2})(?::(\\d{1,2})(?:[.,](\\d{1,9}))?)?");
  private static final Pattern SINCE_OPEN =
      Pattern.compile("\\+(?:(\\d{1,6}):)?(\\d{1,9})(?:[.,](\\d{1,9}))?\\s*(ms|s|min|m|h)?");
  private static final Pattern NUMBER = Pattern.compile("([+-]?)(0[xX][0-9a-fA-F]+|\\d+)");
  private static final Pattern SEPARATORS = Pattern.compile("(?<=\\d)[,_](?=\\d{3})");

  private static final long MILLI = 1_000_000;
  private static final long SECOND = 1_000_000_000;

  /// Nothing is longer, and two of it still have a sum.
  private static final long FAR = Long.MAX_VALUE / 2;

  /// Whether it looks like a time, and not like a byte.
  private static boolean isTime(String text) {
    return text.indexOf(':') >= 0 || text.matches("\\+.*\\d\\s*(ms|s|min|m|h)");
  }

  public Goal read(String typed) throws IOException {
    String text = typed.strip().toLowerCase(Locale.ROOT);
    if (recording.extent().records() == 0) {
      return Goal.nowhere("Nothing was sent or received yet.");
    }
    return switch (text) {
      case "start" -> Goal.to(new Place(recording.extent().gone().records(), 0), "the beginning");
      case "end" -> Goal.END;
      default -> isTime(text) ? time(text) : number(typed.strip());
    };
  }

  // Bytes

  private Goal number(String typed) throws IOException {
    Matcher number = NUMBER.matcher(SEPARATORS.matcher(typed).replaceAll(""));
    if (!number.matches()) {
      return Goal.nowhere(noNumber(typed));
    }
    long offset = value(number.group(2));
    return switch (number.group(1)) {
      case "+" -> byteAt(here() + offset);
      case "-" -> byteAt(here() - offset);
      default -> byteAt(offset);
    };
  }

  private static long value(String digits) {
    boolean hex = digits.startsWith("0x") || digits.startsWith("0X");
    BigInteger value = new BigInteger(hex ? digits.substring(2) : digits, hex ? 16 : 10);
    return value.min(BigInteger.valueOf(FAR)).longValue();
  }

  private static String noNumber(String typed) {
    boolean hex = typed.matches("[0-9a-fA-F]+");
    return hex
        ? "\"" + typed + "\" is no number. Did you mean 0x" + typed + "?"
        : "\""
            + typed
            + "\" is no byte and no time: type one like 1234, 0x4d2, +100, end,"
            + " 12:04:07.201 or +1.5s.";
  }

  private long here() throws IOException {
    return OwnOffset.of(caret, recording, direction);
  }

  private Goal byteAt(long offset) throws IOException {
    long bytes = recording.extent().bytes(direction);
    String which = direction == Direction.SENT ? "sent" : "received";
    if (bytes == 0) {
      return Goal.nowhere("Nothing was " + which + " yet.");
    }
    if (offset < 0) {
      return Goal.nowhere(
          String.format(Locale.ROOT, "That is %,d bytes before the first one %s.", -offset, which));
    }
    long gone = recording.extent().gone().bytes(direction);
    if (offset < gone) {
      return Goal.nowhere(
          String.format(
              Locale.ROOT, "The first byte %s that is here is number %,d (0x%<X).", which, gone));
    }
    if (offset >= bytes) {
      return Goal.nowhere(
          String.format(Locale.ROOT, "The last byte %s is number %,d (0x%<X).", which, bytes - 1));
    }
    Place place = OwnOffset.place(recording, direction, offset);
    return Goal.to(place, String.format(Locale.ROOT, "byte %,d (0x%<X) %s", offset, which));
  }

  // Times

  private Goal time(String text) throws IOException {
    long first = recording.began();
    Matcher since = SINCE_OPEN.matcher(text);
    if (since.matches() && (since.group(1) == null || since.group(4) == null)) {
      return after(first, since);
    }
    Matcher ofDay = OF_DAY.matcher(text);
    if (!ofDay.matches()) {
      return Goal.nowhere(
          "\"" + text + "\" is no time: type one like 12:04:07.201, or +1.5s since the opening.");
    }
    return clock == null
        ? Goal.nowhere("The time of day is not known here: type +1.5s, the time since it began.")
        : ofDay(ofDay, clock, first);
  }

  private Goal after(long first, Matcher since) throws IOException {
    long minutes = since.group(1) == null ? 0 : Long.parseLong(since.group(1));
    long whole = Long.parseLong(since.group(2));
    String unit = since.group(4) == null ? "s" : since.group(4);
    long one =
        switch (unit) {
          case "ms" -> MILLI;
          case "min", "m" -> 60 * SECOND;
          case "h" -> 3600 * SECOND;
          default -> SECOND;
        };
    double nanos = (minutes * 60 + whole + fraction(since.group(3)) / 1e9) * one;
    return at(first + (long) Math.min(nanos, FAR), first);
  }

  /// Billionths.
  private static long fraction(@Nullable String digits) {
    return digits == null ? 0 : Long.parseLong((digits + "000000000").substring(0, 9));
  }

  /// On the day it began, or on the next one if that is too early and it went on so long.
  private Goal ofDay(Matcher typed, WallClock known, long first) throws IOException {
    LocalTime time;
    try {
      String seconds = typed.group(3);
      time =
          LocalTime.of(
              Integer.parseInt(typed.group(1)),
              Integer.parseInt(typed.group(2)),
              seconds == null ? 0 : Integer.parseInt(seconds),
              (int) fraction(typed.group(4)));
    } catch (DateTimeException e) {
      return Goal.nowhere("\"" + typed.group() + "\" is no time of day.");
    }
    ZonedDateTime began = known.at(first).atZone(zone);
    long nanos = nanos(began.with(time).toInstant(), known);
    long next = nanos(began.plusDays(1).with(time).toInstant(), known);
    return at(nanos + SECOND <= first && next <= last() ? next : nanos, first);
  }

  private static long nanos(Instant instant, WallClock known) {
    return known.nanos() + Duration.between(known.instant(), instant).toNanos();
  }

  private long last() throws IOException {
    return recording.record(recording.extent().records() - 1).nanos();
  }

  private Goal at(long nanos, long first) throws IOException {
    ClockFormat format = new ClockFormat(Clock.WALL, zone, clock, first);
    // What is typed is mostly read off the screen, where the last digits are missing.
    if (nanos + SECOND <= first) {
      return Goal.nowhere("That is before it began, at " + format.at(first) + ".");
    }
    if (nanos > last()) {
      return Goal.nowhere("That is after the last that happened, at " + format.at(last()) + ".");
    }
    Recording.Record record = recording.record(recording.recordFrom(nanos));
    return Goal.to(new Place(record.number(), 0), "at " + format.at(record.nanos()));
  }
}
