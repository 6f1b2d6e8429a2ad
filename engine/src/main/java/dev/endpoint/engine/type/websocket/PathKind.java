package dev.endpoint.engine.type.websocket;

import dev.endpoint.engine.syntax.Argument;
import dev.endpoint.engine.syntax.Kind;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The path of a request, with or without a query (RFC 6455, section 3). What may not stand in a
/// request is written with percent signs.
///
/// @param withQuery whether a `?` may stand in it
record PathKind(boolean withQuery) implements Kind<String> {
  @Override
  public String words() {
    return withQuery ? "path and query" : "path";
  }

  @Override
  public @Nullable String read(Argument argument) {
    String path = argument.value();
    int mark = path.indexOf('#');
    int query = path.indexOf('?');
    if (!path.startsWith("/")) {
      argument.refuse(argument.subject() + " must begin with a slash.", "Use /" + path, "/" + path);
      return null;
    }
    if (mark >= 0) {
      argument.refuse(
          mark, path.length(), "What follows a # is for browsers and is never sent; %23 is sent.");
      return null;
    }
    if (query >= 0 && !withQuery) {
      argument.refuse(query, path.length(), "A listener is found at a path whatever the query is.");
      return null;
    }
    return encoded(path);
  }

  /// Percent signs that are there already stay.
  private static String encoded(String path) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      boolean plain = b > ' ' && b < 0x7f && b != '"' && b != '<' && b != '>';
      encoded.append(plain ? String.valueOf((char) b) : "%%%02X".formatted(b & 0xff));
    }
    return encoded.toString();
  }

  @Override
  public String write(String value) {
    return value;
  }
}
