package dev.endpoint.engine.capture.export;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.function.Function;

/// What stands for each of the 256 bytes in a file, made once and at most eight bytes long, so that
/// it is written in one go: files have many of them.
final class Tokens {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private final long[] words = new long[256];
  private final byte[] lengths = new byte[256];

  /// @param word what stands for a byte
  Tokens(Function<Byte, String> word) {
    for (int i = 0; i < words.length; i++) {
      byte[] utf8 = word.apply((byte) i).getBytes(StandardCharsets.UTF_8);
      if (utf8.length > Long.BYTES) {
        throw new IllegalArgumentException("too long for byte " + i);
      }
      for (int at = utf8.length - 1; at >= 0; at--) {
        words[i] = words[i] << Byte.SIZE | utf8[at] & 0xFF;
      }
      lengths[i] = (byte) utf8.length;
    }
  }

  /// Two digits.
  static String hex(byte b) {
    return HEX.toHexDigits(b);
  }

  /// Its bytes, the first one lowest.
  long word(byte b) {
    return words[b & 0xFF];
  }

  int length(byte b) {
    return lengths[b & 0xFF];
  }
}
