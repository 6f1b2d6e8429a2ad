package dev.endpoint.engine.service;

import dev.endpoint.engine.Engine;
import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.endpoint.Outcome;
import dev.endpoint.engine.reactor.Cancellable;
import dev.endpoint.engine.reactor.Reactor;
import dev.endpoint.engine.syntax.EndpointSyntaxException;
import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.ProtocolFactory;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Keeps one connection: connects, tries again after each failure, and again when the connection
/// ends, until it is stopped. Any thread, where nothing else is said; whoever is told something is
/// told on the reactor thread.
public final class ClientService implements Service {
  private final Reactor reactor;
  private final ClientMachine machine;

  /// With [BackOff#standard] and nothing to prepare.
  public ClientService(Reactor reactor, ClientEndpoint endpoint, ProtocolFactory factory) {
    this(reactor, endpoint, factory, BackOff.standard(), null);
  }

  public ClientService(
      Reactor reactor,
      ClientEndpoint endpoint,
      ProtocolFactory factory,
      RetryPolicy retry,
      @Nullable Preparer preparer) {
    this.reactor = reactor;
    machine = new ClientMachine(reactor, endpoint, factory, retry, preparer);
  }

  /// A service for the client endpoint that the string describes.
  public static ClientService of(Engine engine, String text, ProtocolFactory factory)
      throws EndpointSyntaxException {
    return new ClientService(engine.reactor(), engine.clientFromString(text), factory);
  }

  /// Begins to connect. While it is [ClientState.Stopping] it begins again as soon as all is
  /// closed.
  ///
  /// @return complete at once: a client has started when it tries
  @Override
  public CompletionStage<Void> start() {
    reactor.run(machine::start);
    return CompletableFuture.completedStage(null);
  }

  /// Calls off what is under way and closes the connection, after what is in its outbox. Completes
  /// when nothing is open any more; a peer that does not read can hold that up, see
  /// [#stop(Duration)]. All who wait for a connection are told that there will be none
  /// (`CANCELLED`).
  @Override
  public CompletionStage<Void> stop() {
    CompletableFuture<Void> stopped = new CompletableFuture<>();
    reactor.run(() -> machine.stop(stopped));
    return stopped.minimalCompletionStage();
  }

  /// The same, and resets what is still open after this long. Also while it is stopping already.
  public CompletionStage<Void> stop(Duration patience) {
    CompletableFuture<Void> stopped = new CompletableFuture<>();
    reactor.run(
        () -> {
          machine.stop(stopped);
          machine.resetAfter(patience);
        });
    return stopped.minimalCompletionStage();
  }

  /// The connection, as the protocol that the factory built: now, or as soon as there is one.
  public CompletionStage<Protocol> whenConnected() {
    return connection(Waiters.PATIENT);
  }

  /// The same, but fails with the last failure when that many have come since it was asked for.
  public CompletionStage<Protocol> whenConnected(int failAfter) {
    if (failAfter < 1) {
      throw new IllegalArgumentException("it takes at least one failure, not " + failAfter);
    }
    return connection(failAfter);
  }

  /// Does not wait any longer for the next try, if it is [ClientState.Waiting].
  public void retryNow() {
    reactor.run(machine::retryNow);
  }

  /// Where it stands. Unlike the others, this belongs to the reactor thread.
  public ClientState state() {
    reactor.check();
    return machine.state();
  }

  /// Tells the observer where the service stands, and each change from then on, until cancelled.
  public Cancellable observe(Consumer<? super ClientState> observer) {
    return machine.news().follow(machine::state, observer);
  }

  private CompletionStage<Protocol> connection(int failAfter) {
    Outcome<Protocol> stage = new Outcome<>();
    reactor.run(() -> machine.connection(stage, failAfter));
    return stage;
  }
}
