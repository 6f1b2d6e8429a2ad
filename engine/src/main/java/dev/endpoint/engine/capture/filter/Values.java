package dev.endpoint.engine.capture.filter;

import dev.endpoint.engine.capture.ByteCount;
import org.jspecify.annotations.Nullable;

/// Reads the values of filters.
final class Values {
  private Values() {}

  /// Null for what is no number.
  static @Nullable Long count(String text) {
    return ByteCount.parse(text.replace("_", "").replace(",", ""));
  }

  /// Text with `\"`, `\\`, `\r`, `\n`, `\t` and `\0`; a backslash before anything else stays.
  static String unescaped(String text) {
    StringBuilder plain = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != '\\' || i + 1 == text.length()) {
        plain.append(c);
        continue;
      }
      char next = text.charAt(++i);
      switch (next) {
        case '"', '\\' -> plain.append(next);
        case 'r' -> plain.append('\r');
        case 'n' -> plain.append('\n');
        case 't' -> plain.append('\t');
        case '0' -> plain.append('\0');
        default -> plain.append(c).append(next);
      }
    }
    return plain.toString();
  }
}
