package dev.endpoint.engine.net;

import dev.endpoint.engine.endpoint.Attempt;
import dev.endpoint.engine.endpoint.AttemptDriver;
import dev.endpoint.engine.endpoint.ListeningPort;
import dev.endpoint.engine.endpoint.ServerEndpoint;
import dev.endpoint.engine.endpoint.Step;
import dev.endpoint.engine.net.Network.ListenOptions;
import dev.endpoint.engine.reactor.Reactor;
import dev.endpoint.engine.transport.Addresses;
import dev.endpoint.engine.transport.FailureException;
import dev.endpoint.engine.transport.Failures;
import dev.endpoint.engine.transport.ProtocolFactory;
import java.net.SocketAddress;

/// Listens on one address that needs no look-up.
public record DirectServer(
    Reactor reactor, Network network, SocketAddress local, ListenOptions options)
    implements ServerEndpoint {
  @Override
  public Attempt<ListeningPort> listen(ProtocolFactory factory) {
    String target = Addresses.text(local);
    AttemptDriver<ListeningPort> driver = new AttemptDriver<>(reactor, target, "listening");
    return driver.start(
        attempt -> bind(attempt, factory), error -> Failures.of(error, "listening", target));
  }

  private void bind(AttemptDriver<ListeningPort> attempt, ProtocolFactory factory)
      throws FailureException {
    attempt.step(new Step.Binding(local));
    if (!attempt.isOver()) {
      AcceptorPort port = new AcceptorPort(reactor, factory);
      port.opened(network.listen(local, options, port));
      attempt.succeed(port);
    }
  }
}
