package dev.endpoint.engine.type.tls;

import dev.endpoint.engine.endpoint.Attempt;
import dev.endpoint.engine.endpoint.ListeningPort;
import dev.endpoint.engine.layer.LayeredClient;
import dev.endpoint.engine.layer.LayeredServer;
import dev.endpoint.engine.layer.PlainEndpoints;
import dev.endpoint.engine.layer.Preparation;
import dev.endpoint.engine.testing.BlockingCall;
import dev.endpoint.engine.testing.FakeReactor;
import dev.endpoint.engine.testing.MemoryNetwork;
import dev.endpoint.engine.testing.RecordingProtocol;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Protocol;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;

/// A TLS client and a TLS server of ours in memory and virtual time.
final class TlsPair {
  static final SocketAddress ADDRESS = PlainEndpoints.loopback(4433);
  static final Duration LIMIT = Duration.ofSeconds(30);

  final FakeReactor reactor = new FakeReactor();
  final MemoryNetwork network = new MemoryNetwork(reactor);
  final RecordingProtocol client = new RecordingProtocol();
  final RecordingProtocol server = new RecordingProtocol();
  final List<Failure> troubles = new ArrayList<>();

  /// Whether the listener wants nobody.
  boolean refusing;

  ListeningPort port;
  Attempt<Protocol> attempt;
  private Attempt<ListeningPort> listening;

  TlsPair() {
    this(true);
  }

  /// @param running whether blocking calls run by themselves; otherwise see [#runTasks]
  TlsPair(boolean running) {
    // The wall clock of the fake stands in the past; certificates are judged by the JDK's.
    reactor.jumpWallClock(Duration.between(reactor.wallClock(), Forge.NOW));
    if (running) {
      reactor.letBlockingCallsRun();
    }
  }

  /// Runs up to this many blocking calls, one after the other; returns whether it could.
  boolean runTasks(int most) {
    for (int i = 0; i < most; i++) {
      List<BlockingCall> calls = reactor.blockingCalls();
      if (calls.isEmpty()) {
        return false;
      }
      calls.getFirst().run();
      run();
    }
    return !reactor.blockingCalls().isEmpty();
  }

  /// Listens when blocking calls do not run by themselves.
  TlsPair listenByHand(Identity identity) {
    start(fixed(identity), ServerSettings.plain());
    run();
    runTasks(1);
    return listening();
  }

  TlsPair listen(ServerIdentities identities, ServerSettings settings) {
    start(identities, settings);
    run();
    return listening();
  }

  private TlsPair listening() {
    port = listening.outcome().toCompletableFuture().join();
    port.onTrouble(troubles::add);
    return this;
  }

  private void start(ServerIdentities identities, ServerSettings settings) {
    listening =
        new LayeredServer(
                reactor,
                PlainEndpoints.server(reactor, network, ADDRESS),
                new LayeredServer.Plan("port 4433", "securing", LIMIT, ""),
                Preparation.blocking(() -> ServerLayering.prepare(identities, settings, reactor)))
            .listen(peer -> refusing ? null : server);
  }

  /// Listens with this identity and no client certificates.
  TlsPair listen(Identity identity) {
    return listen(fixed(identity), ServerSettings.plain());
  }

  static ServerIdentities fixed(Identity identity) {
    return new ServerIdentities() {
      @Override
      public Loaded load() {
        return new Loaded(List.of(identity), List.of());
      }

      @Override
      public Object fingerprint() {
        return "fixed";
      }
    };
  }

  Attempt<Protocol> start(ClientSettings settings) {
    attempt =
        new LayeredClient(
                reactor,
                PlainEndpoints.client(reactor, network, ADDRESS),
                new LayeredClient.Plan("host:4433", "securing", LIMIT, LIMIT, "It is silent."),
                Preparation.blocking(() -> ClientLayering.prepare(settings, reactor)))
            .connect(peer -> client);
    return attempt;
  }

  TlsPair connect(ClientSettings settings) {
    start(settings);
    reactor.runUntilIdle();
    return this;
  }

  /// Connects, and it works.
  TlsPair secured(ClientSettings settings) {
    connect(settings);
    Failure failure = failure();
    Assertions.assertNull(failure, () -> String.valueOf(failure));
    Assertions.assertEquals("connected", client.events().getFirst());
    return this;
  }

  Failure failure() {
    return PlainEndpoints.failureOf(attempt);
  }

  void run() {
    reactor.runUntilIdle();
  }

  /// Stops the listener; nothing is left.
  void expectNothingLeft() {
    port.stopListening();
    run();
    network.expectNothingOpen();
    Assertions.assertEquals(0, reactor.timers(), "timers");
    Assertions.assertEquals(List.of(), reactor.reports());
    Assertions.assertEquals(List.of(), reactor.blockingCalls());
  }

  static ClientSettings trusting(Path roots, String name) {
    return new ClientSettings(name, true, true, null, null, roots, List.of(), List.of(), List.of());
  }

  static ClientSettings trusting(Path roots, String name, String version) {
    return new ClientSettings(
        name, true, true, null, null, roots, List.of(), List.of(version), List.of());
  }
}
