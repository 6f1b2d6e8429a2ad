package dev.endpoint.app.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Does a little of everything, for the machine to learn from: packaging keeps what the JVM loaded
/// and compiled meanwhile. What is opened is on this computer and lasts a moment.
@Command(name = "train", hidden = true)
final class TrainCommand implements Callable<Integer> {
  private static final List<List<String>> LESSONS =
      List.of(
          List.of("check", "--server", "tcp:80"),
          List.of("check", "--client", "--json", "tcp:localhost:80"),
          List.of("check", "--client", "tpc:localhost:80"),
          List.of("types"),
          List.of("help"),
          List.of("help", "connect"),
          List.of("listen", "tcp:0:interface=127.0.0.1", "--then", "echo", "--timeout", "100ms"),
          List.of("relay", "--json", "memory:one", "memory:two", "--timeout", "100ms"));

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
