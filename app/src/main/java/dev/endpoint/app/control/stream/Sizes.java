package dev.endpoint.app.control.stream;

import dev.endpoint.engine.capture.ByteCount;
import java.util.Locale;

/// Numbers of bytes in words.
public final class Sizes {
  private Sizes() {}

  /// As [ByteCount#brief].
  public static String brief(long bytes) {
    return ByteCount.brief(bytes);
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
