package dev.endpoint.engine.capture.filter;

import dev.endpoint.engine.capture.ByteCount;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the values of filters.
final class Values {
  private static final Pattern NUMBER =
      Pattern.compile("\\+?([0-9]{1,18}(?:\\.[0-9]{1,9})?)(\\w*)");

  /// In nanoseconds; a number alone counts seconds.
  private static final Map<String, Long> TIMES =
      Map.of(
          "", 1_000_000_000L,
          "s", 1_000_000_000L,
          "ms", 1_000_000L,
          "us", 1_000L,
          "\u00B5s", 1_000L,
          "ns", 1L,
          "m", 60_000_000_000L,
          "h", 3_600_000_000_000L);

  private Values() {}

  /// Null for what is no number.
  static @Nullable Long count(String text) {
    return ByteCount.parse(text.replace("_", "").replace(",", ""));
  }

  /// Null for what is no time.
  static @Nullable Long nanos(String text) {
    Matcher matcher = NUMBER.matcher(text);
    Long unit = matcher.matches() ? TIMES.get(matcher.group(2)) : null;
    if (unit == null) {
      return null;
    }
    BigDecimal value = new BigDecimal(matcher.group(1)).multiply(BigDecimal.valueOf(unit));
    return value.min(BigDecimal.valueOf(Long.MAX_VALUE)).setScale(0, RoundingMode.DOWN).longValue();
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
