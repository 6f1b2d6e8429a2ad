package dev.endpoint.app.cli;

import dev.endpoint.app.Version;
import java.io.BufferedOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// The command `endpoint` and all it can do.
@Command(
    name = "endpoint",
    mixinStandardHelpOptions = true,
    description =
        "Connects, listens, relays and replays by endpoint strings. Without arguments the window"
            + " opens.",
    synopsisHeading = "Usage: ",
    commandListHeading = "%nCommands:%n")
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
    try (Plugins opened = new Plugins(plugins)) {
      int status = run(console, opened, arguments.toArray(String[]::new));
      console.out().flush();
      console.err().flush();
      return status;
    }
  }

  /// Runs one command.
  ///
  /// @return what the shell is to get, as above
  static int run(Console console, Plugins plugins, String... arguments) {
    CheckCommand plain = PlainCheck.read(console, plugins, arguments);
    return plain == null ? read(console, plugins, arguments) : plain.check();
  }

  /// Runs one command as picocli reads it.
  static int read(Console console, Plugins plugins, String... arguments) {
    CommandLine line = line(console, plugins, arguments.length == 0 ? "" : arguments[0]);
    line.setOut(new PrintWriter(console.out(), true));
    line.setErr(new PrintWriter(console.err(), true));
    return line.execute(arguments);
  }

  /// The command with what it can do.
  ///
  /// @param wanted the one command that is needed, if it is one; to read the declarations of the
  ///   others would take as long as all the rest of a short one
  static CommandLine line(Console console, Plugins plugins, String wanted) {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("help", CommandLine.HelpCommand::new);
    commands.put("check", () -> new CheckCommand(console, plugins));
    commands.put("types", () -> new TypesCommand(console, plugins));
    commands.put("connect", () -> new ConnectCommand(console, plugins));
    commands.put("listen", () -> new ListenCommand(console, plugins));
    commands.put("relay", () -> new RelayCommand(console, plugins));
    commands.put("replay", () -> new ReplayCommand(console, plugins));
    commands.put("manual", () -> new ManualCommand(console, plugins));
    commands.put("train", () -> new TrainCommand(plugins));
    CommandLine line = new CommandLine(new EndpointCommand(plugins));
    line.getCommandSpec().version("endpoint " + Version.text());
    boolean all = wanted.equals("help") || !commands.containsKey(wanted);
    commands.forEach(
        (name, command) -> {
          if (name.equals(wanted) || all) {
            line.addSubcommand(name, command.get());
          }
        });
    line.getSubcommands().values().forEach(EndpointCommand::offerHelp);
    return line.setExpandAtFiles(false);
  }

  /// `endpoint check --help`, for those who do not think of `endpoint help check`.
  private static void offerHelp(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    if (spec.findOption("--help") == null) {
      spec.addOption(
          OptionSpec.builder("-h", "--help")
              .usageHelp(true)
              .description("print this and exit")
              .build());
    }
  }
}
