package dev.endpoint.app.cli;

import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes JSON (RFC 8259) on one line. There is nothing to read, so a library would be all weight.
final class Json {
  private Json() {}

  /// @param value a map with text keys, an iterable, a text, a number, a truth value, null, or
  ///   anything whose `toString` says it
  static String write(@Nullable Object value) {
    StringBuilder out = new StringBuilder();
    append(value, out);
    return out.toString();
  }

  private static void append(@Nullable Object value, StringBuilder out) {
    switch (value) {
      case null -> out.append("null");
      case Boolean is -> out.append(is);
      case Double number when !Double.isFinite(number) -> out.append("null");
      case Number number -> out.append(number);
      case Map<?, ?> map -> object(map, out);
      case Iterable<?> all -> array(all, out);
      default -> text(value.toString(), out);
    }
  }

  private static void object(Map<?, ?> map, StringBuilder out) {
    out.append('{');
    String between = "";
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      out.append(between);
      text(String.valueOf(entry.getKey()), out);
      out.append(':');
      append(entry.getValue(), out);
      between = ",";
    }
    out.append('}');
  }

  private static void array(Iterable<?> all, StringBuilder out) {
    out.append('[');
    Iterator<?> each = all.iterator();
    while (each.hasNext()) {
      append(each.next(), out);
      out.append(each.hasNext() ? "," : "");
    }
    out.append(']');
  }

  private static void text(String text, StringBuilder out) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < 0x20 || isAlone(text, i)) {
            out.append("\\u%04x".formatted((int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    out.append('"');
  }

  /// Half a surrogate pair has no UTF-8.
  private static boolean isAlone(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    return Character.isLowSurrogate(c)
        && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
  }
}
