package dev.endpoint.app.cli;

import dev.endpoint.engine.endpoint.Attempt;
import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.reactor.Reactor;
import dev.endpoint.engine.service.ClientState;
import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.ProtocolFactory;

/// An endpoint that is tried again and again, each attempt and each wait told to the journal.
/// Reactor thread.
final class Tries implements ClientEndpoint {
  private final ClientEndpoint endpoint;
  private final Reactor reactor;
  private final Journal journal;
  private int attempts;

  /// Whether what ends now is an attempt, and not a connection.
  private boolean trying;

  Tries(ClientEndpoint endpoint, Reactor reactor, Journal journal) {
    this.endpoint = endpoint;
    this.reactor = reactor;
    this.journal = journal;
  }

  @Override
  public Attempt<Protocol> connect(ProtocolFactory factory) {
    journal.attempt(++attempts);
    Attempt<Protocol> attempt = endpoint.connect(factory);
    attempt.observe((nanos, step) -> journal.step(step));
    return attempt;
  }

  /// Tells how the trying goes. The end of a connection is told by whoever watches it.
  void heard(ClientState state) {
    if (state instanceof ClientState.Waiting waiting) {
      if (trying) {
        journal.failed(null, waiting.last());
      }
      journal.waiting(waiting.failures(), waiting.untilNanos() - reactor.nanos());
    }
    trying = state instanceof ClientState.Connecting;
  }
}
