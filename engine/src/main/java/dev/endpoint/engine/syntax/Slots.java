package dev.endpoint.engine.syntax;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which option each item of an unfinished string belongs to.
///
/// @param given the options that have a value
/// @param open the positional options that have none, in their order
record Slots(Set<Option<?>> given, List<Option<?>> open) {
  /// @param except an item to look past
  static Slots of(Schema schema, Description description, @Nullable Item except) {
    Set<Option<?>> given = new HashSet<>();
    int positionals = 0;
    for (Item item : description.arguments()) {
      if (item == except) {
        continue;
      }
      Text key = item.key();
      if (key == null) {
        positionals++;
      } else {
        schema.find(key.value()).ifPresent(given::add);
      }
    }
    List<Option<?>> open = new ArrayList<>();
    for (Option<?> option : schema.positional()) {
      if (!given.contains(option) && positionals-- <= 0) {
        open.add(option);
      } else {
        given.add(option);
      }
    }
    return new Slots(given, open);
  }

  /// Names of the required positional options that have no value.
  List<String> missing() {
    return open.stream().filter(Option::isRequired).map(Option::name).toList();
  }
}
