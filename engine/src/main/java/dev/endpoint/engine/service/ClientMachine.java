package dev.endpoint.engine.service;

import dev.endpoint.engine.endpoint.Attempt;
import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.endpoint.Outcome;
import dev.endpoint.engine.reactor.Cancellable;
import dev.endpoint.engine.reactor.Reactor;
import dev.endpoint.engine.service.ClientState.Connected;
import dev.endpoint.engine.service.ClientState.Connecting;
import dev.endpoint.engine.service.ClientState.Idle;
import dev.endpoint.engine.service.ClientState.Preparing;
import dev.endpoint.engine.service.ClientState.Stopped;
import dev.endpoint.engine.service.ClientState.Stopping;
import dev.endpoint.engine.service.ClientState.Waiting;
import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Failures;
import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.ProtocolFactory;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// What a [ClientService] does. Reactor thread.
///
/// There is never more than one connection: what a failed try has not finished closing is reset
/// when the next one begins.
///
/// Every change of state passes [#become]. As an observer may call anything there, it comes last in
/// each step, or what comes after it looks at the state again.
final class ClientMachine implements Watched.Watcher {
  private static final String CONNECTING = "connecting";
  private static final String PREPARING = "preparing";
  private static final String ENDPOINT = "the endpoint";

  private final Reactor reactor;
  private final ClientEndpoint endpoint;
  private final ProtocolFactory factory;
  private final Delays delays;
  private final @Nullable Preparer preparer;
  private final News<ClientState> news;
  private final Waiters waiters = new Waiters();
  private final Stops stops;

  /// Every connection that is not over, those included that are only closing.
  private final Set<Watched> open = new LinkedHashSet<>();

  private ClientState state = new Idle();
  private int failures;
  private @Nullable Attempt<Protocol> attempt;
  private @Nullable Cancellable nextTry;

  /// The connection of this try or of its success; null when it is over or was refused.
  private @Nullable Watched current;

  /// Why the connection of this try is over.
  private @Nullable Failure ended;

  ClientMachine(
      Reactor reactor,
      ClientEndpoint endpoint,
      ProtocolFactory factory,
      RetryPolicy retry,
      @Nullable Preparer preparer) {
    this.reactor = reactor;
    this.endpoint = endpoint;
    this.factory = factory;
    delays = new Delays(reactor, retry);
    this.preparer = preparer;
    news = new News<>(reactor);
    stops = new Stops(reactor);
  }

  ClientState state() {
    return state;
  }

  News<ClientState> news() {
    return news;
  }

  void start() {
    switch (state) {
      case Idle s -> tryNow();
      case Stopped s -> tryNow();
      case Stopping s when !s.restarting() -> become(new Stopping(true));
      default -> {}
    }
  }

  void retryNow() {
    if (state instanceof Waiting) {
      tryNow();
    }
  }

  void connection(Outcome<Protocol> stage, int failAfter) {
    if (state instanceof Connected && current != null) {
      stage.complete(current.protocol());
    } else if (state instanceof Stopped) {
      stage.completeExceptionally(Endings.stopped(CONNECTING).toException());
    } else {
      waiters.add(stage, failAfter);
    }
  }

  void stop(CompletableFuture<Void> stopped) {
    stops.add(stopped);
    cancelNextTry();
    List<Outcome<Protocol>> inVain = waiters.takeAll();
    if (!(state instanceof Stopped) && !state.equals(new Stopping(false))) {
      become(new Stopping(false));
    }
    if (state instanceof Stopping) {
      List.copyOf(open).forEach(Watched::close);
      if (attempt != null) {
        attempt.cancel();
      }
    }
    settle();
    cancel(inVain);
  }

  void resetAfter(Duration patience) {
    if (state instanceof Stopping) {
      stops.patience(patience, this::abortAll);
    }
  }

  private void become(ClientState next) {
    state = next;
    news.tell(next);
  }

  private void tryNow() {
    cancelNextTry();
    abortAll();
    current = null;
    ended = null;
    Attempt<Protocol> started;
    try {
      started = endpoint.connect(this::build);
    } catch (RuntimeException e) {
      reactor.report("connect", e);
      failed(Failures.of(e, CONNECTING, ENDPOINT));
      return;
    }
    attempt = started;
    become(new Connecting(failures + 1));
    started.outcome().whenComplete((protocol, thrown) -> reactor.run(() -> tried(thrown)));
  }

  private @Nullable Protocol build(SocketAddress peer) throws Exception {
    Protocol protocol = factory.buildProtocol(peer);
    return protocol == null ? null : new Watched(protocol, this);
  }

  private void tried(@Nullable Throwable thrown) {
    attempt = null;
    Watched connection = current;
    if (state instanceof Stopping) {
      settle();
    } else if (thrown != null) {
      current = null;
      failed(Failures.of(thrown, CONNECTING, ENDPOINT));
    } else if (connection == null) {
      failed(ended == null ? Failures.noProtocol(CONNECTING, ENDPOINT) : ended);
    } else if (preparer == null) {
      ready(connection);
    } else {
      prepare(connection, preparer);
    }
  }

  private void prepare(Watched connection, Preparer hook) {
    become(new Preparing(failures + 1));
    if (!isPreparing(connection)) {
      return;
    }
    try {
      hook.prepare(connection.protocol())
          .whenComplete((result, thrown) -> reactor.run(() -> prepared(connection, thrown)));
    } catch (Throwable e) {
      reactor.report("prepare", e);
      Failure failure = Failures.protocolRaised("prepare", PREPARING, connection.peerText(), e);
      prepared(connection, failure.toException());
    }
  }

  private void prepared(Watched connection, @Nullable Throwable thrown) {
    if (!isPreparing(connection)) {
      return;
    }
    if (thrown == null) {
      ready(connection);
    } else {
      current = null;
      connection.close();
      failed(Failures.of(thrown, PREPARING, connection.peerText()));
    }
  }

  private boolean isPreparing(Watched connection) {
    return state instanceof Preparing && current == connection;
  }

  private void ready(Watched connection) {
    failures = 0;
    become(new Connected());
    if (state instanceof Connected && current == connection) {
      waiters.takeAll().forEach(stage -> stage.complete(connection.protocol()));
    }
  }

  /// A try failed, or the connection ended: the next try is due later.
  private void failed(Failure failure) {
    failures++;
    List<Outcome<Protocol>> fedUp = waiters.takeFedUp();
    Duration delay = delays.after(failures);
    nextTry = reactor.after(delay, this::tryNow);
    become(new Waiting(failures, reactor.nanos() + delay.toNanos(), failure));
    fedUp.forEach(stage -> stage.completeExceptionally(failure.toException()));
  }

  private void cancelNextTry() {
    if (nextTry != null) {
      nextTry.cancel();
      nextTry = null;
    }
  }

  @Override
  public void opened(Watched connection) {
    open.add(connection);
    if (state instanceof Stopping) {
      connection.close();
    } else {
      current = connection;
    }
  }

  @Override
  public void closed(Watched connection, CloseReason reason) {
    open.remove(connection);
    if (state instanceof Stopping) {
      settle();
    } else if (current == connection) {
      current = null;
      ended = Endings.of(connection, reason);
      if (state instanceof Connected || state instanceof Preparing) {
        failed(ended);
      }
    }
  }

  /// Stopping goes on when nothing is open any more.
  private void settle() {
    if (attempt != null || !open.isEmpty()) {
      return;
    }
    List<CompletableFuture<Void>> stopped = stops.take();
    if (state instanceof Stopping stopping) {
      failures = 0;
      if (stopping.restarting()) {
        tryNow();
      } else {
        List<Outcome<Protocol>> inVain = waiters.takeAll();
        become(new Stopped());
        cancel(inVain);
      }
    }
    stopped.forEach(stage -> stage.complete(null));
  }

  private void abortAll() {
    List.copyOf(open).forEach(Watched::abort);
  }

  private static void cancel(List<Outcome<Protocol>> inVain) {
    inVain.forEach(stage -> stage.completeExceptionally(Endings.stopped(CONNECTING).toException()));
  }
}
