package dev.endpoint.engine.type.haproxy;

import static dev.endpoint.engine.type.haproxy.HaproxyOptions.INSIDE;
import static dev.endpoint.engine.type.haproxy.HaproxyOptions.SHORTEST;
import static dev.endpoint.engine.type.haproxy.HaproxyOptions.WITHIN;

import dev.endpoint.engine.EndpointRole;
import dev.endpoint.engine.Engine;
import dev.endpoint.engine.endpoint.ServerEndpoint;
import dev.endpoint.engine.syntax.Arguments;
import dev.endpoint.engine.syntax.EndpointSyntaxException;
import dev.endpoint.engine.syntax.NestedEndpoint;
import dev.endpoint.engine.syntax.Option;
import dev.endpoint.engine.syntax.Schema;
import dev.endpoint.engine.syntax.Side;
import java.net.SocketAddress;
import java.util.Optional;

/// Listening for connections that begin with a PROXY header.
final class HaproxyServerRole implements EndpointRole<ServerEndpoint> {
  private static final Schema SCHEMA =
      Schema.wrapping("endpoint", Side.SERVER).keywords(WITHIN, INSIDE);

  private static final Option<NestedEndpoint> ENDPOINT = Inner.of(SCHEMA);

  @Override
  public Schema schema() {
    return SCHEMA;
  }

  @Override
  public void check(Arguments arguments) {
    if (arguments.get(WITHIN).compareTo(SHORTEST) < 0) {
      arguments.warn(
          WITHIN,
          "A lost packet takes up to 3 s to come again; less time refuses good clients.",
          "Use 3 s",
          "3");
    }
    if (Inner.type(arguments.get(ENDPOINT)).equals("tls") && !arguments.isGiven(INSIDE)) {
      arguments.warnInside(
          ENDPOINT,
          "The header comes before TLS, as proxies send it; in Twisted it comes inside. inside=yes"
              + " is Twisted's way, inside=no says that this is meant.",
          "Take it inside TLS",
          INSIDE,
          "yes");
    }
  }

  @Override
  public ServerEndpoint build(Arguments arguments, Engine engine) throws EndpointSyntaxException {
    String inner = arguments.get(ENDPOINT).canonical();
    Headers headers = Headers.received(engine.reactor(), inner, arguments.get(WITHIN));
    return Inner.isInside(arguments, arguments.get(ENDPOINT))
        ? headers.server(engine.serverFromString(inner))
        : engine.upon(headers).serverFromString(inner);
  }

  @Override
  public String explain(Arguments arguments) {
    NestedEndpoint inner = arguments.get(ENDPOINT);
    boolean inside = Inner.isInside(arguments, inner);
    if (Inner.type(inner).equals("haproxy")) {
      return inner.explain()
          + (inside ? " Inside that" : " Before that")
          + " comes one more such header.";
    }
    return inner.explain()
        + (inside ? " Inside that, each" : " Each")
        + " connection begins with a PROXY header, which says who the client is; one without is"
        + " closed. Whoever can connect can say anything there: only the proxy should.";
  }

  @Override
  public boolean exposed(Arguments arguments) {
    return arguments.get(ENDPOINT).exposed();
  }

  @Override
  public Optional<String> loopbackOnly(Arguments arguments) {
    return arguments.get(ENDPOINT).loopbackOnly();
  }

  @Override
  public Optional<String> clientText(Arguments arguments, SocketAddress address) {
    String prefix =
        Inner.isInside(arguments, arguments.get(ENDPOINT)) ? "haproxy:inside=yes:" : "haproxy:";
    return arguments.get(ENDPOINT).clientText(address).map(prefix::concat);
  }
}
