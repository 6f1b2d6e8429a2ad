package dev.endpoint.engine.syntax;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which option each item of an unfinished string belongs to.
final class Slots {
  private final Schema schema;
  private final Map<Item, Option<?>> options = new IdentityHashMap<>();

  Slots(Schema schema, Description description) {
    this.schema = schema;
    List<Item> positionals = new ArrayList<>();
    for (Item item : description.arguments()) {
      Text key = item.key();
      if (key == null) {
        positionals.add(item);
      } else {
        schema.find(key.value()).ifPresent(option -> options.put(item, option));
      }
    }
    List<Option<?>> open = new ArrayList<>(schema.positional());
    open.removeIf(options::containsValue);
    for (int i = 0; i < Math.min(open.size(), positionals.size()); i++) {
      options.put(positionals.get(i), open.get(i));
    }
  }

  /// The option that the item gives a value to.
  Optional<Option<?>> of(Item item) {
    return Optional.ofNullable(options.get(item));
  }

  /// Whether an item other than this one gives the option a value.
  boolean givenBesides(Option<?> option, Item item) {
    return options.entrySet().stream()
        .anyMatch(entry -> entry.getKey() != item && entry.getValue() == option);
  }

  /// Names of the required options by position that no item but this one gives a value to.
  List<String> missingBesides(Item item) {
    return schema.positional().stream()
        .filter(option -> option.isRequired() && !givenBesides(option, item))
        .map(Option::name)
        .toList();
  }
}
