package dev.endpoint.engine.capture;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What stands in the interface block of every part of a capture but the first, as a comment that
/// people and this program read: which part it is, and what came before it.
///
/// @param number of the part; the first file of a capture is number 1, and has no label
/// @param begun when the capture began, in nanoseconds since 1970, which tells captures apart
/// @param accepted whether the peer opened the connection
/// @param records how many come before
/// @param sent bytes that come before
/// @param received bytes that come before
record PartLabel(int number, long begun, boolean accepted, long records, long sent, long received) {
  private static final Pattern SHAPE =
      Pattern.compile(
          "Part (\\d{1,9}) of a connection that (was opened here|the peer opened) at (\\S{20,30});"
              + " before it: (\\d{1,15}) records, (\\d{1,15}) bytes sent, (\\d{1,15}) bytes"
              + " received\\.");

  /// Of the part that begins there.
  static PartLabel before(int number, long begun, boolean accepted, Tally counted) {
    return new PartLabel(
        number, begun, accepted, counted.records(), counted.sent(), counted.received());
  }

  String words() {
    return "Part %d of a connection that %s at %s; before it: %d records, %d bytes sent, %d bytes received."
        .formatted(
            number,
            accepted ? "the peer opened" : "was opened here",
            Instant.ofEpochSecond(0, begun),
            records,
            sent,
            received);
  }

  /// Null for any other comment.
  static @Nullable PartLabel parse(String comment) {
    Matcher shape = SHAPE.matcher(comment);
    if (!shape.matches()) {
      return null;
    }
    try {
      Instant begun = Instant.parse(shape.group(3));
      return new PartLabel(
          Integer.parseInt(shape.group(1)),
          Math.addExact(
              Math.multiplyExact(begun.getEpochSecond(), 1_000_000_000L), begun.getNano()),
          shape.group(2).startsWith("the peer"),
          Long.parseLong(shape.group(4)),
          Long.parseLong(shape.group(5)),
          Long.parseLong(shape.group(6)));
    } catch (DateTimeException | ArithmeticException e) {
      return null;
    }
  }

  /// What comes before the part.
  Recording.Gone before() {
    return new Recording.Gone(records, sent, received);
  }

  /// Whether this part goes on where so much was counted.
  boolean follows(Tally counted) {
    return before().equals(counted.gone());
  }
}
