package dev.endpoint.engine.capture.export;

import dev.endpoint.engine.capture.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Pairs of hex digits: in one line, or as a dump with offsets and characters.
final class HexText {
  private static final Tokens SPACED = new Tokens(b -> " " + Tokens.hex(b));
  private static final int WIDTH = 16;
  private static final int HALF = WIDTH / 2;
  private static final int LEAST_DIGITS = 8;

  private HexText() {}

  static void line(Excerpt excerpt, TextOut out, Progress progress) throws IOException {
    boolean[] first = {true};
    excerpt.each(
        progress,
        bytes -> {
          if (first[0] && bytes.hasRemaining()) {
            out.append(Tokens.hex(bytes.get()));
            first[0] = false;
          }
          while (bytes.hasRemaining()) {
            out.token(SPACED, bytes.get());
          }
        });
  }

  static void dump(Excerpt excerpt, TextOut out, Progress progress) throws IOException {
    long[] offset = {excerpt.start()};
    Row line = new Row(digits(offset[0] + excerpt.bytes()));
    byte[] row = new byte[WIDTH];
    excerpt.each(
        progress,
        bytes -> {
          while (bytes.hasRemaining()) {
            int count = Math.min(WIDTH, bytes.remaining());
            bytes.get(row, 0, count);
            line.write(out, offset[0], row, count);
            offset[0] += count;
          }
        });
  }

  /// As many as the last offset needs, in pairs, so that the columns of most dumps are alike.
  private static int digits(long end) {
    int needed = (64 - Long.numberOfLeadingZeros(Math.max(1, end)) + 3) / 4;
    return Math.max(LEAST_DIGITS, needed + needed % 2);
  }

  /// Writes one row.
  private static final class Row {
    private static final byte[] DIGITS = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private final int digits;
    private final int characters;
    private final byte[] line;

    Row(int digits) {
      this.digits = digits;
      characters = digits + 4 + 3 * WIDTH;
      line = new byte[characters + WIDTH + 1];
    }

    void write(TextOut out, long offset, byte[] row, int count) throws IOException {
      Arrays.fill(line, (byte) ' ');
      for (int i = 0; i < digits; i++) {
        line[i] = DIGITS[(int) (offset >> 4 * (digits - 1 - i)) & 0xF];
      }
      for (int i = 0; i < count; i++) {
        byte b = row[i];
        int at = digits + 2 + 3 * i + i / HALF;
        line[at] = DIGITS[b >> 4 & 0xF];
        line[at + 1] = DIGITS[b & 0xF];
        line[characters + i] = b >= 0x20 && b < 0x7F ? b : (byte) '.';
      }
      line[characters + count] = '\n';
      out.write(line, characters + count + 1);
    }
  }
}
