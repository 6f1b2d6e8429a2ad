package dev.endpoint.app.model;

import dev.endpoint.engine.syntax.Description;
import dev.endpoint.engine.syntax.Item;
import dev.endpoint.engine.syntax.Quoting;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// An endpoint string that somebody typed, looked into without a catalogue of types: its type and
/// its arguments by name or place. With another type the rest of it stays as it was typed.
record EndpointEdit(String text) {
  /// The word that names the type, in lower case; empty when there is none.
  String type() {
    Item type = Description.read(text).type();
    return type == null ? "" : type.value().value().toLowerCase(Locale.ROOT);
  }

  EndpointEdit withType(String type) {
    Item old = Description.read(text).type();
    return old == null ? this : replaced(old, Quoting.positional(type));
  }

  /// The argument of that name, or at that place among those without a name; empty when there is
  /// none.
  String argument(String name, int place) {
    Item item = item(name, place);
    return item == null ? "" : item.value().value();
  }

  /// Whether the argument is given by name.
  boolean has(String name) {
    return item(name, Integer.MAX_VALUE) != null;
  }

  private @Nullable Item item(String name, int place) {
    List<Item> arguments = Description.read(text).arguments();
    for (Item item : arguments) {
      if (item.key() != null && item.key().value().equals(name)) {
        return item;
      }
    }
    return arguments.stream()
        .filter(item -> !item.isKeyword())
        .skip(place)
        .findFirst()
        .orElse(null);
  }

  private EndpointEdit replaced(Item old, String value) {
    return new EndpointEdit(text.substring(0, old.valueFrom()) + value + text.substring(old.to()));
  }
}
