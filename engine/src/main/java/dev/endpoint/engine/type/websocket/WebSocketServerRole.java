package dev.endpoint.engine.type.websocket;

import static dev.endpoint.engine.type.websocket.WebSocketOptions.DEFLATE;
import static dev.endpoint.engine.type.websocket.WebSocketOptions.INTERFACE;
import static dev.endpoint.engine.type.websocket.WebSocketOptions.LISTEN_ENDPOINT;
import static dev.endpoint.engine.type.websocket.WebSocketOptions.LISTEN_ORIGIN;
import static dev.endpoint.engine.type.websocket.WebSocketOptions.LISTEN_PATH;
import static dev.endpoint.engine.type.websocket.WebSocketOptions.LISTEN_PORT;
import static dev.endpoint.engine.type.websocket.WebSocketOptions.LISTEN_SUBPROTOCOL;
import static dev.endpoint.engine.type.websocket.WebSocketOptions.MESSAGE_LIMIT;

import dev.endpoint.engine.EndpointRole;
import dev.endpoint.engine.Engine;
import dev.endpoint.engine.endpoint.ServerEndpoint;
import dev.endpoint.engine.layer.LayeredServer;
import dev.endpoint.engine.layer.Preparation;
import dev.endpoint.engine.syntax.Arguments;
import dev.endpoint.engine.syntax.Description;
import dev.endpoint.engine.syntax.EndpointSyntaxException;
import dev.endpoint.engine.syntax.IpText;
import dev.endpoint.engine.syntax.Item;
import dev.endpoint.engine.syntax.ListeningPlace;
import dev.endpoint.engine.syntax.NestedEndpoint;
import dev.endpoint.engine.syntax.Schema;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Listening for WebSockets.
final class WebSocketServerRole implements EndpointRole<ServerEndpoint> {
  /// How long a client may take to ask.
  private static final Duration TALK = Duration.ofSeconds(30);

  /// What a client is told where the listener has no port.
  private static final int USUAL_PORT = 80;

  private static final Schema SCHEMA =
      Schema.of(LISTEN_PORT, INTERFACE)
          .keywords(
              LISTEN_ENDPOINT,
              LISTEN_PATH,
              LISTEN_SUBPROTOCOL,
              LISTEN_ORIGIN,
              DEFLATE,
              MESSAGE_LIMIT);

  @Override
  public Schema schema() {
    return SCHEMA;
  }

  @Override
  public List<String> aliases() {
    return List.of("ws");
  }

  @Override
  public void check(Arguments arguments) {
    boolean replaced = arguments.isGiven(LISTEN_ENDPOINT);
    if (!replaced && !arguments.isGiven(LISTEN_PORT)) {
      arguments.refuse(
          "It needs a port, as in websocket:8080, or an endpoint to listen by, as in"
              + " websocket:endpoint={tcp:8080}.");
    }
    if (replaced && arguments.isGiven(LISTEN_PORT)) {
      arguments.refuse(LISTEN_PORT, "Give a port or endpoint=, not both.");
    }
    if (replaced && arguments.isGiven(INTERFACE)) {
      arguments.refuse(INTERFACE, "With endpoint= it belongs into that endpoint.");
    }
  }

  @Override
  public ServerEndpoint build(Arguments arguments, Engine engine) throws EndpointSyntaxException {
    ServerTerms terms =
        new ServerTerms(
            arguments.find(LISTEN_PATH).orElse(""),
            WebSocketClientRole.list(arguments, LISTEN_SUBPROTOCOL),
            WebSocketClientRole.list(arguments, LISTEN_ORIGIN),
            arguments.get(DEFLATE));
    return new LayeredServer(
        engine.reactor(),
        Inner.server(engine, arguments),
        new LayeredServer.Plan(
            where(arguments),
            WebSocketLayering.STAGE,
            TALK,
            "It connected and then did not ask for a WebSocket."),
        Preparation.ready(WebSocketLayering.server(terms, arguments.get(MESSAGE_LIMIT))));
  }

  private static String where(Arguments arguments) {
    return arguments
        .find(LISTEN_ENDPOINT)
        .map(NestedEndpoint::maskedCanonical)
        .orElseGet(() -> "port " + arguments.get(LISTEN_PORT));
  }

  @Override
  public String explain(Arguments arguments) {
    String at = arguments.find(LISTEN_PATH).map(path -> " at " + path).orElse("");
    return arguments
        .find(LISTEN_ENDPOINT)
        .map(endpoint -> endpoint.explain() + " Takes WebSockets there" + at + ".")
        .orElseGet(
            () ->
                "Listens for WebSockets"
                    + at
                    + " on "
                    + ListeningPlace.words(arguments.get(LISTEN_PORT), arguments.get(INTERFACE)));
  }

  @Override
  public boolean exposed(Arguments arguments) {
    return arguments
        .find(LISTEN_ENDPOINT)
        .map(NestedEndpoint::exposed)
        .orElseGet(() -> !IpText.isLoopback(arguments.get(INTERFACE)));
  }

  @Override
  public Optional<String> loopbackOnly(Arguments arguments) {
    return arguments
        .find(LISTEN_ENDPOINT)
        .map(NestedEndpoint::loopbackOnly)
        .orElseGet(() -> Optional.of(arguments.with(INTERFACE, "127.0.0.1")));
  }

  @Override
  public Optional<String> clientText(Arguments arguments, SocketAddress address) {
    Optional<NestedEndpoint> replaced = arguments.find(LISTEN_ENDPOINT).filter(e -> !isTcp(e));
    if (replaced.isPresent()) {
      return replaced
          .flatMap(endpoint -> endpoint.clientText(address))
          .map(below -> clientText(arguments, address, List.of(Item.keyword("endpoint", below))));
    }
    return address instanceof InetSocketAddress inet && !inet.isUnresolved()
        ? Optional.of(clientText(arguments, address, List.of()))
        : Optional.empty();
  }

  private static String clientText(Arguments arguments, SocketAddress address, List<Item> below) {
    List<Item> items = new ArrayList<>();
    items.add(Item.positional(WebSocketType.NAME));
    items.add(Item.positional(host(address)));
    int port = address instanceof InetSocketAddress inet ? inet.getPort() : USUAL_PORT;
    items.add(Item.positional(String.valueOf(port)));
    arguments.find(LISTEN_PATH).ifPresent(path -> items.add(Item.keyword("path", path)));
    arguments
        .find(LISTEN_SUBPROTOCOL)
        .ifPresent(names -> items.add(Item.keyword("subprotocol", names)));
    arguments.find(LISTEN_ORIGIN).ifPresent(all -> items.add(Item.keyword("origin", first(all))));
    items.addAll(below);
    return Description.of(items).write();
  }

  private static String host(SocketAddress address) {
    if (!(address instanceof InetSocketAddress inet) || inet.isUnresolved()) {
      return "localhost";
    }
    return inet.getAddress().isAnyLocalAddress() ? "127.0.0.1" : inet.getAddress().getHostAddress();
  }

  private static String first(String origins) {
    return origins.split(",")[0];
  }

  private static boolean isTcp(NestedEndpoint endpoint) {
    return endpoint.canonical().matches("tcp[46]?:.*");
  }
}
