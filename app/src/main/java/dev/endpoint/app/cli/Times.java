package dev.endpoint.app.cli;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads a time as endpoint strings write it: seconds, or a number with ms, s, m or h.
final class Times implements ITypeConverter<Duration> {
  private static final Pattern SHAPE = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,9})?)(ms|s|m|h)?");

  @Override
  public Duration convert(String text) {
    Matcher matcher = SHAPE.matcher(text);
    if (!matcher.matches()) {
      throw new TypeConversionException(
          "\"" + text + "\" is no time; it must be seconds, or a number with ms, s, m or h");
    }
    BigDecimal number = new BigDecimal(matcher.group(1));
    long unit =
        switch (matcher.group(2)) {
          case "ms" -> 1_000_000L;
          case "m" -> 60_000_000_000L;
          case "h" -> 3_600_000_000_000L;
          case null, default -> 1_000_000_000L;
        };
    BigDecimal nanos = number.multiply(BigDecimal.valueOf(unit));
    if (nanos.signum() == 0 || nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      throw new TypeConversionException("\"" + text + "\" is no time to wait for");
    }
    return Duration.ofNanos(nanos.longValue());
  }
}
