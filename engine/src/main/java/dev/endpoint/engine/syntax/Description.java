package dev.endpoint.engine.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An endpoint string taken apart: its items, each with its place. Any text at all is a
/// description; whether it makes sense is a matter of the type's [Schema].
///
/// `read(d.write())` equals `d` for every description with at least one item. Two descriptions are
/// equal when their items read the same.
public final class Description {
  private final Text text;
  private final List<Item> items;

  /// @param text what the items' indexes refer to
  Description(Text text, List<Item> items) {
    this.text = text;
    this.items = List.copyOf(items);
  }

  /// A description that was not read from anything.
  public static Description of(List<Item> items) {
    return new Description(Text.of(""), items);
  }

  /// Takes a string apart; a backslash at its very end, with nothing left to quote, is dropped.
  public static Description read(String string) {
    return DescriptionReader.read(Text.of(string)).description();
  }

  /// What it was read from.
  public Text text() {
    return text;
  }

  public List<Item> items() {
    return items;
  }

  /// The word that names the type: the first positional item, wherever it stands. Null when all are
  /// keywords.
  public @Nullable Item type() {
    return items.stream().filter(item -> !item.isKeyword()).findFirst().orElse(null);
  }

  /// All items but the type, in their order.
  public List<Item> arguments() {
    List<Item> arguments = new ArrayList<>(items);
    for (int i = 0; i < items.size(); i++) {
      if (!items.get(i).isKeyword()) {
        arguments.remove(i);
        break;
      }
    }
    return List.copyOf(arguments);
  }

  /// What a wrapping type such as `haproxy:` wraps: the description that the arguments alone make.
  public Description inner() {
    return new Description(text, arguments());
  }

  /// As an endpoint string, with the least quoting that Twisted reads back.
  ///
  /// A value that begins with a bracket could be read as a group together with the items after it,
  /// which Twisted would not do: then the bracket is quoted. From right to left, because whether
  /// that is so depends on how the rest is written.
  public String write() {
    String written = "";
    for (int i = items.size() - 1; i >= 0; i--) {
      String rest = i == items.size() - 1 ? "" : ":" + written;
      written = write(items.get(i), rest);
    }
    return written;
  }

  private static String write(Item item, String rest) {
    Text key = item.key();
    String value = item.value().value();
    return key == null
        ? sound(Quoting.positional(value) + rest)
        : sound(Quoting.positional(key.value()) + "=" + sound(Quoting.value(value) + rest));
  }

  private static String sound(String written) {
    return Grouping.opens(written) ? "\\" + written : written;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Description description && items.equals(description.items);
  }

  @Override
  public int hashCode() {
    return items.hashCode();
  }

  @Override
  public String toString() {
    return write();
  }
}
