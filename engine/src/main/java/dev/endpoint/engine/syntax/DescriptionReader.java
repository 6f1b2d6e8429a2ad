package dev.endpoint.engine.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Takes one level of an endpoint string apart, left to right. The grammar is in
/// `engine/docs/syntax.md`.
final class DescriptionReader {
  /// @param danglingBackslash index of a backslash with nothing after it, or -1
  /// @param openGroup index of a bracket that is never closed, or -1
  record Reading(Description description, int danglingBackslash, int openGroup) {}

  private final Text text;
  private final String in;

  /// Whether a bracket that is never closed reaches to the end, as it does while somebody is
  /// typing.
  private final boolean closeAtEnd;

  private final List<Item> items = new ArrayList<>();
  private int at;
  private int danglingBackslash = -1;
  private int openGroup = -1;

  private DescriptionReader(Text text, boolean closeAtEnd) {
    this.text = text;
    this.in = text.value();
    this.closeAtEnd = closeAtEnd;
  }

  static Reading read(Text text) {
    return new DescriptionReader(text, false).read();
  }

  /// Reads what is still being typed.
  static Reading readUnfinished(Text text) {
    return new DescriptionReader(text, true).read();
  }

  private Reading read() {
    items.add(item());
    while (at < in.length()) {
      at++; // the colon
      items.add(item());
    }
    return new Reading(new Description(text, items), danglingBackslash, openGroup);
  }

  private Item item() {
    int from = at;
    Text grouped = group();
    if (grouped != null) {
      return new Item(null, grouped, from, from, at);
    }
    Text first = plain(true, Quoting::positional);
    if (at == in.length() || in.charAt(at) == ':') {
      return new Item(null, first, from, from, at);
    }
    at++; // the equals sign
    int valueFrom = at;
    Text group = group();
    Text value = group == null ? plain(false, Quoting::value) : group;
    return new Item(first, value, from, valueFrom, at);
  }

  /// Up to the next colon, or equals sign where one counts, each backslash making the next
  /// character ordinary.
  private Text plain(boolean stopAtEquals, UnaryOperator<String> requoting) {
    Text.Unquoting reading = text.unquoting();
    while (at < in.length()) {
      char c = in.charAt(at);
      if (c == ':' || (c == '=' && stopAtEquals)) {
        break;
      }
      int begin = at++;
      if (c == '\\') {
        if (at == in.length()) {
          danglingBackslash = begin;
          return reading.build(begin, requoting);
        }
        c = in.charAt(at++);
      }
      reading.add(c, begin);
    }
    return reading.build(at, requoting);
  }

  /// What a bracket pair holds, when one begins here that holds a colon and ends where the value
  /// does. Inside, all characters stand for themselves: the brackets are the quoting.
  private @Nullable Text group() {
    int close = Grouping.close(in, at);
    if (close == in.length() && openGroup < 0 && in.indexOf(':', at) >= 0) {
      openGroup = at;
    }
    if (close < 0 || (close == in.length() && !closeAtEnd)) {
      return null;
    }
    Text held = text.raw(at + 1, close);
    at = Math.min(close + 1, in.length());
    return held;
  }
}
