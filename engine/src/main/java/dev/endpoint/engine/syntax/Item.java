package dev.endpoint.engine.syntax;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One item of a description, between two colons. Equal when it reads the same, wherever it stands.
///
/// @param key the name of a keyword, or null for a positional
/// @param value what it says, quoting and brackets undone
/// @param from index in [Description#text] of its first character
/// @param valueFrom index of the first character that spells the value, brackets included
/// @param to index after its last character
public record Item(@Nullable Text key, Text value, int from, int valueFrom, int to) {
  /// A positional item that stands nowhere yet.
  public static Item positional(String value) {
    return new Item(null, Text.of(value), 0, 0, 0);
  }

  /// A keyword item that stands nowhere yet.
  public static Item keyword(String key, String value) {
    return new Item(Text.of(key), Text.of(value), 0, 0, 0);
  }

  public boolean isKeyword() {
    return key != null;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Item item && Objects.equals(key, item.key) && value.equals(item.value);
  }

  @Override
  public int hashCode() {
    return Objects.hash(key, value);
  }
}
