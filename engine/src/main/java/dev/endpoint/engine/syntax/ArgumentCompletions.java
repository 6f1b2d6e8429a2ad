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

  ArgumentCompletions(Spot spot) {
    this.spot = spot;
    this.slots = Slots.of(spot.word().schema(), spot.description(), spot.item());
    this.typed = spot.typed(spot.item().from()).toLowerCase(Locale.ROOT);
  }

  List<Completion> all() {
    List<Completion> all = new ArrayList<>();
    if (!spot.item().isKeyword() && !slots.open().isEmpty()) {
      expected(slots.open().getFirst(), all);
    }
    for (Option<?> option : spot.word().schema().options()) {
      boolean obvious = typed.isEmpty() && option.isRequired();
      if (!slots.given().contains(option) && !obvious && fits(option)) {
        all.add(keyword(option));
      }
    }
    return all;
  }

  private boolean fits(Option<?> option) {
    return option.name().toLowerCase(Locale.ROOT).startsWith(typed);
  }

  /// An empty place says what belongs there; that completion changes nothing.
  private void expected(Option<?> option, List<Completion> all) {
    Item item = spot.item();
    if (item.value().isEmpty() && option.isRequired()) {
      all.add(
          spot.replace(item.from(), item.to(), "", option.name(), option.help(), option.detail()));
    }
    all.addAll(spot.values(option, item.from()));
  }

  private Completion keyword(Option<?> option) {
    Item item = spot.item();
    int to = item.isKeyword() ? item.valueFrom() : item.to();
    String written = Quoting.positional(option.name()) + "=";
    return spot.replace(
        item.from(), to, written, option.name() + "=", option.help(), option.detail());
  }
}
