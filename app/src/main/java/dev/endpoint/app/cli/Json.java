package dev.endpoint.app.cli;

import dev.endpoint.engine.capture.export.JsonText;
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
      default -> out.append(JsonText.quoted(value.toString()));
    }
  }

  private static void object(Map<?, ?> map, StringBuilder out) {
    out.append('{');
    String between = "";
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      out.append(between);
      out.append(JsonText.quoted(String.valueOf(entry.getKey())));
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
}
