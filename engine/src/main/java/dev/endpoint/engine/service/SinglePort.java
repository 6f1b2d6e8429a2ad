package dev.endpoint.engine.service;

import dev.endpoint.engine.endpoint.Attempt;
import dev.endpoint.engine.endpoint.AttemptDriver;
import dev.endpoint.engine.endpoint.ListeningPort;
import dev.endpoint.engine.endpoint.Outcome;
import dev.endpoint.engine.endpoint.ServerEndpoint;
import dev.endpoint.engine.reactor.Reactor;
import dev.endpoint.engine.transport.Addresses;
import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Failures;
import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.ProtocolFactory;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// A port for one connection: listens, takes the first connection that is wanted, and listens no
/// more. What FTP's active mode does for each file.
///
/// A factory that returns nothing turns that caller away, and the port goes on waiting; so it is
/// the factory that keeps strangers out. One that raises costs that caller too, and is reported.
public final class SinglePort {
  private static final String LISTENING = "listening";
  private static final String TARGET = "a port for one connection";

  private final Reactor reactor;
  private final ProtocolFactory factory;
  private final AttemptDriver<Protocol> driver;
  private final Outcome<SocketAddress> address = new Outcome<>();
  private final CompletableFuture<Void> stopped = new CompletableFuture<>();
  private final Watched.Watcher watcher = new TheOne();
  private @Nullable ListeningPort port;
  private boolean begun;
  private boolean taken;

  private SinglePort(Reactor reactor, ProtocolFactory factory) {
    this.reactor = reactor;
    this.factory = factory;
    driver = new AttemptDriver<>(reactor, TARGET, LISTENING);
  }

  /// Starts to listen. Any thread.
  ///
  /// @param limit how long it may take until the connection is there, or null for as long as it
  ///   takes
  public static SinglePort listen(
      Reactor reactor, ServerEndpoint endpoint, ProtocolFactory factory, @Nullable Duration limit) {
    SinglePort single = new SinglePort(reactor, factory);
    single.driver.outcome().whenComplete((protocol, thrown) -> single.over(thrown));
    single.driver.start(
        attempt -> single.begin(endpoint, limit), e -> Failures.of(e, LISTENING, TARGET));
    return single;
  }

  /// Where it listens, to be told to whom shall connect; fails if it cannot listen. Completes on
  /// the reactor thread.
  public CompletionStage<SocketAddress> address() {
    return address;
  }

  /// The one connection. Cancelling it, or its time running out, ends the listening too.
  public Attempt<Protocol> connection() {
    return driver;
  }

  /// Completes, on the reactor thread, when the address is free again, whatever came of it.
  public CompletionStage<Void> stopped() {
    return stopped.minimalCompletionStage();
  }

  private void begin(ServerEndpoint endpoint, @Nullable Duration limit) {
    if (limit != null) {
      driver.giveUpAfter(limit);
    }
    Attempt<ListeningPort> listening = endpoint.listen(this::build);
    begun = true;
    driver.onRelease(listening::cancel);
    listening.observe((nanos, step) -> driver.step(step));
    listening.outcome().whenComplete((up, thrown) -> reactor.run(() -> tried(up, thrown)));
  }

  private void tried(@Nullable ListeningPort up, @Nullable Throwable thrown) {
    if (up == null) {
      driver.fail(Failures.of(Objects.requireNonNull(thrown), LISTENING, TARGET));
      stopped.complete(null);
      return;
    }
    port = up;
    driver.onRelease(this::stopListening);
    String text = Addresses.text(up.address());
    driver.target(text);
    driver.stage("accepting", "Nobody who was wanted connected to " + text + ".");
    up.onTrouble(driver::past);
    address.complete(up.address());
  }

  private void over(@Nullable Throwable thrown) {
    if (thrown != null) {
      address.completeExceptionally(thrown);
    }
    if (!begun) {
      stopped.complete(null);
    }
  }

  private @Nullable Protocol build(SocketAddress peer) throws Exception {
    if (taken || driver.isOver()) {
      return null;
    }
    Protocol protocol = factory.buildProtocol(peer);
    return protocol == null || driver.isOver() ? null : new Watched(protocol, watcher);
  }

  private void stopListening() {
    if (port != null) {
      port.stopListening().whenComplete((done, thrown) -> stopped.complete(null));
    }
  }

  private final class TheOne implements Watched.Watcher {
    @Override
    public void opened(Watched connection) {
      taken = true;
      stopListening();
      driver.onRelease(connection::abort);
    }

    @Override
    public void usable(Watched connection) {
      driver.succeed(connection.protocol());
    }

    /// Before it was usable: its protocol raised.
    @Override
    public void closed(Watched connection, CloseReason reason) {
      if (!driver.isOver()) {
        Failure trouble = reason.trouble();
        driver.fail(
            trouble != null ? trouble : Failures.noProtocol("accepting", connection.peerText()));
      }
    }
  }
}
