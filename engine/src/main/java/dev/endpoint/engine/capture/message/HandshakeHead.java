package dev.endpoint.engine.capture.message;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/// The head of a request or response of HTTP/1, taken byte by byte: where it ends, and how long the
/// body is that it announces. Of each line a few bytes are kept.
final class HandshakeHead {
  private static final String LENGTH = "content-length:";

  /// Enough for the name of that field and any number.
  private static final int KEPT = 48;

  /// Nothing that opens a WebSocket is longer.
  private static final int LONGEST = 256 * 1024;

  private final byte[] line = new byte[KEPT];
  private int lineLength;
  private int size;
  private boolean upgrades;
  private long body;

  /// Whether a direction that begins with this byte begins with one: no frame does.
  static boolean begins(byte first) {
    return first == 'G' || first == 'H';
  }

  /// Returns whether it is whole.
  ///
  /// @throws NoHead where it has no end
  boolean take(byte next) throws NoHead {
    if (++size > LONGEST) {
      throw new NoHead("a head of HTTP without an end");
    }
    if (next != '\n') {
      if (next != '\r') {
        if (lineLength < KEPT) {
          line[lineLength] = next;
        }
        lineLength++;
      }
      return false;
    }
    boolean blank = lineLength == 0;
    read(new String(Arrays.copyOf(line, Math.min(lineLength, KEPT)), StandardCharsets.ISO_8859_1));
    lineLength = 0;
    return blank;
  }

  private void read(String words) {
    upgrades |= words.startsWith("HTTP/1.1 101");
    String lower = words.toLowerCase(Locale.ROOT);
    if (lower.startsWith(LENGTH)) {
      String digits = lower.substring(LENGTH.length()).strip();
      body = digits.matches("[0-9]{1,18}") ? Long.parseLong(digits) : 0;
    }
  }

  /// How many bytes follow it that are no frames.
  long body() {
    return upgrades ? 0 : body;
  }

  HandshakeHead copy() {
    HandshakeHead copy = new HandshakeHead();
    System.arraycopy(line, 0, copy.line, 0, KEPT);
    copy.lineLength = lineLength;
    copy.size = size;
    copy.upgrades = upgrades;
    copy.body = body;
    return copy;
  }
}
