package dev.endpoint.engine.syntax;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A length of time: seconds, or a number with a unit (`300ms`, `1.5`, `2m`).
final class DurationKind implements Kind<Duration> {
  private static final Pattern SHAPE =
      Pattern.compile("(\\+?[0-9]+(?:\\.[0-9]+)?|\\.[0-9]+) *(ms|s|m|h)");

  /// Over a hundred years; more would not fit into the nanoseconds that timers count.
  private static final Duration MAX = Duration.ofSeconds(4_000_000_000L);

  private static final Duration SECOND = Duration.ofSeconds(1);

  private final boolean zeroToo;

  /// @param zeroToo whether no time at all makes sense
  DurationKind(boolean zeroToo) {
    this.zeroToo = zeroToo;
  }

  @Override
  public String words() {
    return "seconds";
  }

  @Override
  public @Nullable Duration read(Argument argument) {
    if (argument.value().isBlank()) {
      argument.refuseEmpty("a number of seconds");
      return null;
    }
    Duration duration = parse(argument.value().strip());
    if (duration == null) {
      argument.refuse(
          argument.subject()
              + " must be a number of seconds, or one with ms, s, m or h; \""
              + argument.value()
              + "\" is not.");
    } else if (duration.isNegative() || (duration.isZero() && !zeroToo)) {
      argument.refuse(
          argument.subject() + " must be more than 0; \"" + argument.value() + "\" is not.");
    } else if (duration.compareTo(MAX) > 0) {
      argument.refuse(argument.subject() + " must not be longer than a hundred years.");
    } else {
      return duration;
    }
    return null;
  }

  private static @Nullable Duration parse(String text) {
    BigInteger whole = IntegerKind.parse(text);
    if (whole != null) {
      return seconds(new BigDecimal(whole));
    }
    Matcher matcher =
        SHAPE.matcher(
            text.endsWith("s") || text.endsWith("m") || text.endsWith("h") ? text : text + "s");
    if (!matcher.matches()) {
      return null;
    }
    BigDecimal number = new BigDecimal(matcher.group(1));
    return switch (matcher.group(2)) {
      case "ms" -> seconds(number.movePointLeft(3));
      case "m" -> seconds(number.multiply(BigDecimal.valueOf(60)));
      case "h" -> seconds(number.multiply(BigDecimal.valueOf(3600)));
      default -> seconds(number);
    };
  }

  /// To the nanosecond; anything longer than can be counted becomes a little more than [#MAX].
  private static Duration seconds(BigDecimal seconds) {
    BigDecimal limit = BigDecimal.valueOf(MAX.toSeconds() + 1);
    BigDecimal nanos = seconds.min(limit).max(limit.negate()).movePointRight(9);
    return Duration.ofNanos(nanos.longValue());
  }

  @Override
  public String write(Duration value) {
    if (value.getNano() == 0) {
      return Long.toString(value.toSeconds());
    }
    if (value.compareTo(SECOND) < 0 && value.getNano() % 1_000_000 == 0) {
      // All that a start writes: big decimals are first made ready by ten milliseconds of powers.
      return value.toMillis() + "ms";
    }
    return BigDecimal.valueOf(value.toNanos(), 9).stripTrailingZeros().toPlainString();
  }

  @Override
  public Object plain(Duration value) {
    BigDecimal seconds = BigDecimal.valueOf(value.toNanos(), 9).stripTrailingZeros();
    return seconds.scale() <= 0
        ? (Object) seconds.longValueExact()
        : (Object) seconds.doubleValue();
  }
}
