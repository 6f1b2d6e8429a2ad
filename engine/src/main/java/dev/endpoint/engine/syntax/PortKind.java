package dev.endpoint.engine.syntax;

import java.util.List;
import java.util.Optional;

/// A port number, with what people write instead of one.
final class PortKind extends IntegerKind {
  private static final String LETTERS_LIKE_DIGITS = "OoQDlIiSsBZz";
  private static final String DIGITS_LIKE_LETTERS = "000011155822";

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
    return typed.chars().filter(c -> c >= '0' && c <= '9').count();
  }

  /// The number in what was typed: letters that look like digits read as those, other digits of
  /// Unicode too, and the rest left out; empty when that gives no port.
  private String mend(String typed) {
    StringBuilder digits = new StringBuilder();
    StringBuilder lookalikes = new StringBuilder();
    typed
        .codePoints()
        .forEach(
            c -> {
              int like = LETTERS_LIKE_DIGITS.indexOf(c);
              int digit = Character.digit(c, 10);
              if (digit >= 0) {
                digits.append(digit);
                lookalikes.append(digit);
              } else if (like >= 0) {
                lookalikes.append(DIGITS_LIKE_LETTERS.charAt(like));
              } else {
                lookalikes.append(' ');
              }
            });
    boolean allAlike = !digits.isEmpty() && lookalikes.indexOf(" ") < 0;
    String number = (allAlike ? lookalikes : digits).toString();
    return number.length() <= 5 && !number.isEmpty() && inRange(Integer.parseInt(number))
        ? String.valueOf(Integer.parseInt(number))
        : "";
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
