package dev.endpoint.app.cli;

import dev.endpoint.engine.EndpointCatalog;
import dev.endpoint.engine.ParsedEndpoint;
import dev.endpoint.engine.syntax.Diagnostic;
import java.util.List;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/// Which side a string is for; without either it may be for both.
final class SideChoice {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]+");

  @Option(names = "--client", required = true, description = "the string says where to connect")
  boolean client;

  @Option(names = "--server", required = true, description = "the string says where to listen")
  boolean server;

  /// What the string means: on the side that was said, else on each where it can be used. One that
  /// can be used nowhere is read for the side where less is wrong with it: a number out of range is
  /// nearer to what was meant than something left out.
  List<ParsedEndpoint<?>> read(EndpointCatalog catalog, String text) {
    if (client) {
      return List.of(catalog.client(text));
    }
    ParsedEndpoint<?> listening = catalog.server(text);
    if (server) {
      return List.of(listening);
    }
    ParsedEndpoint<?> connecting = catalog.client(text);
    if (connecting.ok() && listening.ok()) {
      return List.of(connecting, listening);
    }
    return List.of(
        listening.ok() || !connecting.ok() && isNearer(listening, connecting)
            ? listening
            : connecting);
  }

  private static boolean isNearer(ParsedEndpoint<?> listening, ParsedEndpoint<?> connecting) {
    List<Diagnostic> here = errors(listening);
    List<Diagnostic> there = errors(connecting);
    return here.size() < there.size()
        || here.size() == there.size()
            && here.stream().allMatch(error -> isNumber(listening, error))
            && there.stream().anyMatch(error -> error.start() == error.end());
  }

  private static List<Diagnostic> errors(ParsedEndpoint<?> parsed) {
    return parsed.diagnostics().stream().filter(Diagnostic::isError).toList();
  }

  private static boolean isNumber(ParsedEndpoint<?> parsed, Diagnostic error) {
    return NUMBER.matcher(parsed.text().substring(error.start(), error.end())).matches();
  }
}
