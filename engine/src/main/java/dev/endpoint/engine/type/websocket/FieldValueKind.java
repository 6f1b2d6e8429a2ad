package dev.endpoint.engine.type.websocket;

import dev.endpoint.engine.http.HttpText;
import dev.endpoint.engine.syntax.Argument;
import dev.endpoint.engine.syntax.Kind;
import org.jspecify.annotations.Nullable;

/// Text that fits into one line of a request.
record FieldValueKind(String words) implements Kind<String> {
  @Override
  public @Nullable String read(Argument argument) {
    if (!HttpText.isFieldValue(argument.value())) {
      argument.refuse(argument.subject() + " must fit into one line, without control characters.");
      return null;
    }
    return argument.value().strip();
  }

  @Override
  public String write(String value) {
    return value;
  }
}
