package dev.endpoint.engine.capture.export;

import java.io.IOException;
import java.util.Arrays;

/// Decodes UTF-8 byte by byte, with the same outcome as Java's own decoder.
final class Utf8 {
  /// How many bytes a character has that begins with a byte; 0 for ASCII, and where none does.
  private static final byte[] SIZES = new byte[256];

  static {
    Arrays.fill(SIZES, 0xC2, 0xE0, (byte) 2);
    Arrays.fill(SIZES, 0xE0, 0xF0, (byte) 3);
    Arrays.fill(SIZES, 0xF0, 0xF5, (byte) 4);
  }

  private Utf8() {}

  /// Returns how far it came: to the end, or without `end` to a character that is not whole yet.
  static int decode(byte[] bytes, int from, int to, boolean end, Decoding.Sink sink)
      throws IOException {
    int at = from;
    while (at < to) {
      byte first = bytes[at];
      int size = SIZES[first & 0xFF];
      if (size == 0) {
        sink.single(first);
        at++;
        continue;
      }
      int point = first & 0xFF >> size + 1;
      int i = 1;
      while (i < size && at + i < to && point >= 0) {
        point = next(point, bytes[at + i], i, size);
        i++;
      }
      if (point >= 0 && i < size && !end) {
        return at;
      }
      if (point >= 0 && i == size && (point >>> 11) != 0xD800 >>> 11) {
        sink.character(point);
        at += size;
      } else {
        // Whatever followed is looked at again: inside a character it is none, either.
        sink.single(first);
        at++;
      }
    }
    return at;
  }

  /// What was read so far with one byte more; -1 where it does not go on like this.
  private static int next(int before, byte b, int index, int size) {
    if ((b & 0xC0) != 0x80) {
      return -1;
    }
    int point = before << 6 | b & 0x3F;
    if (index > 1 || size == 2) {
      return point;
    }
    // Of the first two bytes can be told whether it is too short, or beyond all characters.
    boolean fits = size == 3 ? point >= 0x20 : point >= 0x10 && point <= 0x10F;
    return fits ? point : -1;
  }
}
