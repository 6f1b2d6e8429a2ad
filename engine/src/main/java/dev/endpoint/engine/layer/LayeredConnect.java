package dev.endpoint.engine.layer;

import dev.endpoint.engine.endpoint.Attempt;
import dev.endpoint.engine.endpoint.AttemptDriver;
import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.endpoint.Step;
import dev.endpoint.engine.reactor.Cancellable;
import dev.endpoint.engine.reactor.Reactor;
import dev.endpoint.engine.transport.Facet;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Failures;
import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.ProtocolFactory;
import java.net.SocketAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One attempt of a [LayeredClient]: prepare, connect the inner endpoint, let the layer talk.
///
/// Invariant: what the driver would release is always all there is: first the preparation, then the
/// inner attempt, and once there is a layer that as well.
final class LayeredConnect implements Negotiation {
  private static final String PREPARING = "preparing";

  private final Reactor reactor;
  private final ClientEndpoint endpoint;
  private final LayeredClient.Plan plan;
  private final Preparation preparation;
  private final ProtocolFactory factory;
  private final AttemptDriver<Protocol> driver;
  private @Nullable Layering layering;
  private @Nullable Attempt<Protocol> inner;
  private @Nullable NegotiatingLayer layer;

  LayeredConnect(
      Reactor reactor,
      ClientEndpoint endpoint,
      LayeredClient.Plan plan,
      Preparation preparation,
      ProtocolFactory factory) {
    this.reactor = reactor;
    this.endpoint = endpoint;
    this.plan = plan;
    this.preparation = preparation;
    this.factory = factory;
    this.driver = new AttemptDriver<>(reactor, plan.target(), PREPARING);
  }

  Attempt<Protocol> start() {
    return driver.start(d -> prepare(), e -> Failures.of(e, PREPARING, plan.target()));
  }

  private void prepare() {
    if (plan.overall() != null) {
      driver.giveUpAfter(plan.overall());
    }
    Cancellable preparing = preparation.start(reactor, this::prepared);
    if (inner == null && !driver.isOver()) {
      driver.onRelease(preparing::cancel);
    }
  }

  private void prepared(@Nullable Layering ready, @Nullable Throwable error) {
    if (ready == null) {
      driver.fail(Failures.of(error == null ? new AssertionError() : error, PREPARING, target()));
      return;
    }
    layering = ready;
    driver.stage("connecting", "");
    Attempt<Protocol> attempt = endpoint.connect(this::layerFor);
    inner = attempt;
    driver.onRelease(this::release);
    driver.within(attempt);
    attempt.observe((nanos, step) -> innerStep(step));
    attempt
        .outcome()
        .whenComplete(
            (protocol, thrown) -> {
              if (thrown != null) {
                driver.fail(Failures.of(thrown, "connecting", target()));
              }
            });
  }

  private void innerStep(Step step) {
    if (step instanceof Step.DialFailed failed) {
      driver.past(failed.failure());
    }
    driver.step(step);
  }

  private Protocol layerFor(SocketAddress peer) throws Exception {
    Layering ready = layering;
    if (ready == null) {
      throw new IllegalStateException("connected before it was prepared");
    }
    NegotiatingLayer made = ready.layer(this);
    layer = made;
    return made;
  }

  private void release() {
    if (layer != null) {
      layer.giveUp();
    }
    if (inner != null) {
      inner.cancel();
    }
  }

  @Override
  public Reactor reactor() {
    return reactor;
  }

  @Override
  public String target() {
    return plan.target();
  }

  @Override
  public String stage() {
    return plan.stage();
  }

  @Override
  public void begun() {
    driver.stage(plan.stage(), plan.hint());
    if (plan.overall() == null) {
      driver.giveUpAfter(plan.talk());
    }
    if (layering != null) {
      driver.step(new Step.Negotiating(layering.name()));
    }
  }

  @Override
  public void slow(String reason) {
    driver.stage(plan.stage(), reason);
  }

  @Override
  public @Nullable Protocol agreed(SocketAddress peer, List<Facet> learned) throws Exception {
    if (layering != null) {
      driver.step(new Step.Negotiated(layering.name(), learned));
    }
    return driver.isOver() ? null : factory.buildProtocol(peer);
  }

  @Override
  public void usable(Protocol protocol) {
    if (!driver.succeed(protocol) && layer != null) {
      layer.giveUp();
    }
  }

  @Override
  public void failed(Failure failure) {
    driver.fail(failure);
  }
}
