package dev.endpoint.app.control.stream;

import java.util.Locale;

/// Numbers of bytes in words.
public final class Sizes {
  private static final String[] UNITS = {"kB", "MB", "GB", "TB", "PB", "EB"};

  private Sizes() {}

  /// With one decimal from a kilobyte on; at most seven characters.
  public static String brief(long bytes) {
    if (bytes < 1000) {
      return bytes + " B";
    }
    double value = bytes / 1000.0;
    int unit = 0;
    while (value >= 999.95) {
      value /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %s", value, UNITS[unit]);
  }

  /// To the byte while that can be read, then [#brief].
  public static String exact(long bytes) {
    return bytes < 1_000_000 ? String.format(Locale.ROOT, "%,d", bytes) : brief(bytes);
  }

  public static String padded(long bytes, int columns) {
    String brief = brief(bytes);
    return " ".repeat(Math.max(0, columns - brief.length())) + brief;
  }
}
