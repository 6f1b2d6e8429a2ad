package dev.endpoint.app.cli;

import java.io.BufferedOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// The command `endpoint` and all it can do.
@Command(
    name = "endpoint",
    description =
        "Connects, listens and relays by endpoint strings. Without arguments the window opens.",
    synopsisHeading = "Usage: ",
    commandListHeading = "%nCommands:%n",
    subcommands = CommandLine.HelpCommand.class)
public final class EndpointCommand {
  private final Plugins plugins;

  @Spec @Nullable CommandSpec spec;

  private EndpointCommand(Plugins plugins) {
    this.plugins = plugins;
  }

  @Option(
      names = "--plugins",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = {
        "take further endpoint types from the jars in this folder, and not from",
        "endpoint-workbench/plugins in $XDG_DATA_HOME"
      })
  void setPlugins(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new ParameterException(
          Objects.requireNonNull(spec).commandLine(),
          "--plugins needs a folder, and there is none called " + folder + ".");
    }
    plugins.from(folder);
  }

  /// Runs one command on the standard streams of this program; returns its exit status.
  ///
  /// @param plugins the folder of the user's plug-ins, which need not be there
  /// @return what the shell is to get: 0 ok, 1 failed, 2 bad string or arguments, 124 timed out,
  ///   130 cancelled
  public static int run(
      List<String> arguments, Path plugins, InputStream in, OutputStream out, OutputStream err) {
    Console console =
        new Console(
            in,
            new PrintStream(new BufferedOutputStream(out), false, StandardCharsets.UTF_8),
            new PrintStream(new BufferedOutputStream(err), true, StandardCharsets.UTF_8));
    try (Plugins catalogs = new Plugins(plugins)) {
      int status = run(console, catalogs, arguments.toArray(String[]::new));
      console.out().flush();
      console.err().flush();
      return status;
    }
  }

  private static int run(Console console, Plugins catalogs, String... arguments) {
    CommandLine line =
        new CommandLine(new EndpointCommand(catalogs))
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
