package dev.endpoint.engine.type.websocket;

import dev.endpoint.engine.http.HttpHead;
import dev.endpoint.engine.syntax.Choice;
import dev.endpoint.engine.syntax.NestedEndpoint;
import dev.endpoint.engine.syntax.Option;
import dev.endpoint.engine.syntax.Side;
import java.time.Duration;
import java.util.List;

/// The arguments of `websocket` strings.
final class WebSocketOptions {
  private static final int DEFAULT_LIMIT = 16 * 1024 * 1024;
  private static final String ONLY_HERE = "this computer only";

  static final Option<String> HOST =
      Option.host("host").required().help("name or address to connect to");

  static final Option<Integer> PORT = Option.port("port").required().help("port to connect to");

  static final Option<String> PATH =
      Option.of("path", new PathKind(true))
          .orElse("/")
          .help("what to ask for, with the query: /chat?room=1");

  static final Option<Boolean> SECURE =
      Option.flag("secure").orElse(false).help("yes: with TLS, verified, as wss: is");

  static final Option<String> SUBPROTOCOL =
      Option.of("subprotocol", new TokensKind())
          .help("protocols to offer, by preference: chat,superchat");

  static final Option<String> ORIGIN =
      Option.of("origin", new FieldValueKind("origin"))
          .help("the page it comes from, for servers that look: https\\://example.org");

  static final Option<List<HttpHead.Field>> HEADERS =
      Option.of("headers", new HeadersKind())
          .secret()
          .help("fields to add to the request: {Authorization: Bearer x, X-Two: b}");

  static final Option<NestedEndpoint> ENDPOINT =
      Option.endpoint("endpoint", Side.CLIENT).help("what to connect by, instead of TCP or TLS");

  static final Option<Duration> TIMEOUT =
      Option.seconds("timeout")
          .orElse(Duration.ofSeconds(30))
          .help("time until it gives up, handshake included");

  static final Option<Boolean> DEFLATE =
      Option.flag("deflate").orElse(true).help("no: agree on no compression");

  static final Option<Integer> MESSAGE_LIMIT =
      Option.integer("messageLimit", 1, Integer.MAX_VALUE - 8)
          .orElse(DEFAULT_LIMIT)
          .help("the longest message to take, in bytes");

  static final Option<Integer> LISTEN_PORT =
      Option.localPort("port").help("port to listen on; 0 for any free one");

  static final Option<String> INTERFACE =
      Option.localAddress("interface")
          .orElse("", "every interface")
          .offering(new Choice("127.0.0.1", ONLY_HERE), new Choice("::1", ONLY_HERE + ", by IPv6"))
          .help("local address to listen on");

  static final Option<NestedEndpoint> LISTEN_ENDPOINT =
      Option.endpoint("endpoint", Side.SERVER)
          .help("what to listen by, instead of TCP: {tls:folder:443}");

  static final Option<String> LISTEN_PATH =
      Option.of("path", new PathKind(false))
          .help("the only path it is found at; any when left out");

  static final Option<String> LISTEN_SUBPROTOCOL =
      Option.of("subprotocol", new TokensKind()).help("protocols it speaks: chat,superchat");

  static final Option<String> LISTEN_ORIGIN =
      Option.of("origin", new FieldValueKind("origin"))
          .help("whose pages may connect: https\\://example.org; anybody when left out");

  private WebSocketOptions() {}
}
