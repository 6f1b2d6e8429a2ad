package dev.endpoint.engine.type.memory;

import dev.endpoint.engine.EndpointRole;
import dev.endpoint.engine.EndpointType;
import dev.endpoint.engine.Engine;
import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.endpoint.ServerEndpoint;
import dev.endpoint.engine.memory.MemoryAddress;
import dev.endpoint.engine.net.DirectClient;
import dev.endpoint.engine.net.DirectServer;
import dev.endpoint.engine.net.Network.DialOptions;
import dev.endpoint.engine.net.Network.ListenOptions;
import dev.endpoint.engine.syntax.Arguments;
import dev.endpoint.engine.syntax.Description;
import dev.endpoint.engine.syntax.Item;
import dev.endpoint.engine.syntax.Option;
import dev.endpoint.engine.syntax.Schema;
import java.net.SocketAddress;
import java.util.List;
import java.util.Optional;

/// `memory`: connections that never leave the program, between names of one engine.
public final class MemoryType implements EndpointType {
  static final Option<String> NAME =
      Option.text("name").required().help("any name; both sides give the same one");

  private static final Schema SCHEMA = Schema.of(NAME);

  @Override
  public String name() {
    return "memory";
  }

  @Override
  public String summary() {
    return "Inside this program, to teach and to test";
  }

  @Override
  public EndpointRole<ClientEndpoint> client() {
    return new Client();
  }

  @Override
  public EndpointRole<ServerEndpoint> server() {
    return new Server();
  }

  private static void checkName(Arguments arguments) {
    if (arguments.get(NAME).isEmpty()) {
      arguments.refuse(NAME, "Name is empty; any word will do.");
    }
  }

  private record Client() implements EndpointRole<ClientEndpoint> {
    @Override
    public Schema schema() {
      return SCHEMA;
    }

    @Override
    public void check(Arguments arguments) {
      checkName(arguments);
    }

    @Override
    public ClientEndpoint build(Arguments arguments, Engine engine) {
      return new DirectClient(
          engine.reactor(),
          MemoryAddress.of(arguments.get(NAME)),
          (address, handler) -> engine.network().dial(address, DialOptions.defaults(), handler));
    }

    @Override
    public String explain(Arguments arguments) {
      return "Connects to the listener called "
          + arguments.get(NAME)
          + " inside this program. Nothing leaves it.";
    }
  }

  private record Server() implements EndpointRole<ServerEndpoint> {
    @Override
    public Schema schema() {
      return SCHEMA;
    }

    @Override
    public void check(Arguments arguments) {
      checkName(arguments);
    }

    @Override
    public ServerEndpoint build(Arguments arguments, Engine engine) {
      return new DirectServer(
          engine.reactor(),
          engine.network(),
          MemoryAddress.of(arguments.get(NAME)),
          ListenOptions.defaults());
    }

    @Override
    public String explain(Arguments arguments) {
      return "Listens under the name "
          + arguments.get(NAME)
          + " inside this program only. Nobody else can reach it.";
    }

    @Override
    public Optional<String> clientText(Arguments arguments, SocketAddress address) {
      String name = arguments.get(NAME);
      return Optional.of(
          Description.of(List.of(Item.positional("memory"), Item.positional(name))).write());
    }
  }
}
