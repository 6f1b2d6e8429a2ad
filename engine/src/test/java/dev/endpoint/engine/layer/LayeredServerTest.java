package dev.endpoint.engine.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.endpoint.engine.endpoint.Attempt;
import dev.endpoint.engine.endpoint.ListeningPort;
import dev.endpoint.engine.net.Network;
import dev.endpoint.engine.testing.FakeReactor;
import dev.endpoint.engine.testing.MemoryNetwork;
import dev.endpoint.engine.testing.RecordingProtocol;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Failure.Kind;
import dev.endpoint.engine.transport.Wire;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayeredServerTest {
  private static final SocketAddress ADDRESS = PlainEndpoints.loopback(4000);
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final FakeReactor reactor = new FakeReactor();
  private final MemoryNetwork network = new MemoryNetwork(reactor);
  private final List<RecordingProtocol> built = new ArrayList<>();
  private final List<Failure> troubles = new ArrayList<>();

  private Attempt<ListeningPort> listen(Preparation preparation) {
    Attempt<ListeningPort> attempt =
        new LayeredServer(
                reactor,
                PlainEndpoints.server(reactor, network, ADDRESS),
                new LayeredServer.Plan("port 4000", "greeting", LIMIT, "It may be shy."),
                preparation)
            .listen(
                peer -> {
                  built.add(new RecordingProtocol());
                  return built.getLast();
                });
    reactor.runUntilIdle();
    return attempt;
  }

  private ListeningPort listen() {
    ListeningPort port =
        listen(Preparation.ready(Greeting.layering(false))).outcome().toCompletableFuture().join();
    port.onTrouble(troubles::add);
    return port;
  }

  private RecordingProtocol visitor() {
    RecordingProtocol visitor = new RecordingProtocol();
    network.dial(
        ADDRESS,
        Network.DialOptions.defaults(),
        new Network.DialHandler() {
          @Override
          public void dialed(Wire wire) {
            try {
              wire.attach(visitor);
            } catch (Exception e) {
              throw new AssertionError(e);
            }
          }

          @Override
          public void failed(Failure failure) {
            throw new AssertionError(failure.message());
          }
        });
    reactor.runUntilIdle();
    return visitor;
  }

  private void stop(ListeningPort port) {
    port.stopListening();
    reactor.runUntilIdle();
    network.expectNothingOpen();
    assertEquals(0, reactor.timers());
    assertEquals(List.of(), reactor.reports());
  }

  @Test
  void aConnectionIsAnnouncedWhenItsTalkHasSucceeded() {
    ListeningPort port = listen();
    RecordingProtocol visitor = visitor();
    assertEquals(0, built.size());
    visitor.say("HELLO\nhow are you");
    reactor.runUntilIdle();
    assertEquals(1, built.size());
    assertEquals("how are you", built.getFirst().receivedText());
    assertEquals("YES\n", visitor.receivedText());
    built.getFirst().transport().close();
    visitor.transport().close();
    reactor.runUntilIdle();
    stop(port);
  }

  @Test
  void oneBadVisitorIsToldAndTheOthersAreServed() {
    ListeningPort port = listen();
    RecordingProtocol rude = visitor();
    RecordingProtocol polite = visitor();
    rude.say("HEY YOU\n");
    polite.say("HELLO\n");
    reactor.runUntilIdle();
    assertEquals(List.of("Impolite: HEY YOU"), troubles.stream().map(Failure::message).toList());
    assertEquals("NO\n", rude.receivedText());
    assertEquals(1, built.size());
    rude.transport().abort();
    polite.transport().abort();
    reactor.runUntilIdle();
    stop(port);
  }

  @Test
  void aSilentVisitorIsGivenUp() {
    ListeningPort port = listen();
    RecordingProtocol silent = visitor();
    reactor.advance(LIMIT);
    assertEquals(Kind.TIMED_OUT, troubles.getFirst().kind());
    assertEquals("It may be shy.", troubles.getFirst().meaning());
    assertEquals("reset by peer", silent.events().getLast());
    stop(port);
  }

  @Test
  void troublesAreToldAtMostOnceASecond() {
    ListeningPort port = listen();
    for (int i = 0; i < 3; i++) {
      visitor().say("RUDE\n");
      reactor.runUntilIdle();
    }
    assertEquals(1, troubles.size());
    reactor.advance(Duration.ofSeconds(1));
    visitor().say("RUDE\n");
    reactor.runUntilIdle();
    assertEquals(2, troubles.size());
    assertEquals("2 more connections failed shortly before.", troubles.getLast().meaning());
    port.stopListening();
  }

  @Test
  void stoppingClosesConnectionsThatAreNotUsableYetAndLeavesTheOthers() {
    ListeningPort port = listen();
    RecordingProtocol usable = visitor();
    usable.say("HELLO\n");
    RecordingProtocol talking = visitor();
    reactor.runUntilIdle();
    port.stopListening();
    reactor.runUntilIdle();
    assertEquals("reset by peer", talking.events().getLast());
    assertEquals(List.of("connected", "received 4"), usable.events());
    assertEquals(2, network.openEnds());
    usable.transport().abort();
    reactor.runUntilIdle();
    stop(port);
  }

  @Test
  void aPreparationThatFailsListensOnNothing() {
    reactor.letBlockingCallsRun();
    Attempt<ListeningPort> attempt =
        listen(
            Preparation.blocking(
                () -> {
                  throw new IllegalArgumentException("no manners");
                }));
    assertEquals("preparing", PlainEndpoints.failureOf(attempt).stage());
    network.expectNothingOpen();
  }

  @Test
  void theListenerCanBeStartedAgainAfterItWasStopped() {
    stop(listen());
    stop(listen());
    assertEquals(2, network.listens().size());
  }
}
