package dev.endpoint.engine.type.haproxy;

import dev.endpoint.engine.Footing;
import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.endpoint.ServerEndpoint;
import dev.endpoint.engine.layer.LayeredClient;
import dev.endpoint.engine.layer.LayeredServer;
import dev.endpoint.engine.layer.Layering;
import dev.endpoint.engine.layer.NegotiatingLayer;
import dev.endpoint.engine.layer.Negotiation;
import dev.endpoint.engine.layer.Preparation;
import dev.endpoint.engine.reactor.Reactor;
import java.time.Duration;
import java.util.function.Function;

/// PROXY headers upon endpoints.
///
/// @param target what is around which the header goes, as a person would write it
/// @param limit how long the header may take
/// @param layer makes the layer of one connection
record Headers(
    Reactor reactor, String target, Duration limit, Function<Negotiation, NegotiatingLayer> layer)
    implements Footing, Layering {
  private static final String STAGE = "identifying";

  /// A header takes no answer, so writing it takes no time.
  private static final Duration SENDING = Duration.ofSeconds(30);

  static Headers received(Reactor reactor, String target, Duration limit) {
    return new Headers(reactor, target, limit, Receiver::new);
  }

  static Headers sent(Reactor reactor, String target, HeaderWriter writer) {
    return new Headers(reactor, target, SENDING, negotiation -> new Sender(negotiation, writer));
  }

  @Override
  public String name() {
    return "PROXY header";
  }

  @Override
  public NegotiatingLayer layer(Negotiation negotiation) {
    return layer.apply(negotiation);
  }

  @Override
  public ClientEndpoint client(ClientEndpoint below) {
    return new LayeredClient(
        reactor,
        below,
        new LayeredClient.Plan(target, STAGE, null, limit, ""),
        Preparation.ready(this));
  }

  @Override
  public ServerEndpoint server(ServerEndpoint below) {
    return new LayeredServer(
        reactor,
        below,
        new LayeredServer.Plan(
            target,
            STAGE,
            limit,
            "It connected and sent no PROXY header. What connects here has to send one first:"
                + " send-proxy in HAProxy, proxy_protocol in nginx."),
        Preparation.ready(this));
  }
}
