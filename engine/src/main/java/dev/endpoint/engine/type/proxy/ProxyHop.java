package dev.endpoint.engine.type.proxy;

import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.layer.Handshake;
import dev.endpoint.engine.layer.LayeredClient;
import dev.endpoint.engine.layer.Layering;
import dev.endpoint.engine.layer.NegotiatingLayer;
import dev.endpoint.engine.layer.Negotiation;
import dev.endpoint.engine.layer.Preparation;
import dev.endpoint.engine.reactor.Reactor;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A proxy that can be reached and talked to, whatever it is asked for.
///
/// @param proxy how to reach it
/// @param dialect what it speaks
/// @param talk a fresh talk, for one destination
/// @param limit how long an attempt may take
record ProxyHop(
    Reactor reactor,
    ClientEndpoint proxy,
    Dialect dialect,
    Function<Destination, Handshake> talk,
    Duration limit) {
  static final String STAGE = "proxying";

  /// Through the proxy to this destination.
  ///
  /// @param overall the limit over everything, or null when somebody else sees to it
  ClientEndpoint to(Destination destination, @Nullable Duration overall) {
    return new LayeredClient(
        reactor,
        proxy,
        new LayeredClient.Plan(
            destination.text(),
            STAGE,
            overall,
            limit,
            "The proxy is there, but does not answer. Is it really " + dialect.aProxy() + "?"),
        Preparation.ready(new Hop(destination)));
  }

  private final class Hop implements Layering {
    private final Destination destination;

    Hop(Destination destination) {
      this.destination = destination;
    }

    @Override
    public String name() {
      return dialect.proxy();
    }

    @Override
    public NegotiatingLayer layer(Negotiation negotiation) {
      return new ProxyLayer(negotiation, talk.apply(destination), dialect.proxy());
    }
  }
}
