package dev.endpoint.engine.capture;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Lengths of time as people write them: `+1.5s`, `200ms`, `2m`.
public final class Elapsed {
  private static final Pattern SHAPE =
      Pattern.compile("\\+?([0-9]{1,18}(?:\\.[0-9]{1,9})?)\\s*([A-Za-z\u00B5]*)");

  /// In nanoseconds; a number alone counts seconds.
  private static final Map<String, Long> UNITS =
      Map.of(
          "", 1_000_000_000L,
          "s", 1_000_000_000L,
          "ms", 1_000_000L,
          "us", 1_000L,
          "\u00B5s", 1_000L,
          "ns", 1L,
          "m", 60_000_000_000L,
          "min", 60_000_000_000L,
          "h", 3_600_000_000_000L);

  private Elapsed() {}

  /// Null for what is none.
  public static @Nullable Long nanos(String text) {
    Matcher shape = SHAPE.matcher(text);
    Long unit = shape.matches() ? UNITS.get(shape.group(2)) : null;
    if (unit == null) {
      return null;
    }
    BigDecimal value = new BigDecimal(shape.group(1)).multiply(BigDecimal.valueOf(unit));
    return value.min(BigDecimal.valueOf(Long.MAX_VALUE)).setScale(0, RoundingMode.DOWN).longValue();
  }
}
