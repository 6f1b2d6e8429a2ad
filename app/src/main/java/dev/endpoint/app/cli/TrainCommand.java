package dev.endpoint.app.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Does what is over in a moment, for the machine to learn from: packaging keeps what the JVM
/// loaded and compiled meanwhile. What is learned is loaded at every start, so commands that stay
/// are not among it: it would make the short ones slower by more than it makes those faster.
@Command(name = "train", hidden = true)
final class TrainCommand implements Callable<Integer> {
  private static final List<List<String>> LESSONS =
      List.of(
          List.of("check", "tcp:80"),
          List.of("check", "--client", "--json", "tcp:localhost:80"),
          List.of("check", "--client", "tpc:localhost:80"),
          List.of("types"),
          List.of("types", "tcp"));

  private final Plugins plugins;

  TrainCommand(Plugins plugins) {
    this.plugins = plugins;
  }

  @Override
  public Integer call() {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    Console unheard = new Console(InputStream.nullInputStream(), nowhere, nowhere);
    LESSONS.forEach(lesson -> EndpointCommand.run(unheard, plugins, lesson.toArray(String[]::new)));
    return Exit.OK;
  }
}
