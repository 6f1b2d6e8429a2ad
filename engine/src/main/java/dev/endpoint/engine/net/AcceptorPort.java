package dev.endpoint.engine.net;

import dev.endpoint.engine.endpoint.ListeningPort;
import dev.endpoint.engine.reactor.Reactor;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.ProtocolFactory;
import dev.endpoint.engine.transport.Wire;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A listener that is up: gives each connection that comes in its protocol.
public final class AcceptorPort implements ListeningPort, Network.AcceptHandler {
  private final Reactor reactor;
  private final ProtocolFactory factory;
  private final List<Consumer<Failure>> observers = new ArrayList<>();
  private final CompletableFuture<Void> stopped = new CompletableFuture<>();
  private final CompletionStage<Void> published = stopped.minimalCompletionStage();
  private Network.@Nullable Acceptor acceptor;
  private boolean stopping;

  public AcceptorPort(Reactor reactor, ProtocolFactory factory) {
    this.reactor = reactor;
    this.factory = factory;
  }

  /// Called once, before anybody else knows this port.
  public void opened(Network.Acceptor acceptor) {
    this.acceptor = acceptor;
  }

  @Override
  public SocketAddress address() {
    return Objects.requireNonNull(acceptor).address();
  }

  @Override
  public CompletionStage<Void> stopListening() {
    reactor.run(this::stop);
    return published;
  }

  @Override
  public void onTrouble(Consumer<Failure> observer) {
    reactor.run(() -> observers.add(observer));
  }

  /// A factory that returns nothing turns the newcomer away in good order. One that raises, or
  /// whose protocol does, costs that connection too, and is reported.
  @Override
  public void accepted(Wire wire) {
    String callback = "buildProtocol";
    try {
      Protocol protocol = factory.buildProtocol(wire.peerAddress());
      if (protocol == null) {
        wire.close();
      } else {
        callback = "connected";
        wire.attach(protocol);
      }
    } catch (Throwable e) {
      wire.abort();
      reactor.report(callback, e);
    }
  }

  @Override
  public void troubled(Failure failure) {
    for (Consumer<Failure> observer : List.copyOf(observers)) {
      try {
        observer.accept(failure);
      } catch (Throwable e) {
        reactor.report("hearing of trouble with a listener", e);
      }
    }
  }

  private void stop() {
    if (!stopping) {
      stopping = true;
      Objects.requireNonNull(acceptor).close(() -> stopped.complete(null));
    }
  }
}
