package dev.endpoint.engine.service;

import dev.endpoint.engine.Engine;
import dev.endpoint.engine.endpoint.Outcome;
import dev.endpoint.engine.endpoint.ServerEndpoint;
import dev.endpoint.engine.reactor.Cancellable;
import dev.endpoint.engine.reactor.Reactor;
import dev.endpoint.engine.syntax.EndpointSyntaxException;
import dev.endpoint.engine.transport.ProtocolFactory;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Listens from its start to its stop, any number of times. Any thread, where nothing else is said;
/// whoever is told something is told on the reactor thread.
public final class EndpointService implements Service {
  private final Reactor reactor;
  private final StopMode stopMode;
  private final ServerMachine machine;

  /// Its connections stay when it stops.
  public EndpointService(Reactor reactor, ServerEndpoint endpoint, ProtocolFactory factory) {
    this(reactor, endpoint, factory, StopMode.LEAVE);
  }

  /// @param stopMode what [#stop()] does with connections
  public EndpointService(
      Reactor reactor, ServerEndpoint endpoint, ProtocolFactory factory, StopMode stopMode) {
    this.reactor = reactor;
    this.stopMode = stopMode;
    machine = new ServerMachine(reactor, endpoint, factory);
  }

  /// A service for the server endpoint that the string describes.
  public static EndpointService of(
      Engine engine, String text, ProtocolFactory factory, StopMode stopMode)
      throws EndpointSyntaxException {
    return new EndpointService(engine.reactor(), engine.serverFromString(text), factory, stopMode);
  }

  /// Starts to listen. While it is [ServerState.Stopping] it starts again as soon as that is done.
  ///
  /// @return where it really listens; fails when it cannot, or is stopped before it does
  @Override
  public CompletionStage<SocketAddress> start() {
    Outcome<SocketAddress> started = new Outcome<>();
    reactor.run(() -> machine.start(started));
    return started;
  }

  @Override
  public CompletionStage<Void> stop() {
    return stop(stopMode);
  }

  /// Stops listening. Completes when the address is free, and, unless connections were to be left
  /// as they are, when all of them are over: those too that an earlier stop left.
  public CompletionStage<Void> stop(StopMode mode) {
    return stop(mode, null);
  }

  /// The same, and resets the connections that are still open after this long; they are not reset
  /// when they were to be left.
  public CompletionStage<Void> stop(StopMode mode, @Nullable Duration patience) {
    CompletableFuture<Void> stopped = new CompletableFuture<>();
    reactor.run(() -> machine.stop(stopped, mode, patience));
    return stopped.minimalCompletionStage();
  }

  /// Where it stands. Unlike the others, this belongs to the reactor thread.
  public ServerState state() {
    reactor.check();
    return machine.state();
  }

  /// Tells the observer where the service stands, and each change from then on, until cancelled.
  public Cancellable observe(Consumer<? super ServerState> observer) {
    return machine.news().follow(machine::state, observer);
  }
}
