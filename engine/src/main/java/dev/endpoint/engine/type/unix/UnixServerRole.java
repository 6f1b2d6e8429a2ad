package dev.endpoint.engine.type.unix;

import static dev.endpoint.engine.type.unix.UnixOptions.ADDRESS;
import static dev.endpoint.engine.type.unix.UnixOptions.BACKLOG;
import static dev.endpoint.engine.type.unix.UnixOptions.LOCK;
import static dev.endpoint.engine.type.unix.UnixOptions.MODE;

import dev.endpoint.engine.EndpointRole;
import dev.endpoint.engine.Engine;
import dev.endpoint.engine.endpoint.ServerEndpoint;
import dev.endpoint.engine.net.DirectServer;
import dev.endpoint.engine.net.Network.ListenOptions;
import dev.endpoint.engine.net.PathOption;
import dev.endpoint.engine.syntax.Arguments;
import dev.endpoint.engine.syntax.Description;
import dev.endpoint.engine.syntax.EndpointSyntaxException;
import dev.endpoint.engine.syntax.Item;
import dev.endpoint.engine.syntax.Schema;
import java.net.SocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Listening on a socket file.
final class UnixServerRole implements EndpointRole<ServerEndpoint> {
  private static final Schema SCHEMA = Schema.of(ADDRESS, MODE, BACKLOG, LOCK);

  @Override
  public Schema schema() {
    return SCHEMA;
  }

  @Override
  public ServerEndpoint build(Arguments arguments, Engine engine) throws EndpointSyntaxException {
    ListenOptions options =
        new ListenOptions(
            arguments.get(BACKLOG),
            Map.of(PathOption.MODE, arguments.get(MODE), PathOption.LOCK, arguments.get(LOCK)));
    return new DirectServer(
        engine.reactor(),
        engine.network(),
        UnixPaths.address("unix", arguments.get(ADDRESS)),
        options);
  }

  @Override
  public String explain(Arguments arguments) {
    return "Listens on the socket "
        + arguments.get(ADDRESS)
        + ". "
        + who(arguments.get(MODE))
        + " of this computer may connect; other computers cannot.";
  }

  private static String who(int mode) {
    if ((mode & ModeKind.OTHERS_WRITE) != 0) {
      return "Every user";
    }
    return (mode & ModeKind.GROUP_WRITES) != 0 ? "This user and the group" : "Only this user";
  }

  @Override
  public Optional<String> clientText(Arguments arguments, SocketAddress address) {
    return Optional.of(
        Description.of(List.of(Item.positional("unix"), Item.positional(arguments.get(ADDRESS))))
            .write());
  }
}
