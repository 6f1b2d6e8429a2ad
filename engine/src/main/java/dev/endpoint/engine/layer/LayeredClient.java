package dev.endpoint.engine.layer;

import dev.endpoint.engine.endpoint.Attempt;
import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.reactor.Reactor;
import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.ProtocolFactory;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// An endpoint upon another one: connects the inner one, puts a layer on the connection, and
/// succeeds when the layer has settled with the peer.
public final class LayeredClient implements ClientEndpoint {
  /// @param target what is being reached, as a person would write it
  /// @param stage the name of the layer's stage, for failures: `securing`
  /// @param overall the one deadline over preparation, inner attempt and talk, or null when the
  ///   inner attempt has its own and only the talk is limited
  /// @param talk how long the talk may take
  /// @param hint what it probably means when the peer says nothing during the talk
  public record Plan(
      String target, String stage, @Nullable Duration overall, Duration talk, String hint) {}

  private final Reactor reactor;
  private final ClientEndpoint inner;
  private final Plan plan;
  private final Preparation preparation;

  public LayeredClient(Reactor reactor, ClientEndpoint inner, Plan plan, Preparation preparation) {
    this.reactor = reactor;
    this.inner = inner;
    this.plan = plan;
    this.preparation = preparation;
  }

  @Override
  public Attempt<Protocol> connect(ProtocolFactory factory) {
    return new LayeredConnect(reactor, inner, plan, preparation, factory).start();
  }
}
