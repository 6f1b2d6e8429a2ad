package dev.endpoint.app.cli;

import dev.endpoint.engine.EndpointCatalog;
import dev.endpoint.engine.ParsedEndpoint;
import java.util.List;
import picocli.CommandLine.Option;

/// Which side a string is for; without either it may be for both.
final class SideChoice {
  @Option(names = "--client", required = true, description = "the string says where to connect")
  boolean client;

  @Option(names = "--server", required = true, description = "the string says where to listen")
  boolean server;

  /// What the string means: on the side that was said, else on each where it can be used. One that
  /// can be used nowhere is read for the side where less is wrong with it.
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
        listening.ok() || !connecting.ok() && errors(listening) < errors(connecting)
            ? listening
            : connecting);
  }

  private static long errors(ParsedEndpoint<?> parsed) {
    return parsed.diagnostics().stream().filter(finding -> finding.isError()).count();
  }
}
