package dev.endpoint.engine.type.haproxy;

import static dev.endpoint.engine.type.haproxy.HaproxyOptions.CHECKSUM;
import static dev.endpoint.engine.type.haproxy.HaproxyOptions.DESTINATION;
import static dev.endpoint.engine.type.haproxy.HaproxyOptions.INSIDE;
import static dev.endpoint.engine.type.haproxy.HaproxyOptions.SOURCE;
import static dev.endpoint.engine.type.haproxy.HaproxyOptions.VERSION;

import dev.endpoint.engine.EndpointRole;
import dev.endpoint.engine.Engine;
import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.syntax.Arguments;
import dev.endpoint.engine.syntax.EndpointSyntaxException;
import dev.endpoint.engine.syntax.NestedEndpoint;
import dev.endpoint.engine.syntax.Option;
import dev.endpoint.engine.syntax.Schema;
import dev.endpoint.engine.syntax.Side;
import dev.endpoint.engine.transport.Addresses;

/// Connecting as a proxy does: with a PROXY header first.
final class HaproxyClientRole implements EndpointRole<ClientEndpoint> {
  private static final Schema SCHEMA =
      Schema.wrapping("endpoint", Side.CLIENT)
          .keywords(VERSION, SOURCE, DESTINATION, CHECKSUM, INSIDE);

  private static final Option<NestedEndpoint> ENDPOINT = Inner.of(SCHEMA);

  @Override
  public Schema schema() {
    return SCHEMA;
  }

  @Override
  public void check(Arguments arguments) {
    if (arguments.get(CHECKSUM) && arguments.get(VERSION) == 1) {
      arguments.warn(CHECKSUM, "Version 1 has no checksum; none is sent.", "Send none", "no");
    }
  }

  @Override
  public ClientEndpoint build(Arguments arguments, Engine engine) throws EndpointSyntaxException {
    String inner = arguments.get(ENDPOINT).canonical();
    Headers headers = Headers.sent(engine.reactor(), inner, writer(arguments));
    return Inner.isInside(arguments, arguments.get(ENDPOINT))
        ? headers.client(engine.clientFromString(inner))
        : engine.upon(headers).clientFromString(inner);
  }

  static HeaderWriter writer(Arguments arguments) {
    return new HeaderWriter(
        arguments.get(VERSION),
        arguments.find(SOURCE).orElse(null),
        arguments.find(DESTINATION).orElse(null),
        arguments.get(CHECKSUM));
  }

  @Override
  public String explain(Arguments arguments) {
    String client = arguments.find(SOURCE).map(Addresses::text).orElse("this computer");
    String to =
        arguments.find(DESTINATION).map(end -> ", connected to " + Addresses.text(end)).orElse("");
    return arguments.get(ENDPOINT).explain()
        + " "
        + place(arguments)
        + " a PROXY header of version "
        + arguments.get(VERSION)
        + ", which says that the client is "
        + client
        + to
        + ".";
  }

  private static String place(Arguments arguments) {
    NestedEndpoint inner = arguments.get(ENDPOINT);
    if (Inner.isInside(arguments, inner)) {
      return "The first thing sent inside that is";
    }
    return Inner.type(inner).equals("haproxy") ? "Before that one goes" : "The first thing sent is";
  }
}
