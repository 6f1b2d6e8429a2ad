package dev.endpoint.engine.syntax;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A port number, with what people write instead of one.
final class PortKind extends IntegerKind {
  private static final String LETTERS_LIKE_DIGITS = "OoQDlIiSsBZz";
  private static final String DIGITS_LIKE_LETTERS = "000011155822";

  private static final Pattern NUMBER = Pattern.compile("[0-9]+");

  private final int min;
  private final boolean suggestServices;

  /// @param min 0 where that stands for any free port, else 1
  /// @param suggestServices whether it names a port of somebody else's, which is often a well-known
  ///   one
  PortKind(int min, boolean suggestServices) {
    super("port", min, 65535);
    this.min = min;
    this.suggestServices = suggestServices;
  }

  @Override
  String expected() {
    return "a number from " + min + " to 65535" + (min == 0 ? " (0 for any free port)" : "");
  }

  @Override
  void notANumber(Argument argument) {
    String typed = argument.value().strip();
    Optional<WellKnownPorts.Service> named = WellKnownPorts.named(typed);
    if (named.isPresent()) {
      WellKnownPorts.Service service = named.get();
      argument.refuse(
          argument.subject()
              + " must be a number; "
              + service.title()
              + " is "
              + service.port()
              + ".",
          "Use " + service.port(),
          String.valueOf(service.port()));
      return;
    }
    Optional<WellKnownPorts.Service> near =
        typed.length() >= 3 ? WellKnownPorts.near(typed) : Optional.empty();
    if (near.isPresent() && digitsIn(typed) > 1) {
      WellKnownPorts.Service service = near.get();
      argument.refuse(
          refusal(argument) + " Did you mean " + service.port() + " (" + service.title() + ")?",
          "Use " + service.port(),
          String.valueOf(service.port()));
      return;
    }
    String mended = mend(typed);
    if (mended.isEmpty()) {
      super.notANumber(argument);
    } else {
      argument.refuse(refusal(argument) + " Did you mean " + mended + "?", "Use " + mended, mended);
    }
  }

  private static long digitsIn(String typed) {
    return typed.chars().filter(c -> Character.digit(c, 10) >= 0).count();
  }

  /// The number in what was typed: letters that look like digits read as those, digits of other
  /// scripts too, and what stands before or after the number left out. Empty when there is none.
  private String mend(String typed) {
    StringBuilder digits = new StringBuilder();
    typed.codePoints().forEach(c -> digits.append(digit(c)));
    String number = digits.toString().strip();
    boolean sound = number.length() <= 5 && NUMBER.matcher(number).matches();
    boolean meant = digitsIn(typed) > 0 && sound && inRange(Integer.parseInt(number));
    return meant ? String.valueOf(Integer.parseInt(number)) : "";
  }

  private static String digit(int codePoint) {
    int digit = Character.digit(codePoint, 10);
    int like = LETTERS_LIKE_DIGITS.indexOf(codePoint);
    return digit >= 0
        ? String.valueOf(digit)
        : like >= 0 ? DIGITS_LIKE_LETTERS.substring(like, like + 1) : " ";
  }

  @Override
  public List<Choice> choices() {
    return suggestServices
        ? WellKnownPorts.ALL.stream()
            .map(service -> new Choice(String.valueOf(service.port()), service.title()))
            .toList()
        : List.of();
  }
}
