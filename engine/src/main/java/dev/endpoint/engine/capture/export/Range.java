package dev.endpoint.engine.capture.export;

import dev.endpoint.engine.capture.Calendar;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.Elapsed;
import dev.endpoint.engine.capture.Moment;
import dev.endpoint.engine.capture.Recording;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A part of a recording as somebody wrote it: `0x100–0x1ff`, `100+50`, `12:04:07–12:05`, `+1.5s–`.
/// Both ends belong to it; the one that is left out is that of the recording. Immutable.
public final class Range {
  /// Bytes of one direction; of both there are only times.
  private static final Pattern COUNTED = Pattern.compile("(\\S+?)\\s*\\+\\s*(\\S+)");

  private static final Pattern FROM_TO =
      Pattern.compile("(.*?)\\s*(?:\\u2013|\\u2014|-|\\.\\.|\\bto\\b)\\s*(.*)");
  private static final Pattern NUMBER = Pattern.compile("0[xX]([0-9a-fA-F]{1,15})|([0-9]{1,18})");
  private static final String EXAMPLES =
      "such as 0x100\u20130x1ff, 100+50, 12:04:07\u201312:05 or +1.5s\u2013+3s";

  /// An end as it was written.
  private sealed interface End {
    record Open() implements End {}

    record Byte(long offset) implements End {}

    record OfDay(Moment moment) implements End {}

    record Since(long nanos) implements End {}
  }

  /// What came of reading a text: a range, or what is wrong.
  public record Reading(@Nullable Range range, String problem) {}

  private final End from;
  private final End to;

  private Range(End from, End to) {
    this.from = from;
    this.to = to;
  }

  /// Never throws.
  public static Reading read(String typed) {
    String text = typed.strip();
    Matcher counted = COUNTED.matcher(text);
    if (counted.matches()
        && number(counted.group(1)) instanceof Long first
        && number(counted.group(2)) instanceof Long count) {
      return count == 0
          ? wrong("No byte is in it")
          : right(new End.Byte(first), new End.Byte(first + count - 1));
    }
    Matcher ends = FROM_TO.matcher(text);
    if (!ends.matches() || ends.group(1).isEmpty() && ends.group(2).isEmpty()) {
      return wrong("From where to where, " + EXAMPLES);
    }
    End from = end(ends.group(1), "start");
    End to = end(ends.group(2), "end");
    if (from == null || to == null) {
      String which = from == null ? ends.group(1) : ends.group(2);
      return wrong("\u201C" + which + "\u201D is no byte and no time, " + EXAMPLES);
    }
    boolean bytes = from instanceof End.Byte || to instanceof End.Byte;
    boolean times = isTime(from) || isTime(to);
    if (bytes && times) {
      return wrong("Both ends have to be bytes, or both times");
    }
    return from instanceof End.Byte(long first) && to instanceof End.Byte(long last) && last < first
        ? wrong("It ends before it begins")
        : right(from, to);
  }

  private static boolean isTime(End end) {
    return end instanceof End.OfDay || end instanceof End.Since;
  }

  private static Reading right(End from, End to) {
    return new Reading(new Range(from, to), "");
  }

  private static Reading wrong(String problem) {
    return new Reading(null, problem + ".");
  }

  private static @Nullable End end(String text, String open) {
    if (text.isEmpty() || text.equalsIgnoreCase(open)) {
      return new End.Open();
    }
    Long number = number(text);
    if (number != null) {
      return new End.Byte(number);
    }
    Moment moment = Moment.read(text);
    if (moment != null) {
      return new End.OfDay(moment);
    }
    Long nanos = Elapsed.nanos(text);
    return nanos == null ? null : new End.Since(nanos);
  }

  private static @Nullable Long number(String text) {
    Matcher number = NUMBER.matcher(text.replaceAll("(?<=\\d)[,_](?=\\d{3})", ""));
    if (!number.matches()) {
      return null;
    }
    return number.group(1) != null
        ? Long.parseLong(number.group(1), 16)
        : Long.parseLong(number.group(2));
  }

  /// Whether it counts bytes, which only those of one direction have a number for.
  public boolean countsBytes() {
    return from instanceof End.Byte || to instanceof End.Byte;
  }

  /// The part of a recording as it stands now. Reads from disk.
  ///
  /// @param direction the one whose bytes are meant, or null for both
  /// @throws IOException in words, where nothing of the recording is in it
  public Excerpt of(Recording recording, @Nullable Direction direction, Calendar calendar)
      throws IOException {
    long records = recording.extent().records();
    if (records == 0) {
      throw new IOException("Nothing was sent or received yet.");
    }
    Excerpt.Edge first;
    Excerpt.Edge behind;
    if (countsBytes()) {
      if (direction == null) {
        throw new IOException(
            "Choose what was sent or what was received: each counts its own bytes.");
      }
      first =
          from instanceof End.Byte(long at)
              ? edge(recording, direction, at)
              : edge(recording.extent().gone().records());
      behind = to instanceof End.Byte(long at) ? behind(recording, direction, at) : edge(records);
    } else {
      long began = recording.began();
      long start = from instanceof End.Open ? began : nanos(from, began, began, calendar, false);
      long end = to instanceof End.Open ? Long.MAX_VALUE : nanos(to, began, start, calendar, true);
      first = edge(recordFrom(recording, start));
      behind = edge(end == Long.MAX_VALUE ? records : recordFrom(recording, end));
    }
    if (first.compareTo(behind) >= 0) {
      throw new IOException("Nothing was sent or received in this range.");
    }
    return new Excerpt(recording, direction, first, behind, calendar);
  }

  /// The first record at or after a time, or the place behind the last one.
  private static long recordFrom(Recording recording, long nanos) throws IOException {
    long found = recording.recordFrom(nanos);
    return recording.record(found).nanos() < nanos ? found + 1 : found;
  }

  private static Excerpt.Edge edge(long record) {
    return new Excerpt.Edge(record, 0);
  }

  private static Excerpt.Edge edge(Recording recording, Direction direction, long offset)
      throws IOException {
    long bytes = recording.extent().bytes(direction);
    String which = direction == Direction.SENT ? "sent" : "received";
    if (bytes == 0) {
      throw new IOException("Nothing was " + which + " yet.");
    }
    long gone = recording.extent().gone().bytes(direction);
    if (offset < gone) {
      throw new IOException(
          String.format(
              Locale.ROOT, "The first byte %s that is here is number %,d (0x%<X).", which, gone));
    }
    if (offset >= bytes) {
      throw new IOException(
          String.format(Locale.ROOT, "The last byte %s is number %,d (0x%<X).", which, bytes - 1));
    }
    Recording.Record record = recording.record(recording.recordAt(direction, offset));
    return new Excerpt.Edge(record.number(), (int) (offset - record.offset(direction)));
  }

  private static Excerpt.Edge behind(Recording recording, Direction direction, long last)
      throws IOException {
    long bytes = recording.extent().bytes(direction);
    Excerpt.Edge at = edge(recording, direction, Math.min(last, bytes - 1));
    return new Excerpt.Edge(at.record(), at.offset() + 1);
  }

  /// Reactor time of an end. A time of day is on the day it began; or on the next one where it
  /// would be over by then, for it went on over midnight.
  ///
  /// @param behind whether the end of what was written is meant
  private static long nanos(End end, long began, long after, Calendar calendar, boolean behind) {
    if (end instanceof End.Since(long since)) {
      long at = began + Math.min(since, Long.MAX_VALUE / 2);
      return behind ? at + 1 : at;
    }
    if (!(end instanceof End.OfDay(Moment moment))) {
      throw new IllegalStateException("a byte");
    }
    ZonedDateTime day = calendar.at(began).atZone(calendar.zone());
    long at = nanos(day, moment, began, calendar);
    long width = moment.until() - moment.from();
    if (at + width <= after) {
      at = nanos(day.plusDays(1), moment, began, calendar);
    }
    return behind ? at + width : at;
  }

  private static long nanos(ZonedDateTime day, Moment moment, long began, Calendar calendar) {
    ZonedDateTime at = day.with(LocalTime.ofNanoOfDay(moment.from()));
    return began + Duration.between(calendar.at(began), at.toInstant()).toNanos();
  }
}
