package dev.endpoint.engine.session;

import dev.endpoint.engine.endpoint.Attempt;
import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.reactor.Reactor;
import dev.endpoint.engine.service.ClientService;
import dev.endpoint.engine.service.ClientState;
import dev.endpoint.engine.service.RetryPolicy;
import dev.endpoint.engine.service.StopMode;
import dev.endpoint.engine.session.SessionState.Keeping;
import dev.endpoint.engine.session.SessionState.Phase;
import dev.endpoint.engine.session.SessionState.Role;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Failures;
import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.ProtocolFactory;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// A session that keeps a connection. Each attempt is a session of its own, with its steps and,
/// when it succeeds, its bytes; this one only knows how the trying goes.
final class Keeper extends Session {
  private final RetryPolicy retry;
  private final BiFunction<Keeper, Integer, Talk> newTalk;
  private @Nullable ClientService service;
  private int attempts;
  private int connections;
  private int failures;
  private long nextNanos;
  private @Nullable Failure last;

  /// @param newTalk makes the session of an attempt, given its number
  Keeper(
      long id,
      String text,
      Reactor reactor,
      Home home,
      RetryPolicy retry,
      BiFunction<Keeper, Integer, Talk> newTalk) {
    super(id, 0, Role.KEEP, text, reactor, home);
    this.retry = retry;
    this.newTalk = newTalk;
  }

  void keep(ClientEndpoint endpoint) {
    Tries tries = new Tries(endpoint);
    ClientService started = new ClientService(reactor, tries, tries::converse, retry, null);
    service = started;
    started.start();
    started.observe(this::heard);
  }

  private void heard(ClientState state) {
    switch (state) {
      case ClientState.Idle s -> {}
      case ClientState.Connecting s -> become(Phase.TRYING);
      case ClientState.Preparing s -> {}
      case ClientState.Connected s -> {
        connections++;
        failures = 0;
        last = null;
        become(Phase.KEPT);
      }
      case ClientState.Waiting s -> {
        failures = s.failures();
        nextNanos = s.untilNanos();
        last = s.last();
        become(Phase.WAITING);
      }
      case ClientState.Stopping s -> become(Phase.STOPPING);
      case ClientState.Stopped s -> become(Phase.STOPPED);
    }
  }

  @Override
  void tryNow() {
    if (service != null) {
      service.retryNow();
    }
  }

  @Override
  void cancel() {
    end();
  }

  @Override
  void close() {
    end();
  }

  @Override
  void stop(StopMode mode) {
    end();
  }

  @Override
  void end() {
    if (service != null) {
      service.stop();
    }
  }

  @Override
  void endNow() {
    if (service != null) {
      service.stop(Duration.ZERO);
    }
  }

  @Override
  Details details() {
    Details details = new Details();
    if (service != null) {
      details.keeping = new Keeping(attempts, connections, failures, nextNanos, last);
    }
    return details;
  }

  /// The endpoint as the service tries it: each time with a new session that follows the attempt.
  private final class Tries implements ClientEndpoint {
    private final ClientEndpoint endpoint;
    private @Nullable Talk current;

    Tries(ClientEndpoint endpoint) {
      this.endpoint = endpoint;
    }

    @Override
    public Attempt<Protocol> connect(ProtocolFactory factory) {
      Talk talk = newTalk.apply(Keeper.this, ++attempts);
      current = talk;
      try {
        Attempt<Protocol> attempt = endpoint.connect(factory);
        talk.follow(attempt);
        return attempt;
      } catch (RuntimeException e) {
        talk.failed(Failures.of(e, "starting", masked()));
        throw e;
      }
    }

    Protocol converse(SocketAddress peer) {
      if (current == null) {
        throw new IllegalStateException("a connection that nobody asked for");
      }
      return current.converse();
    }
  }
}
