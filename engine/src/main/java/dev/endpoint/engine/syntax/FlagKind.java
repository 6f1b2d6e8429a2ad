package dev.endpoint.engine.syntax;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Yes or no; as in Twisted also a number, of which only 0 means no.
final class FlagKind implements Kind<Boolean> {
  @Override
  public String words() {
    return "yes or no";
  }

  @Override
  public @Nullable Boolean read(Argument argument) {
    BigInteger number = IntegerKind.parse(argument.value());
    if (number != null) {
      return number.signum() != 0;
    }
    switch (argument.value().strip().toLowerCase(Locale.ROOT)) {
      case "yes", "true" -> {
        return true;
      }
      case "no", "false" -> {
        return false;
      }
      case "" -> argument.refuseEmpty("yes or no");
      default ->
          argument.refuse(
              argument.subject() + " must be yes or no; \"" + argument.value() + "\" is neither.");
    }
    return null;
  }

  @Override
  public String write(Boolean value) {
    return value ? "yes" : "no";
  }

  @Override
  public Object plain(Boolean value) {
    return value;
  }

  @Override
  public List<Choice> choices() {
    return List.of(new Choice("yes", ""), new Choice("no", ""));
  }

  @Override
  public boolean isClosed() {
    return true;
  }
}
