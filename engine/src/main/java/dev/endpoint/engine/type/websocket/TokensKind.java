package dev.endpoint.engine.type.websocket;

import dev.endpoint.engine.http.HttpText;
import dev.endpoint.engine.syntax.Argument;
import dev.endpoint.engine.syntax.Kind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Names with commas between them: `chat,superchat`.
final class TokensKind implements Kind<String> {
  @Override
  public String words() {
    return "names with commas";
  }

  @Override
  public @Nullable String read(Argument argument) {
    for (String name : argument.value().split(",", -1)) {
      if (!HttpText.isToken(name.strip())) {
        argument.refuse(
            argument.subject()
                + " takes names of letters, digits and marks such as - and ., with commas between"
                + " them; \""
                + name
                + "\" is no such name.");
        return null;
      }
    }
    return String.join(",", Arrays.stream(argument.value().split(",")).map(String::strip).toList());
  }

  @Override
  public String write(String value) {
    return value;
  }
}
