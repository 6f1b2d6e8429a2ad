package dev.endpoint.engine.type.stdio;

import dev.endpoint.engine.EndpointRole;
import dev.endpoint.engine.EndpointType;
import dev.endpoint.engine.Engine;
import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.endpoint.ServerEndpoint;
import dev.endpoint.engine.net.DirectClient;
import dev.endpoint.engine.net.Network.DialHandler;
import dev.endpoint.engine.net.ProgramAddress;
import dev.endpoint.engine.reactor.Cancellable;
import dev.endpoint.engine.syntax.Arguments;
import dev.endpoint.engine.syntax.Schema;
import dev.endpoint.engine.transport.FailureException;
import java.time.Duration;

/// `stdio`: the standard input and output of this program itself, as one connection. On which side
/// it is used makes no difference but to whoever asks.
public final class StdioType implements EndpointType {
  static final ProgramAddress STREAMS = ProgramAddress.of("standard streams");

  private static final Schema SCHEMA = Schema.of().ignoringUnknown();

  @Override
  public String name() {
    return "stdio";
  }

  @Override
  public String summary() {
    return "This program's own standard input and output";
  }

  @Override
  public EndpointRole<ClientEndpoint> client() {
    return new Client();
  }

  @Override
  public EndpointRole<ServerEndpoint> server() {
    return new Server();
  }

  private static String words(String verb) {
    return verb
        + " the standard input and output of this program. There is only one connection of this"
        + " kind in its life.";
  }

  private record Client() implements EndpointRole<ClientEndpoint> {
    @Override
    public Schema schema() {
      return SCHEMA;
    }

    @Override
    public ClientEndpoint build(Arguments arguments, Engine engine) {
      return new DirectClient(
          engine.reactor(), STREAMS, (address, handler) -> open(engine, handler));
    }

    private static Cancellable open(Engine engine, DialHandler handler) {
      return engine
          .reactor()
          .after(
              Duration.ZERO,
              () -> {
                try {
                  handler.dialed(engine.processes().standardStreams());
                } catch (FailureException e) {
                  handler.failed(e.failure());
                }
              });
    }

    @Override
    public String explain(Arguments arguments) {
      return words("Connects to");
    }
  }

  private record Server() implements EndpointRole<ServerEndpoint> {
    @Override
    public Schema schema() {
      return SCHEMA;
    }

    @Override
    public ServerEndpoint build(Arguments arguments, Engine engine) {
      return new StdioServer(engine.reactor(), engine.processes());
    }

    @Override
    public String explain(Arguments arguments) {
      return words("Takes as its only client whoever is at");
    }
  }
}
