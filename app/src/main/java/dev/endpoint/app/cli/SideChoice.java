package dev.endpoint.app.cli;

import dev.endpoint.engine.EndpointCatalog;
import dev.endpoint.engine.ParsedEndpoint;
import picocli.CommandLine.Option;

/// Which side a string is for; one of the two has to be said.
final class SideChoice {
  @Option(names = "--client", required = true, description = "the string says where to connect")
  boolean client;

  @Option(names = "--server", required = true, description = "the string says where to listen")
  boolean server;

  ParsedEndpoint<?> read(EndpointCatalog catalog, String text) {
    return client ? catalog.client(text) : catalog.server(text);
  }
}
