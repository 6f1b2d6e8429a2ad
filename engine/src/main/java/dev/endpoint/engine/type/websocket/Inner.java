package dev.endpoint.engine.type.websocket;

import static dev.endpoint.engine.type.websocket.WebSocketOptions.ENDPOINT;
import static dev.endpoint.engine.type.websocket.WebSocketOptions.HOST;
import static dev.endpoint.engine.type.websocket.WebSocketOptions.INTERFACE;
import static dev.endpoint.engine.type.websocket.WebSocketOptions.LISTEN_ENDPOINT;
import static dev.endpoint.engine.type.websocket.WebSocketOptions.LISTEN_PORT;
import static dev.endpoint.engine.type.websocket.WebSocketOptions.PORT;
import static dev.endpoint.engine.type.websocket.WebSocketOptions.SECURE;
import static dev.endpoint.engine.type.websocket.WebSocketOptions.TIMEOUT;

import dev.endpoint.engine.Engine;
import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.endpoint.ServerEndpoint;
import dev.endpoint.engine.syntax.Arguments;
import dev.endpoint.engine.syntax.Description;
import dev.endpoint.engine.syntax.EndpointSyntaxException;
import dev.endpoint.engine.syntax.Item;
import dev.endpoint.engine.syntax.NestedEndpoint;
import dev.endpoint.engine.syntax.Option;
import java.util.ArrayList;
import java.util.List;

/// The endpoint below. It is made by the catalogue from a string, because types do not know each
/// other.
final class Inner {
  /// What a server that also speaks HTTP/2 is asked for (RFC 6455 is about HTTP/1.1).
  private static final Item HTTP_1 = Item.keyword("alpn", "http/1.1");

  private Inner() {}

  static ClientEndpoint client(Engine engine, Arguments arguments) throws EndpointSyntaxException {
    return engine.clientFromString(
        arguments.find(ENDPOINT).map(NestedEndpoint::canonical).orElseGet(() -> direct(arguments)));
  }

  /// TCP, or TLS, to host and port.
  private static String direct(Arguments arguments) {
    boolean secure = arguments.get(SECURE);
    List<Item> items = new ArrayList<>();
    items.add(Item.positional(secure ? "tls" : "tcp"));
    items.add(Item.positional(arguments.get(HOST)));
    items.add(Item.positional(String.valueOf(arguments.get(PORT))));
    items.add(keyword(arguments, TIMEOUT));
    if (secure) {
      items.add(HTTP_1);
    }
    return Description.of(items).write();
  }

  static ServerEndpoint server(Engine engine, Arguments arguments) throws EndpointSyntaxException {
    return engine.serverFromString(
        arguments
            .find(LISTEN_ENDPOINT)
            .map(NestedEndpoint::canonical)
            .orElseGet(() -> tcp(arguments)));
  }

  private static String tcp(Arguments arguments) {
    List<Item> items = new ArrayList<>();
    items.add(Item.positional("tcp"));
    items.add(Item.positional(String.valueOf(arguments.get(LISTEN_PORT))));
    if (arguments.isGiven(INTERFACE)) {
      items.add(keyword(arguments, INTERFACE));
    }
    return Description.of(items).write();
  }

  private static <T> Item keyword(Arguments arguments, Option<T> option) {
    return Item.keyword(option.name(), option.kind().write(arguments.get(option)));
  }
}
