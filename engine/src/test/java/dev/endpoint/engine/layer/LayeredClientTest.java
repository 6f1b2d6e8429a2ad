package dev.endpoint.engine.layer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.endpoint.Attempt;
import dev.endpoint.engine.endpoint.Step;
import dev.endpoint.engine.testing.Answer;
import dev.endpoint.engine.testing.FakeReactor;
import dev.endpoint.engine.testing.MemoryNetwork;
import dev.endpoint.engine.testing.RecordingProtocol;
import dev.endpoint.engine.testing.RecordingProtocol.Callback;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Failure.Kind;
import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.ProtocolFactory;
import dev.endpoint.engine.transport.Wire;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LayeredClientTest {
  private static final SocketAddress ADDRESS = PlainEndpoints.loopback(4000);
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final FakeReactor reactor = new FakeReactor();
  private final MemoryNetwork network = new MemoryNetwork(reactor);
  private final RecordingProtocol protocol = new RecordingProtocol();
  private final RecordingProtocol peer = new RecordingProtocol();

  private LayeredClient client(Duration overall) {
    return new LayeredClient(
        reactor,
        PlainEndpoints.client(reactor, network, ADDRESS),
        new LayeredClient.Plan("the hall", "greeting", overall, LIMIT, "Nobody is in."),
        Preparation.ready(Greeting.layering(true)));
  }

  private Attempt<Protocol> connect() {
    return connect(remote -> protocol);
  }

  private Attempt<Protocol> connect(ProtocolFactory factory) {
    network.answer(ADDRESS, Answer.accept());
    Attempt<Protocol> attempt = client(LIMIT).connect(factory);
    reactor.runUntilIdle();
    return attempt;
  }

  private void peerArrives() throws Exception {
    Wire wire = network.farEnds().getLast();
    wire.attach(peer);
    reactor.runUntilIdle();
  }

  private void expectNothingLeft() {
    peer.transport().abort();
    reactor.runUntilIdle();
    network.expectNothingOpen();
    assertEquals(0, reactor.timers());
    assertEquals(List.of(), reactor.reports());
  }

  @Test
  void theProtocolIsMadeOnlyWhenTheTalkHasSucceeded() throws Exception {
    List<String> built = new ArrayList<>();
    Attempt<Protocol> attempt =
        connect(
            remote -> {
              built.add(remote.toString());
              return protocol;
            });
    peerArrives();
    assertEquals("HELLO\n", peer.receivedText());
    assertEquals(List.of(), built);

    peer.say("YES\n");
    reactor.runUntilIdle();

    assertEquals(List.of(ADDRESS.toString()), built);
    assertEquals(protocol, attempt.outcome().toCompletableFuture().join());
    assertEquals(List.of("connected"), protocol.events());
    assertEquals("yes", protocol.transport().facets().getFirst().value());
    protocol.transport().abort();
    expectNothingLeft();
  }

  @Test
  void stepsTellOfTheInnerAttemptAndOfTheTalk() throws Exception {
    List<String> steps = new ArrayList<>();
    Attempt<Protocol> attempt = connect();
    attempt.observe((nanos, step) -> steps.add(step.getClass().getSimpleName()));
    peerArrives();
    peer.say("YES\n");
    reactor.runUntilIdle();
    assertEquals(List.of("Dialing", "Dialed", "Negotiating", "Negotiated"), steps);
  }

  @Test
  void aRefusalEndsTheAttemptWithItsWords() throws Exception {
    Attempt<Protocol> attempt = connect();
    peerArrives();
    peer.say("NO\n");
    reactor.runUntilIdle();
    Failure failure = PlainEndpoints.failureOf(attempt);
    assertEquals("Impolite: NO", failure.message());
    assertEquals("greeting", failure.stage());
    assertEquals("the hall", failure.target());
    assertEquals(List.of(), protocol.events());
    expectNothingLeft();
  }

  @Test
  void aSilentPeerIsGivenUpAtTheDeadlineInTheStageOfTheLayer() throws Exception {
    Attempt<Protocol> attempt = connect();
    peerArrives();
    reactor.advance(LIMIT);
    Failure failure = PlainEndpoints.failureOf(attempt);
    assertEquals(Kind.TIMED_OUT, failure.kind());
    assertEquals("greeting", failure.stage());
    assertEquals("Nobody is in.", failure.meaning());
    expectNothingLeft();
  }

  @Test
  void theOneDeadlineCoversTheInnerAttemptToo() {
    network.answer(ADDRESS, Answer.hang());
    Attempt<Protocol> attempt = client(LIMIT).connect(remote -> protocol);
    reactor.advance(LIMIT);
    Failure failure = PlainEndpoints.failureOf(attempt);
    assertEquals(Kind.TIMED_OUT, failure.kind());
    assertEquals("connecting", failure.stage());
    network.expectNothingOpen();
  }

  @Test
  void withoutAnOverallDeadlineTheTalkHasItsOwn() throws Exception {
    network.answer(ADDRESS, Answer.accept().after(LIMIT.multipliedBy(3)));
    Attempt<Protocol> attempt = client(null).connect(remote -> protocol);
    reactor.advance(LIMIT.multipliedBy(3));
    peerArrives();
    assertNull(PlainEndpoints.failureOf(attempt));
    reactor.advance(LIMIT);
    assertEquals(Kind.TIMED_OUT, PlainEndpoints.failureOf(attempt).kind());
    expectNothingLeft();
  }

  @Test
  void aFailureOfTheInnerAttemptIsTheFailure() {
    network.answer(ADDRESS, Answer.refuse());
    Attempt<Protocol> attempt = client(LIMIT).connect(remote -> protocol);
    reactor.runUntilIdle();
    assertEquals(Kind.REFUSED, PlainEndpoints.failureOf(attempt).kind());
    assertEquals(0, reactor.timers());
  }

  @Test
  void aPeerThatHangsUpInTheTalkIsAFailure() throws Exception {
    Attempt<Protocol> attempt = connect();
    peerArrives();
    peer.transport().close();
    reactor.runUntilIdle();
    assertEquals(
        "the hall closed the connection while greeting",
        PlainEndpoints.failureOf(attempt).message());
    expectNothingLeft();
  }

  @Test
  void aPeerThatResetsInTheTalkIsAFailureOfThisStage() throws Exception {
    Attempt<Protocol> attempt = connect();
    peerArrives();
    peer.transport().abort();
    reactor.runUntilIdle();
    Failure failure = PlainEndpoints.failureOf(attempt);
    assertEquals(Kind.RESET, failure.kind());
    assertEquals("greeting", failure.stage());
    expectNothingLeft();
  }

  @Test
  void aTalkThatNeverEndsIsRefused() throws Exception {
    Attempt<Protocol> attempt = connect();
    peerArrives();
    peer.say("no line end in sight");
    reactor.runUntilIdle();
    assertEquals(
        "the hall sent too much while greeting", PlainEndpoints.failureOf(attempt).message());
    expectNothingLeft();
  }

  @Test
  void cancellingAfterAnyStepLeavesNothingOpen() throws Exception {
    for (int stop = 1; stop <= 4; stop++) {
      int last = stop;
      RecordingProtocol mine = new RecordingProtocol();
      RecordingProtocol other = new RecordingProtocol();
      network.answer(ADDRESS, Answer.accept());
      Attempt<Protocol> attempt = client(LIMIT).connect(remote -> mine);
      List<Step> steps = new ArrayList<>();
      attempt.observe(
          (nanos, step) -> {
            steps.add(step);
            if (steps.size() == last) {
              attempt.cancel();
            }
          });
      reactor.runUntilIdle();
      if (network.openEnds() > 0) {
        network.farEnds().getLast().attach(other);
        other.say("YES\n");
        reactor.runUntilIdle();
        other.transport().abort();
        reactor.runUntilIdle();
      }
      assertEquals(Kind.CANCELLED, PlainEndpoints.failureOf(attempt).kind(), "step " + stop);
      assertEquals(List.of(), mine.events(), "step " + stop);
      network.expectNothingOpen();
      assertEquals(0, reactor.timers());
    }
    assertEquals(List.of(), reactor.reports());
  }

  @Test
  void cancellingInsideConnectedClosesTheConnection() throws Exception {
    Attempt<Protocol>[] attempt = attemptSlot();
    protocol.on(Callback.CONNECTED, transport -> attempt[0].cancel());
    attempt[0] = connect();
    peerArrives();
    peer.say("YES\n");
    reactor.runUntilIdle();
    assertEquals(Kind.CANCELLED, PlainEndpoints.failureOf(attempt[0]).kind());
    assertEquals(List.of("connected", "aborted by you"), protocol.events());
    expectNothingLeft();
  }

  @SuppressWarnings("unchecked")
  private static Attempt<Protocol>[] attemptSlot() {
    return (Attempt<Protocol>[]) new Attempt<?>[1];
  }

  @Test
  void aProtocolThatRaisesInConnectedFailsTheAttemptAndHearsOfItsEnd() throws Exception {
    protocol.raisingIn(Callback.CONNECTED);
    Attempt<Protocol> attempt = connect();
    peerArrives();
    peer.say("YES\n");
    reactor.runUntilIdle();
    assertEquals(Kind.PROTOCOL_RAISED, PlainEndpoints.failureOf(attempt).kind());
    assertEquals(2, protocol.events().size());
    assertTrue(protocol.events().getLast().startsWith("ended by its own protocol"));
    assertEquals("connected", reactor.takeReports().getFirst().where());
    expectNothingLeft();
  }

  @Test
  void aFactoryThatWantsNoProtocolFailsTheAttempt() throws Exception {
    Attempt<Protocol> attempt = connect(remote -> null);
    peerArrives();
    peer.say("YES\n");
    reactor.runUntilIdle();
    assertEquals(Kind.NO_PROTOCOL, PlainEndpoints.failureOf(attempt).kind());
    expectNothingLeft();
  }

  @Test
  void aPreparationThatFailsDialsNothing() {
    LayeredClient client =
        new LayeredClient(
            reactor,
            PlainEndpoints.client(reactor, network, ADDRESS),
            new LayeredClient.Plan("the hall", "greeting", LIMIT, LIMIT, ""),
            Preparation.blocking(
                () -> {
                  throw new IllegalArgumentException("no manners");
                }));
    reactor.letBlockingCallsRun();
    Attempt<Protocol> attempt = client.connect(remote -> protocol);
    reactor.runUntilIdle();
    assertEquals("preparing", PlainEndpoints.failureOf(attempt).stage());
    assertEquals(List.of(), network.dials());
    assertEquals(0, reactor.timers());
  }

  @Test
  void cancellingWhilePreparingCancelsThePreparation() {
    LayeredClient client =
        new LayeredClient(
            reactor,
            PlainEndpoints.client(reactor, network, ADDRESS),
            new LayeredClient.Plan("the hall", "greeting", LIMIT, LIMIT, ""),
            Preparation.blocking(() -> Greeting.layering(true)));
    Attempt<Protocol> attempt = client.connect(remote -> protocol);
    reactor.runUntilIdle();
    attempt.cancel();
    assertEquals(Kind.CANCELLED, PlainEndpoints.failureOf(attempt).kind());
    assertEquals(List.of(), reactor.blockingCalls());
    assertEquals(0, reactor.timers());
  }

  @Test
  void everyCutOfTheTalkHasTheSameResult() throws Exception {
    String talk = "YES\npayload";
    for (int first = 0; first <= talk.length(); first++) {
      for (int second = first; second <= talk.length(); second++) {
        FakeReactor reactor = new FakeReactor();
        MemoryNetwork network = new MemoryNetwork(reactor).answer(ADDRESS, Answer.accept());
        RecordingProtocol mine = new RecordingProtocol();
        RecordingProtocol other = new RecordingProtocol();
        new LayeredClient(
                reactor,
                PlainEndpoints.client(reactor, network, ADDRESS),
                new LayeredClient.Plan("the hall", "greeting", LIMIT, LIMIT, ""),
                Preparation.ready(Greeting.layering(true)))
            .connect(remote -> mine);
        reactor.runUntilIdle();
        network.farEnds().getLast().attach(other);
        other.say(talk.substring(0, first));
        reactor.runUntilIdle();
        other.say(talk.substring(first, second));
        reactor.runUntilIdle();
        other.say(talk.substring(second));
        reactor.runUntilIdle();
        assertEquals("payload", mine.receivedText(), first + " " + second);
        assertEquals("connected", mine.events().getFirst());
      }
    }
  }

  @Test
  void randomBytesEndInOneFailureOrNone() throws Exception {
    Random random = new Random(7);
    for (int i = 0; i < 200; i++) {
      byte[] noise = new byte[random.nextInt(40)];
      random.nextBytes(noise);
      RecordingProtocol mine = new RecordingProtocol();
      RecordingProtocol other = new RecordingProtocol();
      network.answer(ADDRESS, Answer.accept());
      Attempt<Protocol> attempt = client(LIMIT).connect(remote -> mine);
      reactor.runUntilIdle();
      network.farEnds().getLast().attach(other);
      other.transport().write(java.nio.ByteBuffer.wrap(noise));
      reactor.advance(LIMIT);
      assertTrue(PlainEndpoints.failureOf(attempt) != null);
      other.transport().abort();
      reactor.runUntilIdle();
      network.expectNothingOpen();
    }
    assertEquals(List.of(), reactor.reports());
    assertEquals(0, reactor.timers());
  }

  @Test
  void aProtocolThatPausesAtOnceGetsItsPayloadWhenItResumes() throws Exception {
    protocol.on(Callback.CONNECTED, transport -> transport.pause());
    connect();
    peerArrives();
    peer.say("YES\nearly");
    peer.say(" and late");
    reactor.runUntilIdle();
    assertEquals("", protocol.receivedText());
    protocol.transport().resume();
    reactor.runUntilIdle();
    assertEquals("early and late", protocol.receivedText());
  }

  @Test
  void aProtocolThatRaisesAtPayloadHandedOverLateIsEnded() throws Exception {
    protocol.on(Callback.CONNECTED, transport -> transport.pause());
    protocol.raisingIn(Callback.RECEIVED);
    connect();
    peerArrives();
    peer.say("YES\nearly");
    reactor.runUntilIdle();
    protocol.transport().resume();
    reactor.runUntilIdle();
    assertTrue(protocol.events().getLast().startsWith("ended by its own protocol"));
    assertEquals(1, reactor.takeReports().size());
    expectNothingLeft();
  }

  @Test
  void extendingReachesTheInnerAttemptAndTheDeadline() {
    network.answer(ADDRESS, Answer.hang());
    Attempt<Protocol> attempt = client(LIMIT).connect(remote -> protocol);
    reactor.runUntilIdle();
    attempt.extend(LIMIT);
    reactor.advance(LIMIT);
    assertNull(PlainEndpoints.failureOf(attempt));
    reactor.advance(LIMIT);
    assertEquals(Kind.TIMED_OUT, PlainEndpoints.failureOf(attempt).kind());
  }
}
