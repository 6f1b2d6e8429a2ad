package dev.endpoint.engine.syntax;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Hides the values of secret arguments in endpoint strings. Goes by the arguments' names alone, so
/// that it also works on strings with errors. Immutable; any thread.
public final class Secrets {
  /// What stands for a value that is hidden. Typed as a value, it is an error: the true one is not
  /// known any more.
  public static final String MASK = "***";

  /// Endpoints inside endpoints; no string that is nested deeper can be used, so what is in there
  /// is hidden whole.
  private static final int DEEPEST = 32;

  private final Set<String> names;

  private Secrets(Set<String> names) {
    this.names = names;
  }

  /// @param options all there are; those that are [Option#isSecret] count
  public static Secrets among(Collection<Option<?>> options) {
    return new Secrets(
        options.stream()
            .filter(Option::isSecret)
            .map(option -> option.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet()));
  }

  /// The string with every secret value hidden, those of endpoints inside it too.
  public String mask(String string) {
    TreeMap<Integer, Integer> places = new TreeMap<>();
    find(Description.read(string), 0, places);
    StringBuilder masked = new StringBuilder(string);
    places.descendingMap().forEach((from, to) -> masked.replace(from, to, MASK));
    return masked.toString();
  }

  /// @param places takes where a value to hide begins and where it ends
  private void find(Description description, int depth, TreeMap<Integer, Integer> places) {
    Text text = description.text();
    for (Item item : description.items()) {
      boolean more = item.value().value().indexOf('=') >= 0;
      if (isSecret(item) || (more && depth == DEEPEST)) {
        places.put(text.place(item.valueFrom()), text.place(item.to()));
      } else if (more) {
        find(DescriptionReader.read(item.value()).description(), depth + 1, places);
      }
    }
  }

  private boolean isSecret(Item item) {
    Text key = item.key();
    return key != null
        && names.contains(key.value().toLowerCase(Locale.ROOT))
        && !item.value().isEmpty();
  }
}
