package dev.endpoint.app.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Writes what packaging installs beside the programs: manual pages, and what a shell completes.
@Command(name = "manual", hidden = true)
final class ManualCommand implements Callable<Integer> {
  private final Console console;
  private final Plugins plugins;

  @Parameters(paramLabel = "FOLDER", description = "where the files go")
  @Nullable Path folder;

  ManualCommand(Console console, Plugins plugins) {
    this.console = console;
    this.plugins = plugins;
  }

  @Override
  public Integer call() throws IOException {
    CommandLine all = EndpointCommand.line(console, plugins, "");
    Path into = Files.createDirectories(folder);
    Files.writeString(
        into.resolve("endpoint.1"),
        ManualPage.of(all, "connect, listen, relay and replay in a terminal"));
    Files.writeString(
        into.resolve("endpoint-workbench.1"),
        ManualPage.verbatim(
            "endpoint-workbench",
            "look at network connections and play with them",
            dev.endpoint.app.CommandLine.HELP));
    Files.writeString(into.resolve("endpoint.bash"), AutoComplete.bash("endpoint", all));
    return Exit.OK;
  }
}
