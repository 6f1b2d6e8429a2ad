package dev.endpoint.engine.type.tls;

import static dev.endpoint.engine.type.tls.TlsOptions.ALPN;
import static dev.endpoint.engine.type.tls.TlsOptions.BACKLOG;
import static dev.endpoint.engine.type.tls.TlsOptions.CLIENT_AUTH;
import static dev.endpoint.engine.type.tls.TlsOptions.CLIENT_ROOTS;
import static dev.endpoint.engine.type.tls.TlsOptions.INTERFACE;
import static dev.endpoint.engine.type.tls.TlsOptions.LISTENER;
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
import dev.endpoint.engine.syntax.ListeningPlace;
import dev.endpoint.engine.syntax.NestedEndpoint;
import dev.endpoint.engine.syntax.Option;
import dev.endpoint.engine.syntax.Schema;
import dev.endpoint.engine.transport.Addresses;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Listening by TLS with the certificates of a folder. What listens below is TCP, or the endpoint
/// given: `tls:/etc/certs:endpoint={haproxy:tcp:8443}` takes a PROXY header in plain bytes and then
/// TLS.
final class TlsServerRole implements EndpointRole<ServerEndpoint> {
  private static final Schema SCHEMA =
      Schema.of(PATH, LISTEN_PORT, BACKLOG, INTERFACE)
          .keywords(CLIENT_AUTH, CLIENT_ROOTS, ALPN, PROTOCOLS, LISTENER);

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
    if (arguments.isGiven(LISTENER)) {
      List.of(LISTEN_PORT, BACKLOG, INTERFACE).forEach(option -> refuseReplaced(arguments, option));
    }
    TlsClientRole.check(
        arguments, PROTOCOLS, () -> TlsNames.versions(TlsOptions.list(arguments, PROTOCOLS)));
  }

  /// Two places that say where to listen: whoever overlooks one would expose the wrong port.
  private static void refuseReplaced(Arguments arguments, Option<?> option) {
    if (arguments.isGiven(option)) {
      arguments.refusePresence(
          option, "With endpoint= this has no meaning; that endpoint says where to listen.");
    }
  }

  @Override
  public ServerEndpoint build(Arguments arguments, Engine engine) {
    ServerSettings settings =
        new ServerSettings(
            arguments.get(CLIENT_AUTH),
            TlsOptions.path(arguments, CLIENT_ROOTS),
            TlsOptions.list(arguments, ALPN),
            TlsNames.versions(TlsOptions.list(arguments, PROTOCOLS)));
    Optional<NestedEndpoint> nested = arguments.find(LISTENER);
    return TlsEndpoints.server(
        engine,
        nested
            .map(endpoint -> Inner.server(engine, endpoint.canonical()))
            .orElseGet(
                () -> Inner.server(engine, arguments, LISTEN_PORT, List.of(BACKLOG, INTERFACE))),
        ServerIdentities.folder(Path.of(arguments.get(PATH))),
        settings,
        nested.map(NestedEndpoint::canonical).orElse("port " + arguments.get(LISTEN_PORT)));
  }

  @Override
  public String explain(Arguments arguments) {
    return arguments
            .find(LISTENER)
            .map(endpoint -> endpoint.explain() + " Secures each connection with TLS.")
            .orElseGet(() -> listens(arguments.get(LISTEN_PORT), arguments.get(INTERFACE)))
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
    return "Listens with TLS on " + ListeningPlace.words(port, name);
  }

  @Override
  public boolean exposed(Arguments arguments) {
    return arguments
        .find(LISTENER)
        .map(NestedEndpoint::exposed)
        .orElseGet(() -> !IpText.isLoopback(arguments.get(INTERFACE)));
  }

  @Override
  public Optional<String> loopbackOnly(Arguments arguments) {
    Optional<NestedEndpoint> nested = arguments.find(LISTENER);
    return nested.isPresent()
        ? nested.get().loopbackOnly()
        : Optional.of(arguments.with(INTERFACE, "::1"));
  }

  @Override
  public Optional<String> clientText(Arguments arguments, SocketAddress address) {
    Optional<NestedEndpoint> nested = arguments.find(LISTENER);
    return nested.isPresent()
        ? nested.get().clientText(address).map(inner -> clientText("localhost", 443, inner))
        : clientText(address);
  }

  static Optional<String> clientText(SocketAddress address) {
    if (!(address instanceof InetSocketAddress inet) || inet.isUnresolved()) {
      return Optional.empty();
    }
    String host =
        inet.getAddress().isAnyLocalAddress() ? "127.0.0.1" : Addresses.host(inet.getAddress());
    return Optional.of(clientText(host, inet.getPort(), null));
  }

  /// Unverified, because the certificate is hardly for this computer's loopback address.
  private static String clientText(String host, int port, @Nullable String inner) {
    List<Item> items = new ArrayList<>();
    items.add(Item.positional("tls"));
    items.add(Item.positional(host));
    items.add(Item.positional(String.valueOf(port)));
    items.add(Item.keyword("verify", "no"));
    if (inner != null) {
      items.add(Item.keyword("endpoint", inner));
    }
    return Description.of(items).write();
  }
}
