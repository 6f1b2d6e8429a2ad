package dev.endpoint.engine.syntax;

import java.math.BigInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A whole number as Python's `int` reads one, without its Unicode digits: blanks around it, a
/// sign, leading zeros and single underscores between digits are fine.
class IntegerKind implements Kind<Integer> {
  private static final Pattern SHAPE = Pattern.compile("[+-]?[0-9]+(_[0-9]+)*");

  private final String words;
  private final int min;
  private final int max;

  IntegerKind(String words, int min, int max) {
    this.words = words;
    this.min = min;
    this.max = max;
  }

  /// The number, or null when it is not written as one.
  static @Nullable BigInteger parse(String text) {
    String digits = text.strip();
    return SHAPE.matcher(digits).matches() ? new BigInteger(digits.replace("_", "")) : null;
  }

  @Override
  public String words() {
    return words;
  }

  @Override
  public @Nullable Integer read(Argument argument) {
    BigInteger number = parse(argument.value());
    if (number == null) {
      notANumber(argument);
      return null;
    }
    if (number.compareTo(BigInteger.valueOf(min)) < 0
        || number.compareTo(BigInteger.valueOf(max)) > 0) {
      argument.refuse(refusal(argument));
      return null;
    }
    return number.intValue();
  }

  void notANumber(Argument argument) {
    if (argument.value().isBlank()) {
      argument.refuseEmpty(expected());
      return;
    }
    argument.refuse(refusal(argument));
  }

  final String refusal(Argument argument) {
    return argument.subject() + " must be " + expected() + "; \"" + argument.value() + "\" is not.";
  }

  final boolean inRange(int number) {
    return number >= min && number <= max;
  }

  String expected() {
    if (min == Integer.MIN_VALUE) {
      return "a whole number up to " + max;
    }
    return max == Integer.MAX_VALUE
        ? "a whole number, " + min + " or more"
        : "a whole number from " + min + " to " + max;
  }

  @Override
  public String write(Integer value) {
    return String.valueOf(value);
  }

  @Override
  public Object plain(Integer value) {
    return value;
  }
}
