package dev.endpoint.engine.capture.export;

import java.util.Arrays;
import java.util.HexFormat;

/// Bytes as two hex digits, made once: files have many of them.
final class HexPairs {
  private static final String[] ALL = new String[256];

  static {
    HexFormat hex = HexFormat.of().withUpperCase();
    Arrays.setAll(ALL, value -> hex.toHexDigits((byte) value));
  }

  private HexPairs() {}

  static String of(byte b) {
    return ALL[b & 0xFF];
  }
}
