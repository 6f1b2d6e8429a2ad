package dev.endpoint.engine.layer;

import dev.endpoint.engine.endpoint.Attempt;
import dev.endpoint.engine.endpoint.AttemptDriver;
import dev.endpoint.engine.endpoint.ListeningPort;
import dev.endpoint.engine.endpoint.ServerEndpoint;
import dev.endpoint.engine.reactor.Cancellable;
import dev.endpoint.engine.reactor.Reactor;
import dev.endpoint.engine.transport.Failures;
import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.ProtocolFactory;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/// One attempt of a [LayeredServer] to listen: prepare, then let the inner endpoint listen.
final class LayeredListen {
  private static final String PREPARING = "preparing";

  private final Reactor reactor;
  private final ServerEndpoint endpoint;
  private final LayeredServer.Plan plan;
  private final Preparation preparation;
  private final AttemptDriver<ListeningPort> driver;
  private final LayeredPort port;
  private @Nullable Layering layering;
  private @Nullable Attempt<ListeningPort> inner;

  LayeredListen(
      Reactor reactor,
      ServerEndpoint endpoint,
      LayeredServer.Plan plan,
      Preparation preparation,
      ProtocolFactory factory) {
    this.reactor = reactor;
    this.endpoint = endpoint;
    this.plan = plan;
    this.preparation = preparation;
    this.driver = new AttemptDriver<>(reactor, plan.target(), PREPARING);
    this.port = new LayeredPort(reactor, plan, factory);
  }

  Attempt<ListeningPort> start() {
    return driver.start(d -> prepare(), e -> Failures.of(e, PREPARING, plan.target()));
  }

  private void prepare() {
    Cancellable preparing = preparation.start(reactor, this::prepared);
    if (inner == null && !driver.isOver()) {
      driver.onRelease(preparing::cancel);
    }
  }

  private void prepared(@Nullable Layering ready, @Nullable Throwable error) {
    if (ready == null) {
      driver.fail(
          Failures.of(error == null ? new AssertionError() : error, PREPARING, plan.target()));
      return;
    }
    layering = ready;
    driver.stage("listening", "");
    Attempt<ListeningPort> attempt = endpoint.listen(this::layerFor);
    inner = attempt;
    driver.onRelease(
        () -> {
          port.giveUpTalks();
          attempt.cancel();
        });
    driver.within(attempt);
    attempt.observe((nanos, step) -> driver.step(step));
    attempt.outcome().whenComplete(this::listening);
  }

  private void listening(@Nullable ListeningPort up, @Nullable Throwable thrown) {
    if (up == null) {
      driver.fail(
          Failures.of(thrown == null ? new AssertionError() : thrown, "listening", plan.target()));
      return;
    }
    port.up(up);
    if (!driver.succeed(port)) {
      port.stopListening();
    }
  }

  private Protocol layerFor(SocketAddress peer) throws Exception {
    Layering ready = layering;
    if (ready == null) {
      throw new IllegalStateException("accepted before it was prepared");
    }
    return port.accept(ready, peer);
  }
}
