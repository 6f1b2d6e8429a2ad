package dev.endpoint.engine.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Twisted's own tokenizer, line by line, to compare with.
final class TwistedGrammar {
  private TwistedGrammar() {}

  /// The description, or null where Twisted raises.
  static @Nullable Description read(String text) {
    List<Item> items = new ArrayList<>();
    String key = null;
    StringBuilder current = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ':') {
        items.add(item(key, current));
        key = null;
        current.setLength(0);
      } else if (c == '=' && key == null) {
        key = current.toString();
        current.setLength(0);
      } else if (c == '\\') {
        if (++i == text.length()) {
          return null;
        }
        current.append(text.charAt(i));
      } else {
        current.append(c);
      }
    }
    items.add(item(key, current));
    return Description.of(items);
  }

  private static Item item(@Nullable String key, StringBuilder value) {
    return key == null ? Item.positional(value.toString()) : Item.keyword(key, value.toString());
  }
}
