package dev.endpoint.app.cli;

import dev.endpoint.engine.EndpointCatalog;
import dev.endpoint.engine.ParsedEndpoint;
import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.endpoint.ServerEndpoint;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Joins each connection to a listener with one to somewhere else.
@Command(
    name = "relay",
    description = "Listens, and joins each connection with one of its own to CLIENT, until Ctrl-C.",
    footer = {
      "",
      "What happens is told on standard output; --capture records the side that was accepted.",
      "Exit status: 1 failed, 2 bad string or arguments, 124 timed out, 130 Ctrl-C."
    })
final class RelayCommand implements Callable<Integer> {
  private final Console console;
  private final Supplier<EndpointCatalog> catalogs;

  @Mixin RunOptions options = new RunOptions();

  @Parameters(index = "0", paramLabel = "SERVER", description = "where to listen")
  String server = "";

  @Parameters(index = "1", paramLabel = "CLIENT", description = "where to connect")
  String client = "";

  RelayCommand(Console console, Supplier<EndpointCatalog> catalogs) {
    this.console = console;
    this.catalogs = catalogs;
  }

  @Override
  public Integer call() throws IOException {
    EndpointCatalog catalog = catalogs.get();
    ParsedEndpoint<ServerEndpoint> from = catalog.server(server);
    boolean fine = Strings.accept(from, console, options.json);
    return fine ? relay(catalog, console, options, from, client) : Exit.BAD_STRING;
  }

  /// @param from accepted already
  static int relay(
      EndpointCatalog catalog,
      Console console,
      RunOptions options,
      ParsedEndpoint<ServerEndpoint> from,
      String client)
      throws IOException {
    ParsedEndpoint<ClientEndpoint> to = catalog.client(client);
    if (!Strings.accept(to, console, options.json)) {
      return Exit.BAD_STRING;
    }
    return Run.of(
        catalog, console.out(), options, run -> Joined.listen(run, from, Joined.relay(run, to)));
  }
}
