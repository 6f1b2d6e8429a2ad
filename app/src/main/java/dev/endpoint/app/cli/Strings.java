package dev.endpoint.app.cli;

import dev.endpoint.engine.Engine;
import dev.endpoint.engine.ParsedEndpoint;
import dev.endpoint.engine.syntax.EndpointSyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;

/// Endpoint strings given to a command.
final class Strings {
  private Strings() {}

  /// Says what there is to say of a string; whether it can be used.
  static boolean accept(ParsedEndpoint<?> parsed, Console console, boolean json) {
    if (!json && !parsed.diagnostics().isEmpty()) {
      Findings.print(parsed, console.err());
    } else if (json && !parsed.diagnostics().isEmpty()) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("event", "string");
      line.put("string", parsed.text());
      line.put("ok", parsed.ok());
      line.put("diagnostics", Findings.json(parsed));
      console.err().println(Json.write(line));
    }
    return parsed.ok();
  }

  /// The endpoint of a string that was accepted.
  static <E> E build(ParsedEndpoint<E> parsed, Engine engine) {
    try {
      return parsed.build(engine);
    } catch (EndpointSyntaxException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
