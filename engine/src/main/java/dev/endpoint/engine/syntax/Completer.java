package dev.endpoint.engine.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Says how an endpoint string could go on, at any place in it and however broken it is. Immutable;
/// any thread.
public final class Completer {
  /// An endpoint type as far as completion cares.
  ///
  /// @param aliases other words for it, which are understood and not offered
  public record Word(String name, List<String> aliases, String summary, Schema schema) {
    boolean is(String word) {
      return name.equalsIgnoreCase(word) || aliases.stream().anyMatch(word::equalsIgnoreCase);
    }
  }

  private static final int DEEPEST = 16;

  private final Function<Side, List<Word>> words;

  /// @param words the types that have a side, best first
  public Completer(Function<Side, List<Word>> words) {
    this.words = words;
  }

  /// How the text could go on at the caret, best first.
  public List<Completion> complete(Side side, String text, int caret, ValueSource values) {
    int place = Math.clamp(caret, 0, text.length());
    Description description = DescriptionReader.readUnfinished(Text.of(text)).description();
    return complete(side, description, place, values, 0);
  }

  private List<Completion> complete(
      Side side, Description description, int place, ValueSource values, int depth) {
    Item item = itemAt(description, place);
    Item type = description.type();
    if (item == null || depth > DEEPEST) {
      return List.of();
    }
    if (type == null || item == type) {
      boolean key = item.isKeyword();
      return key ? List.of() : new TypeCompletions(description, item, place).of(words.apply(side));
    }
    Word word = find(side, type.value().value());
    if (word == null) {
      return List.of();
    }
    if (item.key() != null && place >= description.text().place(item.valueFrom())) {
      return values(new Spot(side, word, description, item, place, values), depth);
    }
    ArgumentCompletions own =
        new ArgumentCompletions(new Spot(side, word, description, item, place, values));
    if (word.schema().rest().isPresent() && !item.isKeyword()) {
      Side inner = word.schema().rest().get().side();
      List<Completion> all =
          new ArrayList<>(complete(inner, description.inner(), place, values, depth + 1));
      all.addAll(own.all());
      return List.copyOf(all);
    }
    return own.all();
  }

  private List<Completion> values(Spot spot, int depth) {
    Option<?> option = spot.named();
    if (option == null) {
      return List.of();
    }
    Side nested = option.kind().nests().orElse(null);
    if (nested == null) {
      return spot.values(option, spot.item().valueFrom());
    }
    Text value = spot.item().value();
    Description inner = DescriptionReader.readUnfinished(value).description();
    return complete(nested, inner, spot.place(), spot.source(), depth + 1);
  }

  private static @Nullable Item itemAt(Description description, int place) {
    Text text = description.text();
    for (Item item : description.items()) {
      if (place <= text.place(item.to())) {
        return item;
      }
    }
    return null;
  }

  /// What to show in grey after the text: the rest of the type, or the positional arguments still
  /// expected.
  public String ghost(Side side, String text) {
    return ghost(side, DescriptionReader.readUnfinished(Text.of(text)).description());
  }

  private String ghost(Side side, Description description) {
    Item type = description.type();
    if (type == null) {
      return "";
    }
    String typed = type.value().value();
    Word word = find(side, typed);
    if (word == null) {
      return description.items().size() > 1 ? "" : restOfType(side, typed);
    }
    Item last = description.items().getLast();
    boolean expecting = last != type && !last.isKeyword() && last.value().isEmpty();
    Slots slots = new Slots(word.schema(), description);
    List<String> missing = slots.missingBesides(expecting ? last : type);
    return (expecting || missing.isEmpty() ? "" : ":") + String.join(":", missing);
  }

  private String restOfType(Side side, String typed) {
    return words.apply(side).stream()
        .filter(word -> !typed.isEmpty() && word.name().startsWith(typed))
        .findFirst()
        .map(word -> word.name().substring(typed.length()) + ghost(side, word.name()))
        .orElse("");
  }

  private @Nullable Word find(Side side, String name) {
    return words.apply(side).stream().filter(word -> word.is(name)).findFirst().orElse(null);
  }
}
