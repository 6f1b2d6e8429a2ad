package dev.endpoint.engine.type.stdio;

import dev.endpoint.engine.endpoint.Attempt;
import dev.endpoint.engine.endpoint.AttemptDriver;
import dev.endpoint.engine.endpoint.ListeningPort;
import dev.endpoint.engine.endpoint.ServerEndpoint;
import dev.endpoint.engine.endpoint.Step;
import dev.endpoint.engine.net.AcceptorPort;
import dev.endpoint.engine.net.Network.Acceptor;
import dev.endpoint.engine.net.Processes;
import dev.endpoint.engine.reactor.Reactor;
import dev.endpoint.engine.transport.FailureException;
import dev.endpoint.engine.transport.Failures;
import dev.endpoint.engine.transport.ProtocolFactory;
import dev.endpoint.engine.transport.Wire;
import java.net.SocketAddress;

/// A listener whose only client is there already.
record StdioServer(Reactor reactor, Processes processes) implements ServerEndpoint {
  private static final String STAGE = "listening";

  @Override
  public Attempt<ListeningPort> listen(ProtocolFactory factory) {
    String target = StdioType.STREAMS.toString();
    AttemptDriver<ListeningPort> driver = new AttemptDriver<>(reactor, target, STAGE);
    return driver.start(
        attempt -> open(attempt, factory), error -> Failures.of(error, STAGE, target));
  }

  private void open(AttemptDriver<ListeningPort> attempt, ProtocolFactory factory)
      throws FailureException {
    attempt.step(new Step.Binding(StdioType.STREAMS));
    if (attempt.isOver()) {
      return;
    }
    Wire wire = processes.standardStreams();
    AcceptorPort port = new AcceptorPort(reactor, factory);
    port.opened(new Taken(reactor));
    attempt.succeed(port);
    reactor.execute(() -> port.accepted(wire));
  }

  /// Nothing else will come.
  private record Taken(Reactor reactor) implements Acceptor {
    @Override
    public SocketAddress address() {
      return StdioType.STREAMS;
    }

    @Override
    public void close(Runnable closed) {
      reactor.execute(closed);
    }
  }
}
