package dev.endpoint.engine.capture.export;

import dev.endpoint.engine.capture.Progress;
import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.HexFormat;

/// Pairs of hex digits: in one line, or as a dump with offsets and characters.
final class HexText {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final int WIDTH = 16;
  private static final int HALF = WIDTH / 2;
  private static final int LEAST_DIGITS = 8;

  private HexText() {}

  static void line(Excerpt excerpt, Writer out, Progress progress) throws IOException {
    boolean[] first = {true};
    excerpt.each(
        progress,
        bytes -> {
          while (bytes.hasRemaining()) {
            if (!first[0]) {
              out.append(' ');
            }
            first[0] = false;
            out.append(HexPairs.of(bytes.get()));
          }
        });
  }

  static void dump(Excerpt excerpt, Writer out, Progress progress) throws IOException {
    long[] offset = {excerpt.start()};
    int digits = digits(offset[0] + excerpt.bytes());
    byte[] row = new byte[WIDTH];
    excerpt.each(
        progress,
        bytes -> {
          while (bytes.hasRemaining()) {
            int count = Math.min(WIDTH, bytes.remaining());
            bytes.get(row, 0, count);
            row(out, HEX.toHexDigits(offset[0], digits), Arrays.copyOf(row, count));
            offset[0] += count;
          }
        });
  }

  /// As many as the last offset needs, in pairs, so that the columns of most dumps are alike.
  private static int digits(long end) {
    int needed = (64 - Long.numberOfLeadingZeros(Math.max(1, end)) + 3) / 4;
    return Math.max(LEAST_DIGITS, needed + needed % 2);
  }

  private static void row(Writer out, String offset, byte[] row) throws IOException {
    out.append(offset).append(' ');
    for (int i = 0; i < WIDTH; i++) {
      out.append(i == HALF ? "  " : " ");
      out.append(i < row.length ? HexPairs.of(row[i]) : "  ");
    }
    out.append("  ");
    for (byte b : row) {
      out.append(b >= 0x20 && b < 0x7F ? (char) b : '.');
    }
    out.append('\n');
  }
}
