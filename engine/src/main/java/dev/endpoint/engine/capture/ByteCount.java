package dev.endpoint.engine.capture;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Numbers of bytes as people write them: `512MB`, `1.5 GB`, `64 KiB`.
public final class ByteCount {
  private static final Map<String, Long> UNITS =
      Map.ofEntries(
          Map.entry("", 1L),
          Map.entry("B", 1L),
          Map.entry("k", 1_000L),
          Map.entry("kB", 1_000L),
          Map.entry("M", 1_000_000L),
          Map.entry("MB", 1_000_000L),
          Map.entry("G", 1_000_000_000L),
          Map.entry("GB", 1_000_000_000L),
          Map.entry("T", 1_000_000_000_000L),
          Map.entry("TB", 1_000_000_000_000L),
          Map.entry("KiB", 1L << 10),
          Map.entry("MiB", 1L << 20),
          Map.entry("GiB", 1L << 30),
          Map.entry("TiB", 1L << 40));

  private static final String[] NAMES = {"kB", "MB", "GB", "TB", "PB", "EB"};
  private static final Pattern SHAPE =
      Pattern.compile("([0-9]{1,18}(?:\\.[0-9]{1,9})?)\\s*([A-Za-z]*)");

  private ByteCount() {}

  /// Reads one, in any case; null for what is none.
  public static @Nullable Long parse(String text) {
    Matcher shape = SHAPE.matcher(text.strip());
    if (!shape.matches()) {
      return null;
    }
    for (Map.Entry<String, Long> unit : UNITS.entrySet()) {
      if (unit.getKey().equalsIgnoreCase(shape.group(2))) {
        BigDecimal bytes =
            new BigDecimal(shape.group(1)).multiply(BigDecimal.valueOf(unit.getValue()));
        BigDecimal most = BigDecimal.valueOf(Long.MAX_VALUE);
        return bytes.min(most).setScale(0, RoundingMode.DOWN).longValue();
      }
    }
    return null;
  }

  /// With at most one decimal: `84 B`, `1.4 kB`, `256 MB`.
  public static String words(long bytes) {
    return brief(bytes).replace(".0 ", " ");
  }

  /// With one decimal from a kilobyte on, so that columns align; at most eight characters.
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
    return String.format(Locale.ROOT, "%.1f %s", value, NAMES[unit]);
  }
}
