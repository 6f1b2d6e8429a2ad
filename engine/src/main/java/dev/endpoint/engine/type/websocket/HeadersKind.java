package dev.endpoint.engine.type.websocket;

import dev.endpoint.engine.http.HttpHead.Field;
import dev.endpoint.engine.http.HttpText;
import dev.endpoint.engine.syntax.Argument;
import dev.endpoint.engine.syntax.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Fields of a request as `Name: value, Other: value`; a comma that no name and colon follow
/// belongs to the value.
final class HeadersKind implements Kind<List<Field>> {
  private static final Pattern BETWEEN =
      Pattern.compile(",\\s*(?=[!#$%&'*+.^_`|~0-9A-Za-z-]+:(?!//))");
  private static final Pattern FIELD = Pattern.compile("([^:]*):(.*)", Pattern.DOTALL);

  /// The handshake's own, which would contradict it.
  private static final Set<String> OWN =
      Set.of("upgrade", "connection", "content-length", "transfer-encoding");

  @Override
  public String words() {
    return "Name: value, …";
  }

  @Override
  public @Nullable List<Field> read(Argument argument) {
    List<Field> fields = new ArrayList<>();
    for (String text : BETWEEN.split(argument.value())) {
      Matcher parts = FIELD.matcher(text);
      if (!parts.matches()
          || !HttpText.isToken(parts.group(1).strip())
          || !HttpText.isFieldValue(parts.group(2))) {
        argument.refuse(
            argument.subject()
                + " must be like {Name: value}, more of them after a comma each; \""
                + text
                + "\" is no such thing.");
        return null;
      }
      Field field = new Field(parts.group(1).strip(), parts.group(2).strip());
      if (isOwn(field.name())) {
        argument.refuse(
            field.name()
                + " belongs to the handshake itself; see subprotocol= and deflate= for what can be"
                + " chosen.");
        return null;
      }
      fields.add(field);
    }
    return List.copyOf(fields);
  }

  private static boolean isOwn(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return OWN.contains(lower) || lower.startsWith("sec-websocket-");
  }

  @Override
  public String write(List<Field> value) {
    return value.stream()
        .map(field -> field.name() + ": " + field.value())
        .collect(Collectors.joining(", "));
  }
}
