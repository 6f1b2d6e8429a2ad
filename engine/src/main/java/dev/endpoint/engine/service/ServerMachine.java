package dev.endpoint.engine.service;

import dev.endpoint.engine.endpoint.Attempt;
import dev.endpoint.engine.endpoint.ListeningPort;
import dev.endpoint.engine.endpoint.Outcome;
import dev.endpoint.engine.endpoint.ServerEndpoint;
import dev.endpoint.engine.reactor.Reactor;
import dev.endpoint.engine.service.ServerState.Failed;
import dev.endpoint.engine.service.ServerState.Idle;
import dev.endpoint.engine.service.ServerState.Listening;
import dev.endpoint.engine.service.ServerState.Starting;
import dev.endpoint.engine.service.ServerState.Stopped;
import dev.endpoint.engine.service.ServerState.Stopping;
import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Failures;
import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.ProtocolFactory;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// What an [EndpointService] does. Reactor thread.
///
/// Every change of state passes [#become]. As an observer may call anything there, it comes last in
/// each step, or what comes after it looks at the state again.
final class ServerMachine implements Watched.Watcher {
  private static final String LISTENING = "listening";
  private static final String ENDPOINT = "the endpoint";

  private final Reactor reactor;
  private final ServerEndpoint endpoint;
  private final ProtocolFactory factory;
  private final News<ServerState> news;
  private final Stops stops;
  private final Set<Watched> open = new LinkedHashSet<>();
  private List<Outcome<SocketAddress>> starts = new ArrayList<>();
  private ServerState state = new Idle();
  private @Nullable Attempt<ListeningPort> attempt;
  private @Nullable ListeningPort port;

  /// What is done with connections while it is stopping.
  private StopMode mode = StopMode.LEAVE;

  ServerMachine(Reactor reactor, ServerEndpoint endpoint, ProtocolFactory factory) {
    this.reactor = reactor;
    this.endpoint = endpoint;
    this.factory = factory;
    news = new News<>(reactor);
    stops = new Stops(reactor);
  }

  ServerState state() {
    return state;
  }

  News<ServerState> news() {
    return news;
  }

  void start(Outcome<SocketAddress> started) {
    if (state instanceof Listening up) {
      started.complete(up.address());
      return;
    }
    starts.add(started);
    switch (state) {
      case Stopping s when !s.restarting() -> become(new Stopping(true));
      case Idle s -> listen();
      case Failed s -> listen();
      case Stopped s -> listen();
      default -> {}
    }
  }

  void stop(CompletableFuture<Void> stopped, StopMode wanted, @Nullable Duration patience) {
    stops.add(stopped);
    List<Outcome<SocketAddress>> inVain = takeStarts();
    boolean milder = state instanceof Stopping && wanted.compareTo(mode) < 0;
    mode = milder ? mode : wanted;
    if (!isAtRest() && !state.equals(new Stopping(false))) {
      become(new Stopping(false));
    }
    if (state instanceof Stopping) {
      List.copyOf(open).forEach(this::end);
      if (patience != null && mode != StopMode.LEAVE) {
        stops.patience(patience, () -> List.copyOf(open).forEach(Watched::abort));
      }
      letGo();
    }
    settle();
    inVain.forEach(start -> start.completeExceptionally(Endings.stopped(LISTENING).toException()));
  }

  /// Whether it has stopped, and nothing that an earlier stop left is to be closed now.
  private boolean isAtRest() {
    return state instanceof Stopped && (mode == StopMode.LEAVE || open.isEmpty());
  }

  private void become(ServerState next) {
    state = next;
    news.tell(next);
  }

  private void listen() {
    Attempt<ListeningPort> started;
    try {
      started = endpoint.listen(this::build);
    } catch (RuntimeException e) {
      reactor.report("listen", e);
      failed(Failures.of(e, LISTENING, ENDPOINT));
      return;
    }
    attempt = started;
    become(new Starting());
    started.outcome().whenComplete((up, thrown) -> reactor.run(() -> tried(up, thrown)));
  }

  private @Nullable Protocol build(SocketAddress peer) throws Exception {
    Protocol protocol = factory.buildProtocol(peer);
    return protocol == null ? null : new Watched(protocol, this);
  }

  private void tried(@Nullable ListeningPort up, @Nullable Throwable thrown) {
    attempt = null;
    port = up;
    if (state instanceof Stopping) {
      letGo();
      settle();
    } else if (up == null) {
      failed(Failures.of(thrown == null ? new AssertionError() : thrown, LISTENING, ENDPOINT));
    } else {
      up.onTrouble(trouble -> reactor.run(() -> troubled(up, trouble)));
      become(new Listening(up.address(), null));
      if (state instanceof Listening) {
        takeStarts().forEach(start -> start.complete(up.address()));
      }
    }
  }

  private void failed(Failure failure) {
    List<Outcome<SocketAddress>> inVain = takeStarts();
    become(new Failed(failure));
    inVain.forEach(start -> start.completeExceptionally(failure.toException()));
  }

  private void troubled(ListeningPort troubled, Failure trouble) {
    if (state instanceof Listening && port == troubled) {
      become(new Listening(troubled.address(), trouble));
    }
  }

  private List<Outcome<SocketAddress>> takeStarts() {
    List<Outcome<SocketAddress>> taken = starts;
    starts = new ArrayList<>();
    return taken;
  }

  @Override
  public void opened(Watched connection) {
    open.add(connection);
    if (state instanceof Stopping) {
      end(connection);
    }
  }

  @Override
  public void closed(Watched connection, CloseReason reason) {
    open.remove(connection);
    if (state instanceof Stopping) {
      settle();
    }
  }

  private void end(Watched connection) {
    switch (mode) {
      case LEAVE -> {}
      case DRAIN -> connection.finish();
      case CLOSE -> connection.close();
    }
  }

  private void letGo() {
    ListeningPort up = port;
    if (attempt != null) {
      attempt.cancel();
    } else if (up != null) {
      up.stopListening().whenComplete((done, thrown) -> reactor.run(() -> released(up)));
    }
  }

  private void released(ListeningPort up) {
    if (port == up) {
      port = null;
      settle();
    }
  }

  /// Stopping goes on when the address is free and no connection is waited for.
  private void settle() {
    boolean waits = mode != StopMode.LEAVE && !open.isEmpty();
    if (attempt != null || port != null || waits) {
      return;
    }
    List<CompletableFuture<Void>> stopped = stops.take();
    if (state instanceof Stopping stopping) {
      mode = StopMode.LEAVE;
      if (stopping.restarting()) {
        listen();
      } else {
        become(new Stopped());
      }
    }
    stopped.forEach(stage -> stage.complete(null));
  }
}
