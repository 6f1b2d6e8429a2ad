package dev.endpoint.app.cli;

import dev.endpoint.engine.EndpointCatalog;
import dev.endpoint.engine.ParsedEndpoint;
import dev.endpoint.engine.endpoint.ServerEndpoint;
import dev.endpoint.engine.session.Responder;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Listens, until it is called off.
@Command(
    name = "listen",
    description = "Listens, and gives each connection what --then says, until Ctrl-C.",
    footer = {
      "",
      "What happens is told on standard output.",
      "Exit status: 1 failed, 2 bad string or arguments, 124 timed out, 130 Ctrl-C."
    })
final class ListenCommand implements Callable<Integer> {
  private static final String RELAY = "relay:";

  private final Console console;
  private final Supplier<EndpointCatalog> catalogs;

  @Mixin RunOptions options = new RunOptions();

  @Option(
      names = "--then",
      paramLabel = "WHAT",
      defaultValue = "hold",
      description = "echo, discard, chargen, hold (say nothing), or relay:STRING; default hold")
  String then = "hold";

  @Parameters(paramLabel = "STRING", description = "where to listen, such as tcp:8080")
  String text = "";

  ListenCommand(Console console, Supplier<EndpointCatalog> catalogs) {
    this.console = console;
    this.catalogs = catalogs;
  }

  @Override
  public Integer call() throws IOException {
    EndpointCatalog catalog = catalogs.get();
    ParsedEndpoint<ServerEndpoint> parsed = catalog.server(text);
    if (!Strings.accept(parsed, console, options.json)) {
      return Exit.BAD_STRING;
    }
    if (then.startsWith(RELAY)) {
      return RelayCommand.relay(catalog, console, options, parsed, then.substring(RELAY.length()));
    }
    Optional<Responder> responder = Responder.named(then);
    if (responder.isEmpty()) {
      console
          .err()
          .println(
              "--then knows echo, discard, chargen, hold and relay:STRING, but not \""
                  + then
                  + "\".");
      return Exit.BAD_STRING;
    }
    return Run.of(
        catalog,
        console.out(),
        options,
        run -> Joined.listen(run, parsed, Joined.responder(run, responder.get())));
  }
}
