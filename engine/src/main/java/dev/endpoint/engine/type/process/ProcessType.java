package dev.endpoint.engine.type.process;

import dev.endpoint.engine.EndpointRole;
import dev.endpoint.engine.EndpointType;
import dev.endpoint.engine.Engine;
import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.net.DirectClient;
import dev.endpoint.engine.net.Processes.Command;
import dev.endpoint.engine.net.Processes.ErrorStream;
import dev.endpoint.engine.net.ProgramAddress;
import dev.endpoint.engine.syntax.Arguments;
import dev.endpoint.engine.syntax.Option;
import dev.endpoint.engine.syntax.Schema;
import dev.endpoint.engine.type.process.EnvironmentKind.Variables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `process`: a program that is started for the connection, talked to by its standard streams.
public final class ProcessType implements EndpointType {
  static final Option<String> COMMAND =
      Option.path("command").required().help("program to start, by path or by name");

  static final Option<List<String>> ARGUMENTS =
      Option.texts("argument").orElse(List.of(), "none").help("handed to the program, one each");

  static final Option<Variables> ENVIRONMENT =
      Option.of("environment", new EnvironmentKind())
          .orElse(EnvironmentKind.INHERITED, "as here")
          .help("variables on top of those it inherits");

  static final Option<String> DIRECTORY = Option.path("directory").help("folder it runs in");

  static final Option<ErrorStream> ERROR =
      Option.choice("stderr", errorStreams())
          .orElse(ErrorStream.SEPARATE)
          .help("what becomes of its standard error");

  @Override
  public String name() {
    return "process";
  }

  @Override
  public String summary() {
    return "A program started for the connection";
  }

  @Override
  public EndpointRole<ClientEndpoint> client() {
    return new Client();
  }

  private static Map<String, ErrorStream> errorStreams() {
    Map<String, ErrorStream> words = new LinkedHashMap<>();
    words.put("separate", ErrorStream.SEPARATE);
    words.put("merge", ErrorStream.MERGE);
    words.put("drop", ErrorStream.DROP);
    return words;
  }

  static Command command(Arguments arguments) {
    List<String> words = new ArrayList<>(List.of(arguments.get(COMMAND)));
    words.addAll(arguments.get(ARGUMENTS));
    Variables variables = arguments.get(ENVIRONMENT);
    return new Command(
        words,
        variables.inherits(),
        variables.values(),
        arguments.find(DIRECTORY).filter(folder -> !folder.isEmpty()).orElse(null),
        arguments.get(ERROR));
  }

  private record Client() implements EndpointRole<ClientEndpoint> {
    private static final Schema SCHEMA =
        Schema.of(COMMAND).repeating(ARGUMENTS).keywords(ENVIRONMENT, DIRECTORY, ERROR);

    @Override
    public Schema schema() {
      return SCHEMA;
    }

    @Override
    public void check(Arguments arguments) {
      if (arguments.get(COMMAND).isEmpty()) {
        arguments.refuse(COMMAND, "Command is empty; it must be a program to start.");
      }
      boolean nul =
          command(arguments).words().stream().anyMatch(word -> word.indexOf('\0') >= 0)
              || arguments.find(DIRECTORY).orElse("").indexOf('\0') >= 0;
      if (nul) {
        arguments.refuse(COMMAND, "There is a NUL character in it; no program can be given one.");
      }
    }

    @Override
    public ClientEndpoint build(Arguments arguments, Engine engine) {
      Command command = command(arguments);
      return new DirectClient(
          engine.reactor(),
          ProgramAddress.of(command.program()),
          (address, handler) -> engine.processes().start(command, handler));
    }

    @Override
    public String explain(Arguments arguments) {
      Command command = command(arguments);
      String error =
          switch (command.error()) {
            case SEPARATE -> "";
            case MERGE -> " Its errors are mixed in.";
            case DROP -> " Its errors are thrown away.";
          };
      return "Starts "
          + String.join(" ", command.words())
          + (command.directory() == null ? "" : " in " + command.directory())
          + " and talks to it by its standard streams."
          + error;
    }
  }
}
