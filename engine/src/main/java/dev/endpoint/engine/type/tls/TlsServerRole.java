package dev.endpoint.engine.type.tls;

import static dev.endpoint.engine.type.tls.TlsOptions.ALPN;
import static dev.endpoint.engine.type.tls.TlsOptions.BACKLOG;
import static dev.endpoint.engine.type.tls.TlsOptions.CLIENT_AUTH;
import static dev.endpoint.engine.type.tls.TlsOptions.CLIENT_ROOTS;
import static dev.endpoint.engine.type.tls.TlsOptions.INTERFACE;
import static dev.endpoint.engine.type.tls.TlsOptions.LISTEN_PORT;
import static dev.endpoint.engine.type.tls.TlsOptions.PATH;
import static dev.endpoint.engine.type.tls.TlsOptions.PROTOCOLS;

import dev.endpoint.engine.EndpointRole;
import dev.endpoint.engine.Engine;
import dev.endpoint.engine.endpoint.ServerEndpoint;
import dev.endpoint.engine.syntax.Arguments;
import dev.endpoint.engine.syntax.Description;
import dev.endpoint.engine.syntax.IpText;
import dev.endpoint.engine.syntax.Item;
import dev.endpoint.engine.syntax.Schema;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Listening by TLS with the certificates of a folder.
final class TlsServerRole implements EndpointRole<ServerEndpoint> {
  private static final Schema SCHEMA =
      Schema.of(PATH, LISTEN_PORT, BACKLOG, INTERFACE)
          .keywords(CLIENT_AUTH, CLIENT_ROOTS, ALPN, PROTOCOLS);

  @Override
  public Schema schema() {
    return SCHEMA;
  }

  @Override
  public void check(Arguments arguments) {
    FileChecks files = new FileChecks(arguments);
    files.folder(PATH);
    files.roots(CLIENT_ROOTS);
    boolean asks = arguments.get(CLIENT_AUTH) != ServerSettings.ClientAuth.NONE;
    if (arguments.isGiven(CLIENT_ROOTS) && !asks) {
      arguments.warn(
          CLIENT_ROOTS, "Clients are not asked for a certificate; see clientAuth=.", null);
    }
    TlsClientRole.check(
        arguments, PROTOCOLS, () -> TlsNames.versions(TlsOptions.list(arguments, PROTOCOLS)));
  }

  @Override
  public ServerEndpoint build(Arguments arguments, Engine engine) {
    ServerSettings settings =
        new ServerSettings(
            arguments.get(CLIENT_AUTH),
            TlsOptions.path(arguments, CLIENT_ROOTS),
            TlsOptions.list(arguments, ALPN),
            TlsNames.versions(TlsOptions.list(arguments, PROTOCOLS)));
    return TlsEndpoints.server(
        engine,
        Inner.server(engine, arguments, LISTEN_PORT, List.of(BACKLOG, INTERFACE)),
        ServerIdentities.folder(Path.of(arguments.get(PATH))),
        settings,
        "port " + arguments.get(LISTEN_PORT));
  }

  @Override
  public String explain(Arguments arguments) {
    return listens(arguments.get(LISTEN_PORT), arguments.get(INTERFACE))
        + " The certificates are those in “"
        + arguments.get(PATH)
        + "”"
        + switch (arguments.get(CLIENT_AUTH)) {
          case NONE -> ".";
          case WANT -> "; clients may show one, too.";
          case NEED -> "; clients must show one, too.";
        };
  }

  static String listens(int port, String name) {
    String where =
        name.isEmpty() || IpText.isWildcard(name)
            ? "on every interface: reachable from the network."
            : IpText.isLoopback(name)
                ? "on this computer only."
                : "on " + name + ": reachable from the network.";
    return "Listens with TLS on " + (port == 0 ? "any free port " : "port " + port + " ") + where;
  }

  @Override
  public boolean exposed(Arguments arguments) {
    return !IpText.isLoopback(arguments.get(INTERFACE));
  }

  @Override
  public Optional<String> loopbackOnly(Arguments arguments) {
    return Optional.of(arguments.with(INTERFACE, "::1"));
  }

  @Override
  public Optional<String> clientText(Arguments arguments, SocketAddress address) {
    return clientText(address);
  }

  /// Unverified, because the certificate is hardly for this computer's loopback address.
  static Optional<String> clientText(SocketAddress address) {
    if (!(address instanceof InetSocketAddress inet) || inet.isUnresolved()) {
      return Optional.empty();
    }
    String host =
        inet.getAddress().isAnyLocalAddress() ? "127.0.0.1" : inet.getAddress().getHostAddress();
    return Optional.of(
        Description.of(
                List.of(
                    Item.positional("tls"),
                    Item.positional(host),
                    Item.positional(String.valueOf(inet.getPort())),
                    Item.keyword("verify", "no")))
            .write());
  }
}
