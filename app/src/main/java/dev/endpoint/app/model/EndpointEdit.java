package dev.endpoint.app.model;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// Small changes to an endpoint string that somebody typed, leaving the rest of it as it was typed:
/// another port, another type, one more argument. For offering a next step; the result is read by
/// the real parser like any other string.
record EndpointEdit(List<String> items) {
  EndpointEdit {
    items = List.copyOf(items);
  }

  /// Splits at the colons that separate: not those behind a backslash or in brackets.
  static EndpointEdit of(String text) {
    List<String> items = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '[' || c == '{') {
        depth++;
      } else if (c == ']' || c == '}') {
        depth--;
      } else if (c == ':' && depth <= 0) {
        items.add(text.substring(start, i));
        start = i + 1;
      }
    }
    items.add(text.substring(start));
    return new EndpointEdit(items);
  }

  String type() {
    return items.getFirst();
  }

  EndpointEdit withType(String type) {
    return replaced(0, type);
  }

  /// With this keyword argument, in place of the one of that name or at the end.
  EndpointEdit with(String name, String value) {
    int at = keyword(name);
    if (at >= 0) {
      return replaced(at, name + "=" + value);
    }
    List<String> longer = new ArrayList<>(items);
    longer.add(name + "=" + value);
    return new EndpointEdit(longer);
  }

  /// The argument at that place among those without a name, or of that name; empty when there is
  /// none.
  String argument(String name, int position) {
    int at = place(name, position);
    if (at < 0) {
      return "";
    }
    String item = items.get(at);
    return item.startsWith(name + "=") ? item.substring(name.length() + 1) : item;
  }

  EndpointEdit withArgument(String name, int position, String value) {
    int at = place(name, position);
    if (at < 0) {
      return with(name, value);
    }
    return replaced(at, items.get(at).startsWith(name + "=") ? name + "=" + value : value);
  }

  /// A port, when that argument is a number.
  OptionalInt port(int position) {
    String port = argument("port", position);
    return port.matches("\\d{1,5}") ? OptionalInt.of(Integer.parseInt(port)) : OptionalInt.empty();
  }

  String text() {
    return String.join(":", items);
  }

  private int place(String name, int position) {
    int at = keyword(name);
    return at >= 0 ? at : positional(position);
  }

  private int keyword(String name) {
    for (int i = 1; i < items.size(); i++) {
      if (items.get(i).startsWith(name + "=")) {
        return i;
      }
    }
    return -1;
  }

  private int positional(int position) {
    int seen = 0;
    for (int i = 1; i < items.size(); i++) {
      if (!items.get(i).contains("=") && seen++ == position) {
        return i;
      }
    }
    return -1;
  }

  private EndpointEdit replaced(int at, String item) {
    List<String> changed = new ArrayList<>(items);
    changed.set(at, item);
    return new EndpointEdit(changed);
  }
}
