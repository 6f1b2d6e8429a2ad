package dev.endpoint.app.cli;

import dev.endpoint.engine.EndpointCatalog;
import java.io.BufferedOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The command `endpoint` and all it can do.
@Command(
    name = "endpoint",
    description =
        "Connects, listens and relays by endpoint strings. Without arguments the window opens.",
    synopsisHeading = "Usage: ",
    commandListHeading = "%nCommands:%n",
    subcommands = CommandLine.HelpCommand.class)
public final class EndpointCommand {
  private EndpointCommand() {}

  /// Runs one command on the standard streams of this program; returns its exit status.
  public static int run(
      List<String> arguments, InputStream in, OutputStream out, OutputStream err) {
    Console console =
        new Console(
            in,
            new PrintStream(new BufferedOutputStream(out), false, StandardCharsets.UTF_8),
            new PrintStream(new BufferedOutputStream(err), true, StandardCharsets.UTF_8));
    int status = run(console, EndpointCatalog::installed, arguments.toArray(String[]::new));
    console.out().flush();
    console.err().flush();
    return status;
  }

  /// Runs one command.
  ///
  /// @return what the shell is to get: 0 ok, 1 failed, 2 bad string or arguments, 124 timed out,
  ///   130 cancelled
  static int run(Console console, Supplier<EndpointCatalog> catalogs, String... arguments) {
    CommandLine line =
        new CommandLine(new EndpointCommand())
            .addSubcommand(new CheckCommand(console, catalogs))
            .addSubcommand(new TypesCommand(console, catalogs))
            .addSubcommand(new ConnectCommand(console, catalogs))
            .addSubcommand(new ListenCommand(console, catalogs))
            .addSubcommand(new RelayCommand(console, catalogs));
    line.setExpandAtFiles(false);
    line.setOut(new PrintWriter(console.out(), true));
    line.setErr(new PrintWriter(console.err(), true));
    return line.execute(arguments);
  }
}
