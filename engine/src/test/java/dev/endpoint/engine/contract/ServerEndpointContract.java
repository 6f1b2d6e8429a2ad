package dev.endpoint.engine.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.endpoint.Attempt;
import dev.endpoint.engine.endpoint.ListeningPort;
import dev.endpoint.engine.endpoint.ServerEndpoint;
import dev.endpoint.engine.testing.RecordingProtocol;
import dev.endpoint.engine.testing.RecordingProtocol.Callback;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Failure.Kind;
import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.ProtocolFactory;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every server endpoint promises, as in `engine/docs/transport.md`.
abstract class ServerEndpointContract {
  private final List<RecordingProtocol> accepted = new ArrayList<>();
  private final List<SocketAddress> peersSeen = new ArrayList<>();
  private final List<RecordingProtocol> clients = new ArrayList<>();
  private Ways ways;
  private Rig rig;

  /// A fresh place, for one test.
  abstract Ways newWays() throws Exception;

  @BeforeEach
  void setUp() throws Exception {
    ways = newWays();
    rig = ways.rig();
  }

  @AfterEach
  void nothingIsLeftOpen() throws Exception {
    rig.run(
        () -> {
          clients.forEach(client -> client.transport().abort());
          accepted.forEach(peer -> peer.transport().abort());
        });
    rig.settle();
    int open = rig.open();
    List<String> reports = rig.takeReports();
    ways.close();
    rig.close();
    assertEquals(0, open, "ends, dials and listeners left open");
    assertEquals(List.of(), reports);
  }

  private Protocol accept(SocketAddress peer) {
    RecordingProtocol protocol = new RecordingProtocol();
    accepted.add(protocol);
    peersSeen.add(peer);
    return protocol;
  }

  private ListeningPort listen(ServerEndpoint endpoint) throws Exception {
    return listen(endpoint, this::accept);
  }

  private ListeningPort listen(ServerEndpoint endpoint, ProtocolFactory factory) throws Exception {
    return Outcome.of(rig, () -> endpoint.listen(factory)).result();
  }

  private RecordingProtocol client(ListeningPort port) throws Exception {
    RecordingProtocol client = new RecordingProtocol();
    Outcome.of(rig, () -> ways.clientOf(port.address()).connect(peer -> client)).result();
    clients.add(client);
    return client;
  }

  /// Connects and hears the end; a reset may be quicker than the connect itself.
  private void turnedAway(ListeningPort port) throws Exception {
    RecordingProtocol client = new RecordingProtocol();
    client.on(Callback.FINISHED, transport -> transport.close());
    boolean[] failed = new boolean[1];
    rig.run(
        () ->
            ways.clientOf(port.address())
                .connect(peer -> client)
                .outcome()
                .whenComplete((result, thrown) -> failed[0] = thrown != null));
    rig.until("it hears the end", () -> failed[0] || client.closeReason() != null);
  }

  private void stop(ListeningPort port) throws Exception {
    boolean[] stopped = new boolean[1];
    port.stopListening().whenComplete((none, thrown) -> stopped[0] = thrown == null);
    rig.until("it has stopped", () -> stopped[0]);
  }

  private void talk(RecordingProtocol from, RecordingProtocol to, String words) throws Exception {
    rig.run(() -> from.say(words));
    rig.until("'" + words + "' arrives", () -> to.receivedText().endsWith(words));
  }

  @Test
  void eachConnectionGetsAProtocolOfItsOwnAndKnowsItsPeer() throws Exception {
    Assumptions.assumeFalse(ways.oneClient(), "it has one client");
    ListeningPort port = listen(ways.server());
    RecordingProtocol one = client(port);
    rig.until("the first is accepted", () -> accepted.size() == 1);
    RecordingProtocol two = client(port);
    rig.until("the second is accepted", () -> accepted.size() == 2);
    assertEquals(one.transport().localAddress(), peersSeen.get(0));
    assertEquals(two.transport().localAddress(), peersSeen.get(1));
    talk(one, accepted.get(0), "one there");
    talk(accepted.get(0), one, "one back");
    talk(two, accepted.get(1), "two there");
    talk(accepted.get(1), two, "two back");
    stop(port);
  }

  @Test
  void nothingIsCalledBackBeforeListenReturns() throws Exception {
    List<String> calls = new ArrayList<>();
    Attempt<ListeningPort> started =
        rig.ask(
            () -> {
              var attempt = ways.server().listen(this::accept);
              attempt.observe((nanos, step) -> calls.add("step"));
              attempt.outcome().whenComplete((port, thrown) -> calls.add("outcome"));
              assertEquals(List.of(), calls);
              return attempt;
            });
    stop(Outcome.of(rig, () -> started).result());
    assertFalse(calls.isEmpty());
  }

  @Test
  void anAddressInUseIsExplained() throws Exception {
    Assumptions.assumeFalse(ways.once(), "it can be had once");
    ListeningPort port = listen(ways.server());
    ServerEndpoint second = ways.serverAt(port.address());
    Failure failure = Outcome.of(rig, () -> second.listen(this::accept)).failure();
    assertEquals(Kind.ADDRESS_IN_USE, failure.kind());
    assertEquals("listening", failure.stage());
    assertFalse(failure.target().isEmpty());
    assertFalse(failure.meaning().isEmpty());
    talk(client(port), waitForAccepted(), "the first is unharmed");
    stop(port);
  }

  private RecordingProtocol waitForAccepted() throws Exception {
    rig.until("it is accepted", () -> !accepted.isEmpty());
    return accepted.getLast();
  }

  @Test
  void stoppingLeavesEstablishedConnectionsAndTurnsNewOnesAway() throws Exception {
    ListeningPort port = listen(ways.server());
    RecordingProtocol client = client(port);
    RecordingProtocol peer = waitForAccepted();
    stop(port);
    if (!ways.oneClient()) {
      Failure failure =
          Outcome.of(
                  rig,
                  () -> ways.clientOf(port.address()).connect(address -> new RecordingProtocol()))
              .failure();
      assertEquals(Kind.REFUSED, failure.kind());
    }
    talk(client, peer, "still there");
    talk(peer, client, "here too");
  }

  @Test
  void stoppingIsIdempotent() throws Exception {
    ListeningPort port = listen(ways.server());
    CompletionStage<Void> first = port.stopListening();
    assertSame(first, port.stopListening());
    stop(port);
    assertSame(first, port.stopListening());
    stop(port);
  }

  @Test
  void stoppingCompletesOnTheReactorThreadInALaterTurn() throws Exception {
    ListeningPort port = listen(ways.server());
    boolean[] told = new boolean[2];
    rig.run(
        () -> {
          port.stopListening()
              .whenComplete(
                  (none, thrown) -> {
                    told[0] = true;
                    told[1] = rig.engine().reactor().inReactor();
                  });
          assertFalse(told[0]);
        });
    rig.until("it has stopped", () -> told[0]);
    assertTrue(told[1]);
  }

  @Test
  void listeningAndStoppingWorkFromAnyThread() throws Exception {
    Attempt<ListeningPort> started = rig.elsewhere(() -> ways.server().listen(this::accept));
    ListeningPort port = Outcome.of(rig, () -> started).result();
    talk(client(port), waitForAccepted(), "hello");
    boolean[] stopped = new boolean[1];
    rig.elsewhere(() -> port.stopListening().whenComplete((none, thrown) -> stopped[0] = true));
    rig.until("it has stopped", () -> stopped[0]);
  }

  @Test
  void aStoppedEndpointCanListenAgainAtOnceEvenWithOldConnectionsOpen() throws Exception {
    Assumptions.assumeFalse(ways.once(), "it can be had once");
    ListeningPort first = listen(ways.server());
    ServerEndpoint endpoint = ways.serverAt(first.address());
    stop(first);
    for (int i = 0; i < 3; i++) {
      ListeningPort port = listen(endpoint);
      assertEquals(first.address(), port.address());
      int before = accepted.size();
      RecordingProtocol client = client(port);
      rig.until("it is accepted", () -> accepted.size() == before + 1);
      talk(client, accepted.getLast(), "round " + i);
      stop(port);
    }
  }

  @Test
  void oneEndpointMayListenTwiceWhereTheSystemChoosesTheAddress() throws Exception {
    Assumptions.assumeTrue(ways.systemChooses(), "its address is given");
    ServerEndpoint endpoint = ways.server();
    ListeningPort one = listen(endpoint);
    ListeningPort two = listen(endpoint);
    assertNotEquals(one.address(), two.address());
    stop(one);
    talk(client(two), waitForAccepted(), "the other goes on");
    stop(two);
  }

  @Test
  void cancelledAtAnyStepItLeavesNothingOpen() throws Exception {
    Outcome<ListeningPort> whole = Outcome.of(rig, () -> ways.server().listen(this::accept));
    stop(whole.result());
    assertFalse(whole.steps().isEmpty());
    rig.run(() -> accepted.forEach(peer -> peer.transport().abort()));
    for (int i = 0; i < whole.steps().size(); i++) {
      int number = i;
      Outcome<ListeningPort> outcome =
          Outcome.cancelledAt(rig, number, () -> ways.server().listen(this::accept));
      assertEquals(Kind.CANCELLED, outcome.failure().kind(), "cancelled at step " + i);
      assertEquals(0, rig.open(), "ends, dials and listeners");
    }
  }

  @Test
  void cancelledBeforeItsFirstTurnItDoesNothing() throws Exception {
    Outcome<ListeningPort> outcome =
        rig.ask(
            () -> {
              var started = Outcome.of(rig, () -> ways.server().listen(this::accept));
              started.attempt().cancel();
              return started;
            });
    assertEquals(Kind.CANCELLED, outcome.failure().kind());
    assertEquals(List.of(), outcome.steps());
  }

  @Test
  void cancellingTooLateDoesNothing() throws Exception {
    Outcome<ListeningPort> outcome = Outcome.of(rig, () -> ways.server().listen(this::accept));
    ListeningPort port = outcome.result();
    outcome.attempt().cancel();
    talk(client(port), waitForAccepted(), "still listening");
    stop(port);
  }

  private void theNextIsWelcome(ListeningPort port) throws Exception {
    if (!ways.oneClient()) {
      talk(client(port), waitForAccepted(), "the next one is welcome");
    }
  }

  @Test
  void aFactoryThatWantsNoneTurnsAwayThatConnectionOnly() throws Exception {
    int[] asked = new int[1];
    ListeningPort port = listen(ways.server(), peer -> asked[0]++ == 0 ? null : accept(peer));
    turnedAway(port);
    theNextIsWelcome(port);
    stop(port);
  }

  @Test
  void aFactoryThatRaisesTurnsAwayThatConnectionOnlyAndIsReported() throws Exception {
    int[] asked = new int[1];
    ListeningPort port =
        listen(
            ways.server(),
            peer -> {
              if (asked[0]++ == 0) {
                throw new IllegalStateException("raised on purpose");
              }
              return accept(peer);
            });
    turnedAway(port);
    assertEquals(List.of("raised on purpose"), rig.takeReports());
    theNextIsWelcome(port);
    stop(port);
  }

  @Test
  void aProtocolThatRaisesInConnectedEndsThatConnectionOnlyAndIsReported() throws Exception {
    RecordingProtocol raising = new RecordingProtocol().raisingIn(Callback.CONNECTED);
    int[] asked = new int[1];
    ListeningPort port = listen(ways.server(), peer -> asked[0]++ == 0 ? raising : accept(peer));
    turnedAway(port);
    assertEquals(2, raising.events().size(), "connected, then closed: " + raising.events());
    assertEquals(List.of("raised on purpose in CONNECTED"), rig.takeReports());
    theNextIsWelcome(port);
    stop(port);
  }

  @Test
  void aListenerMayBeStoppedByTheConnectionItAccepts() throws Exception {
    ListeningPort[] port = new ListeningPort[1];
    Outcome.of(
            rig,
            () -> {
              var attempt =
                  ways.server()
                      .listen(
                          peer -> {
                            port[0].stopListening();
                            return accept(peer);
                          });
              attempt.outcome().thenAccept(up -> port[0] = up);
              return attempt;
            })
        .result();
    RecordingProtocol client = client(port[0]);
    talk(client, waitForAccepted(), "the last one in");
    stop(port[0]);
  }

  @Test
  void aNewcomerMayBeAbortedWhileItsProtocolIsConnected() throws Exception {
    RecordingProtocol aborting =
        new RecordingProtocol().on(Callback.CONNECTED, transport -> transport.abort());
    ListeningPort port = listen(ways.server(), peer -> aborting);
    turnedAway(port);
    rig.until("so does the other", () -> aborting.closeReason() != null);
    assertEquals(List.of("connected", "aborted by you"), aborting.events());
    stop(port);
  }
}
