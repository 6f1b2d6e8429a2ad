package dev.endpoint.engine.syntax;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One of a few words.
final class ChoiceKind<T> implements Kind<T> {
  private final Map<String, T> values;

  /// @param values by word, in lower case, in the order to show them
  ChoiceKind(Map<String, T> values) {
    this.values = new LinkedHashMap<>(values);
  }

  @Override
  public String words() {
    return String.join(", ", values.keySet());
  }

  @Override
  public @Nullable T read(Argument argument) {
    T value = values.get(argument.value().strip().toLowerCase(Locale.ROOT));
    if (value != null) {
      return value;
    }
    String message =
        argument.subject()
            + " must be one of "
            + words()
            + "; \""
            + argument.value()
            + "\" is not.";
    List<String> near = Nearest.to(argument.value(), values.keySet());
    if (near.isEmpty()) {
      argument.refuse(message);
    } else {
      argument.refuse(message, "Use " + near.getFirst(), near.getFirst());
    }
    return null;
  }

  @Override
  public String write(T value) {
    return values.entrySet().stream()
        .filter(entry -> Objects.equals(entry.getValue(), value))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  @Override
  public List<Choice> choices() {
    return values.keySet().stream().map(word -> new Choice(word, "")).toList();
  }

  @Override
  public boolean isClosed() {
    return true;
  }
}
