package dev.endpoint.engine.type.websocket;

import static dev.endpoint.engine.type.websocket.WebSocketOptions.DEFLATE;
import static dev.endpoint.engine.type.websocket.WebSocketOptions.ENDPOINT;
import static dev.endpoint.engine.type.websocket.WebSocketOptions.HEADERS;
import static dev.endpoint.engine.type.websocket.WebSocketOptions.HOST;
import static dev.endpoint.engine.type.websocket.WebSocketOptions.MESSAGE_LIMIT;
import static dev.endpoint.engine.type.websocket.WebSocketOptions.ORIGIN;
import static dev.endpoint.engine.type.websocket.WebSocketOptions.PATH;
import static dev.endpoint.engine.type.websocket.WebSocketOptions.PORT;
import static dev.endpoint.engine.type.websocket.WebSocketOptions.SECURE;
import static dev.endpoint.engine.type.websocket.WebSocketOptions.SUBPROTOCOL;
import static dev.endpoint.engine.type.websocket.WebSocketOptions.TIMEOUT;

import dev.endpoint.engine.EndpointRole;
import dev.endpoint.engine.Engine;
import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.layer.LayeredClient;
import dev.endpoint.engine.layer.Preparation;
import dev.endpoint.engine.syntax.Arguments;
import dev.endpoint.engine.syntax.EndpointSyntaxException;
import dev.endpoint.engine.syntax.IpText;
import dev.endpoint.engine.syntax.Option;
import dev.endpoint.engine.syntax.Schema;
import dev.endpoint.engine.transport.Addresses;
import java.net.IDN;
import java.util.List;

/// Connecting by WebSocket.
final class WebSocketClientRole implements EndpointRole<ClientEndpoint> {
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  private static final Schema SCHEMA =
      Schema.of(HOST, PORT)
          .keywords(
              PATH, SECURE, SUBPROTOCOL, ORIGIN, HEADERS, ENDPOINT, TIMEOUT, DEFLATE, MESSAGE_LIMIT)
          .usually(PORT, given -> given.get(SECURE) ? HTTPS : HTTP);

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
    boolean replaced = arguments.isGiven(ENDPOINT);
    if (replaced && arguments.get(SECURE)) {
      arguments.warn(
          SECURE,
          "With endpoint= this is ignored: that endpoint decides whether there is TLS.",
          null);
    }
    if (replaced && arguments.isGiven(TIMEOUT)) {
      arguments.warn(
          TIMEOUT,
          "With endpoint= this limits the WebSocket handshake only; that endpoint has its own"
              + " timeout.",
          null);
    }
    if (!replaced && !arguments.get(SECURE) && arguments.get(PORT) == HTTPS) {
      arguments.warn(PORT, "Port 443 is for TLS, and this connects without: add secure=yes.", null);
    }
  }

  ClientTerms terms(Arguments arguments) {
    boolean secure = arguments.get(SECURE) && !arguments.isGiven(ENDPOINT);
    return new ClientTerms(
        hostField(arguments, secure),
        arguments.get(PATH),
        arguments.find(ORIGIN).orElse(""),
        list(arguments, SUBPROTOCOL),
        arguments.find(HEADERS).orElse(List.of()),
        arguments.get(DEFLATE),
        secure ? "" : secureBy(arguments));
  }

  private static String secureBy(Arguments arguments) {
    return arguments.isGiven(ENDPOINT) ? "use endpoint={tls:…}" : "add secure=yes";
  }

  static List<String> list(Arguments arguments, Option<String> option) {
    return arguments.find(option).map(names -> List.of(names.split(","))).orElse(List.of());
  }

  /// The usual port is left out (RFC 6455, section 4.1), and a zone means nothing to the server.
  private static String hostField(Arguments arguments, boolean secure) {
    String host = arguments.get(HOST);
    int port = arguments.get(PORT);
    int zone = host.indexOf('%');
    String name =
        host.isEmpty()
            ? "localhost"
            : IpText.isIpv6(host)
                ? "[" + (zone < 0 ? host : host.substring(0, zone)) + "]"
                : IDN.toASCII(host, IDN.ALLOW_UNASSIGNED);
    return port == (secure ? HTTPS : HTTP) ? name : name + ":" + port;
  }

  @Override
  public ClientEndpoint build(Arguments arguments, Engine engine) throws EndpointSyntaxException {
    boolean replaced = arguments.isGiven(ENDPOINT);
    return new LayeredClient(
        engine.reactor(),
        Inner.client(engine, arguments),
        new LayeredClient.Plan(
            Addresses.text(arguments.get(HOST), arguments.get(PORT)),
            WebSocketLayering.STAGE,
            replaced ? null : arguments.get(TIMEOUT),
            arguments.get(TIMEOUT),
            "The connection is there, but the server does not answer the request for a WebSocket."),
        Preparation.ready(
            WebSocketLayering.client(terms(arguments), arguments.get(MESSAGE_LIMIT))));
  }

  @Override
  public String explain(Arguments arguments) {
    String ask = "asks for a WebSocket at " + arguments.get(PATH) + ".";
    return arguments
        .find(ENDPOINT)
        .map(endpoint -> endpoint.explain() + " There it " + ask)
        .orElseGet(
            () ->
                "Connects to "
                    + (arguments.get(HOST).isEmpty() ? "this computer" : arguments.get(HOST))
                    + ", port "
                    + arguments.get(PORT)
                    + (arguments.get(SECURE) ? ", secures it with TLS, verified, and " : ", and ")
                    + ask);
  }
}
