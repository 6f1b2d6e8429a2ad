package dev.endpoint.engine.service;

import dev.endpoint.engine.EndpointCatalog;
import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.syntax.EndpointSyntaxException;
import dev.endpoint.engine.testing.Answer;
import dev.endpoint.engine.testing.FakeEngine;
import dev.endpoint.engine.testing.FakeReactor;
import dev.endpoint.engine.testing.RecordingProtocol;
import dev.endpoint.engine.testing.RecordingProtocol.Callback;
import dev.endpoint.engine.transport.FailureException;
import dev.endpoint.engine.transport.Transport;
import dev.endpoint.engine.transport.Wire;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// A client service of one server in memory, and a log of all it tells, each line with its time in
/// milliseconds.
final class ClientBench {
  static final Duration SECOND = Duration.ofSeconds(1);

  private static final InetSocketAddress SERVER =
      new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 80);

  final FakeEngine fake = FakeEngine.create(EndpointCatalog.installed());
  final FakeReactor reactor = fake.reactor();

  /// The protocols that were built, in order.
  final List<RecordingProtocol> clients = new ArrayList<>();

  /// What the peers of the connections got, in order.
  final List<RecordingProtocol> servers = new ArrayList<>();

  final ClientEndpoint endpoint;
  ClientService service;
  private final List<String> log = new ArrayList<>();

  ClientBench() throws EndpointSyntaxException {
    endpoint = fake.engine().clientFromString("tcp:127.0.0.1:80");
  }

  /// Waits 1, 2, 4 … 8 s after failures 0, 1, 2 … without chance.
  static BackOff doubling() {
    return new BackOff(SECOND, 2, Duration.ofSeconds(8), () -> Duration.ZERO);
  }

  ClientBench with(@Nullable Preparer preparer) {
    return with(doubling(), preparer);
  }

  ClientBench with(RetryPolicy policy, @Nullable Preparer preparer) {
    service = new ClientService(reactor, endpoint, peer -> client(), policy, preparer);
    service.observe(state -> log(words(state)));
    return this;
  }

  /// Closes when the other end has finished.
  private static RecordingProtocol polite() {
    return new RecordingProtocol().on(Callback.FINISHED, Transport::close);
  }

  /// From now on the server answers like this.
  ClientBench answer(Answer answer) {
    fake.network().answer(SERVER, answer);
    return this;
  }

  RecordingProtocol client() {
    clients.add(polite());
    return clients.getLast();
  }

  /// Lets time pass; every new connection gets a peer.
  void pass(Duration time) {
    Duration end = reactor.elapsed().plus(time);
    reactor.runUntilIdle();
    meet();
    Duration step = Duration.ofMillis(50);
    while (reactor.elapsed().compareTo(end) < 0) {
      Duration left = end.minus(reactor.elapsed());
      reactor.advance(left.compareTo(step) < 0 ? left : step);
      meet();
    }
  }

  /// Lets everything happen that is due now.
  void settle() {
    pass(Duration.ZERO);
  }

  private void meet() {
    List<Wire> ends = fake.network().farEnds();
    while (servers.size() < ends.size()) {
      RecordingProtocol server = polite();
      Wire wire = ends.get(servers.size());
      servers.add(server);
      try {
        wire.attach(server);
      } catch (Exception e) {
        throw new AssertionError(e);
      }
      reactor.runUntilIdle();
    }
  }

  /// The peer of the latest connection ends it in order.
  void serverCloses() {
    servers.getLast().transport().close();
    settle();
  }

  void log(String words) {
    log.add(reactor.elapsed().toMillis() + " " + words);
  }

  /// Logs the outcome of a stage.
  <T> CompletionStage<T> follow(String name, CompletionStage<T> stage) {
    stage.whenComplete(
        (result, thrown) -> log(name + (thrown == null ? " done" : " " + kind(thrown))));
    return stage;
  }

  /// What was told since this was called last.
  List<String> told() {
    List<String> lines = List.copyOf(log);
    log.clear();
    return lines;
  }

  private static String kind(Throwable thrown) {
    Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
    return cause instanceof FailureException e ? e.failure().kind().name() : cause.toString();
  }

  private String words(ClientState state) {
    return switch (state) {
      case ClientState.Idle s -> "idle";
      case ClientState.Connecting s -> "connecting " + s.number();
      case ClientState.Preparing s -> "preparing " + s.number();
      case ClientState.Connected s -> "connected";
      case ClientState.Waiting s ->
          "waiting %d until %d %s".formatted(s.failures(), millis(s.untilNanos()), s.last().kind());
      case ClientState.Stopping s -> s.restarting() ? "stopping to restart" : "stopping";
      case ClientState.Stopped s -> "stopped";
    };
  }

  private long millis(long nanos) {
    return reactor.elapsed().plusNanos(nanos - reactor.nanos()).toMillis();
  }
}
