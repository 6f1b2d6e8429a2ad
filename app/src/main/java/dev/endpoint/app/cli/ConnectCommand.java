package dev.endpoint.app.cli;

import dev.endpoint.engine.EndpointCatalog;
import dev.endpoint.engine.ParsedEndpoint;
import dev.endpoint.engine.endpoint.ClientEndpoint;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Connects, with the standard streams as the other end.
@Command(
    name = "connect",
    description = {
      "Connects, with standard input and output as the other end.",
      "The end of standard input ends our half; the command ends with the connection.",
      "With --retry it is tried again, with growing pauses, when it fails and when it ends, as long"
          + " as there is standard input."
    },
    footer = {
      "",
      "What happens is told on standard error, so that standard output is the peer's alone.",
      "Exit status: 0 ended in order, 1 failed, 2 bad string or arguments, 124 timed out, 130"
          + " Ctrl-C."
    })
final class ConnectCommand implements Callable<Integer> {
  private final Console console;
  private final Supplier<EndpointCatalog> catalogs;

  @Option(
      names = "--retry",
      description =
          "keep trying, and connect again when the connection ends; what was sent on one that is"
              + " lost is not sent again")
  boolean retry;

  @Mixin RunOptions options = new RunOptions();

  @Parameters(paramLabel = "STRING", description = "where to connect, such as tcp:localhost:8080")
  String text = "";

  ConnectCommand(Console console, Supplier<EndpointCatalog> catalogs) {
    this.console = console;
    this.catalogs = catalogs;
  }

  @Override
  public Integer call() throws IOException {
    EndpointCatalog catalog = catalogs.get();
    ParsedEndpoint<ClientEndpoint> parsed = catalog.client(text);
    if (!Strings.accept(parsed, console, options.json)) {
      return Exit.BAD_STRING;
    }
    return Run.of(
        catalog,
        console.err(),
        options,
        run -> {
          if (retry) {
            Joined.keep(run, parsed);
          } else {
            Joined.connect(run, parsed);
          }
        });
  }
}
