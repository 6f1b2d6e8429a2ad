package dev.endpoint.engine.layer;

import dev.endpoint.engine.endpoint.Attempt;
import dev.endpoint.engine.endpoint.ListeningPort;
import dev.endpoint.engine.endpoint.ServerEndpoint;
import dev.endpoint.engine.reactor.Reactor;
import dev.endpoint.engine.transport.ProtocolFactory;
import java.time.Duration;

/// A listener upon another one: each accepted connection gets a layer, and a protocol once the
/// layer has settled with the peer. A connection that fails to is closed and told to
/// [ListeningPort#onTrouble]; the listener goes on.
public final class LayeredServer implements ServerEndpoint {
  /// @param target what is listened on, as a person would write it
  /// @param stage the name of the layer's stage, for failures: `securing`
  /// @param talk how long the talk with one peer may take
  /// @param hint what it probably means when a peer says nothing during the talk
  public record Plan(String target, String stage, Duration talk, String hint) {}

  private final Reactor reactor;
  private final ServerEndpoint inner;
  private final Plan plan;
  private final Preparation preparation;

  public LayeredServer(Reactor reactor, ServerEndpoint inner, Plan plan, Preparation preparation) {
    this.reactor = reactor;
    this.inner = inner;
    this.plan = plan;
    this.preparation = preparation;
  }

  @Override
  public Attempt<ListeningPort> listen(ProtocolFactory factory) {
    return new LayeredListen(reactor, inner, plan, preparation, factory).start();
  }
}
