package dev.endpoint.engine.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What could stand where an argument begins: the next value expected, and the names of those not
/// given yet.
final class ArgumentCompletions {
  private final Spot spot;
  private final Slots slots;
  private final String typed;
  private final List<Completion> all = new ArrayList<>();

  ArgumentCompletions(Spot spot) {
    this.spot = spot;
    this.slots = new Slots(spot.word().schema(), spot.description());
    this.typed = spot.typed(spot.item().from()).toLowerCase(Locale.ROOT);
  }

  List<Completion> all() {
    Item item = spot.item();
    Option<?> expected = item.isKeyword() ? null : slots.of(item).orElse(null);
    if (expected != null && expected.isRequired()) {
      value(expected);
    }
    for (Option<?> option : spot.word().schema().options()) {
      boolean byPosition =
          spot.word().schema().positional().contains(option)
              && option.isRequired()
              && (typed.isEmpty() || option == expected);
      boolean fits = option.name().toLowerCase(Locale.ROOT).startsWith(typed);
      if (fits && !byPosition && !slots.givenBesides(option, item)) {
        keyword(option);
      }
    }
    return all;
  }

  /// An empty place says what belongs there; that completion changes nothing.
  private void value(Option<?> option) {
    Item item = spot.item();
    if (item.value().isEmpty()) {
      all.add(
          spot.replace(item.from(), item.to(), "", option.name(), option.help(), option.detail()));
    }
    all.addAll(spot.values(option, item.from()));
  }

  /// The name, and before it the whole argument when there is a value that it is most often used
  /// with.
  private void keyword(Option<?> option) {
    Item item = spot.item();
    int to = item.isKeyword() ? item.valueFrom() : item.to();
    String name = option.name() + "=";
    if (!item.isKeyword() && !option.offers().isEmpty()) {
      Choice usual = option.offers().getFirst();
      String written = Quoting.positional(option.name()) + "=" + Quoting.readable(usual.value());
      all.add(spot.replace(item.from(), to, written, name + usual.value(), usual.help(), ""));
    }
    String written = Quoting.positional(option.name()) + "=";
    all.add(spot.replace(item.from(), to, written, name, option.help(), option.detail()));
  }
}
