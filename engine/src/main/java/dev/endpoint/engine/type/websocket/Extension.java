package dev.endpoint.engine.type.websocket;

import dev.endpoint.engine.http.HttpHead;
import dev.endpoint.engine.http.HttpHeadReader;
import dev.endpoint.engine.http.HttpText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One extension of a `Sec-WebSocket-Extensions` field (RFC 6455, section 9.1).
///
/// @param parameters by name; empty where there is no value
record Extension(String name, Map<String, String> parameters) {
  static final String FIELD = "Sec-WebSocket-Extensions";

  /// All that the head names.
  ///
  /// @throws BadExtension where the field cannot be read
  static List<Extension> in(HttpHead head) throws BadExtension {
    List<Extension> all = new ArrayList<>();
    for (String value : head.values(FIELD)) {
      for (String one : split(value, ',')) {
        if (!one.isBlank()) {
          all.add(read(one));
        }
      }
    }
    return all;
  }

  private static Extension read(String text) throws BadExtension {
    List<String> parts = split(text, ';');
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String part : parts.subList(1, parts.size())) {
      int equals = part.indexOf('=');
      String name = (equals < 0 ? part : part.substring(0, equals)).strip();
      String value = equals < 0 ? "" : unquoted(part.substring(equals + 1).strip());
      if (!HttpText.isToken(name)
          || equals >= 0 && !HttpText.isToken(value)
          || parameters.put(name, value) != null) {
        throw unreadable(text);
      }
    }
    String name = parts.getFirst().strip();
    if (!HttpText.isToken(name)) {
      throw unreadable(text);
    }
    return new Extension(name, parameters);
  }

  private static BadExtension unreadable(String text) {
    return new BadExtension(
        "The extension “" + HttpHeadReader.quoted(text.strip()) + "” cannot be read");
  }

  /// Splits where the separator is not quoted.
  private static List<String> split(String text, char separator) {
    List<String> parts = new ArrayList<>();
    boolean quoted = false;
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted && c == '\\') {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == separator && !quoted) {
        parts.add(text.substring(start, i));
        start = i + 1;
      }
    }
    parts.add(text.substring(start));
    return parts;
  }

  private static String unquoted(String value) {
    boolean quoted = value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"");
    return quoted ? value.substring(1, value.length() - 1).replaceAll("\\\\(.)", "$1") : value;
  }
}
