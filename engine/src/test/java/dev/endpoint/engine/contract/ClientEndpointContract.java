package dev.endpoint.engine.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.endpoint.engine.endpoint.Attempt;
import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.endpoint.ListeningPort;
import dev.endpoint.engine.testing.RecordingProtocol;
import dev.endpoint.engine.testing.RecordingProtocol.Callback;
import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Failure.Kind;
import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.ProtocolFactory;
import dev.endpoint.engine.transport.Transport;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What every client endpoint promises, as in `engine/docs/transport.md`.
abstract class ClientEndpointContract {
  private static final Duration LONG = Duration.ofMinutes(5);

  private final List<RecordingProtocol> peers = new ArrayList<>();
  private final RecordingProtocol our = new RecordingProtocol();
  private Ways ways;
  private Rig rig;
  private ListeningPort port;

  /// A fresh place, for one test.
  abstract Ways newWays() throws Exception;

  @BeforeEach
  void setUp() throws Exception {
    ways = newWays();
    rig = ways.rig();
    port = Outcome.of(rig, () -> ways.server().listen(peer -> newPeer())).result();
  }

  @AfterEach
  void nothingIsLeftOpen() throws Exception {
    port.stopListening();
    rig.run(() -> peers.forEach(peer -> peer.transport().abort()));
    rig.settle();
    int open = rig.open();
    List<String> reports = rig.takeReports();
    ways.close();
    rig.close();
    assertEquals(0, open, "ends, dials and listeners left open");
    assertEquals(List.of(), reports);
  }

  /// Ends this place, where nothing must be open, and makes another one.
  private void startAfresh() throws Exception {
    nothingIsLeftOpen();
    peers.clear();
    setUp();
  }

  private Protocol newPeer() {
    RecordingProtocol peer = new RecordingProtocol();
    peers.add(peer);
    return peer;
  }

  private ClientEndpoint endpoint() throws Exception {
    return ways.clientOf(port.address());
  }

  private Outcome<Protocol> connect(ClientEndpoint endpoint, ProtocolFactory factory)
      throws Exception {
    return Outcome.of(rig, () -> endpoint.connect(factory));
  }

  /// Only what the listener holds is open on our side, and every peer was told that it is over.
  private void nothingOfOursIsOpen() throws Exception {
    rig.settle();
    onlyTheListenerIsOpen();
    rig.settle();
    assertEquals(1, rig.open(), "the listener alone");
  }

  /// Peers may still be on their way in, where they talk before the payload.
  private void onlyTheListenerIsOpen() throws Exception {
    rig.until(
        "the listener alone is open",
        () -> {
          peers.forEach(peer -> peer.transport().abort());
          return isOpen(1);
        });
  }

  private boolean isOpen(int expected) {
    try {
      return rig.open() == expected;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private void closeOurs() throws Exception {
    rig.run(() -> our.transport().abort());
    rig.until("closed comes", () -> our.closeReason() != null);
  }

  @Test
  void theOutcomeIsTheProtocolOnceItIsConnected() throws Exception {
    List<String> order = new ArrayList<>();
    our.on(Callback.CONNECTED, transport -> order.add("connected"));
    Outcome<Protocol> outcome =
        connect(
            endpoint(),
            peer -> {
              order.add("built for " + ways.isPeer(peer, port.address()));
              return our;
            });
    rig.run(() -> outcome.attempt().outcome().thenRun(() -> order.add("outcome")));
    assertSame(our, outcome.result());
    assertEquals(List.of("built for true", "connected", "outcome"), order);
    rig.until("the peer is there", () -> peers.size() == 1);
    rig.run(() -> our.say("there"));
    rig.run(() -> peers.getFirst().say("and back"));
    rig.until("it arrives", () -> peers.getFirst().receivedText().equals("there"));
    rig.until("it comes back", () -> our.receivedText().equals("and back"));
    closeOurs();
  }

  @Test
  void nothingIsCalledBackBeforeConnectReturns() throws Exception {
    List<String> calls = new ArrayList<>();
    Attempt<Protocol> attempt =
        rig.ask(
            () -> {
              Attempt<Protocol> started =
                  endpoint()
                      .connect(
                          peer -> {
                            calls.add("built");
                            return our;
                          });
              started.observe((nanos, step) -> calls.add("step"));
              started.outcome().whenComplete((result, thrown) -> calls.add("outcome"));
              assertEquals(List.of(), calls);
              return started;
            });
    Outcome.of(rig, () -> attempt).result();
    assertFalse(calls.isEmpty());
    closeOurs();
  }

  @Test
  void connectingAndCancellingWorkFromAnyThread() throws Exception {
    ClientEndpoint silence = ways.clientOfSilence(LONG);
    Outcome<Protocol> one = rig.elsewhere(() -> connect(endpoint(), peer -> our));
    assertSame(our, one.result());
    Outcome<Protocol> two = rig.elsewhere(() -> connect(silence, peer -> new RecordingProtocol()));
    rig.until("it is under way", () -> !two.steps().isEmpty());
    rig.elsewhere(
        () -> {
          two.attempt().cancel();
          return null;
        });
    assertEquals(Kind.CANCELLED, two.failure().kind());
    closeOurs();
  }

  @Test
  void anEndpointCanConnectAgainAndAgain() throws Exception {
    assumeFalse(ways.once(), "it can be had once");
    ClientEndpoint endpoint = endpoint();
    RecordingProtocol second = new RecordingProtocol();
    Outcome<Protocol> one = connect(endpoint, peer -> our);
    Outcome<Protocol> two = connect(endpoint, peer -> second);
    assertSame(our, one.result());
    assertSame(second, two.result());
    rig.until("both peers are there", () -> peers.size() == 2);
    assertNotSame(our.transport(), second.transport());
    rig.run(() -> second.transport().abort());
    rig.run(() -> our.say("unharmed"));
    rig.until(
        "the other goes on",
        () -> peers.stream().anyMatch(peer -> peer.receivedText().equals("unharmed")));
    closeOurs();
  }

  @Test
  void nobodyThereIsARefusalInWords() throws Exception {
    Failure failure = connect(ways.clientOfNobody(), peer -> our).failure();
    assertEquals(Kind.REFUSED, failure.kind());
    assertEquals("connecting", failure.stage());
    assertFalse(failure.target().isEmpty());
    assertFalse(failure.message().isEmpty());
    assertFalse(failure.meaning().isEmpty());
    assertEquals(List.of(), our.events());
    nothingOfOursIsOpen();
  }

  @Test
  void silenceEndsAtTheDeadline() throws Exception {
    Duration patience = ways.patience();
    Outcome<Protocol> outcome = connect(ways.clientOfSilence(patience), peer -> our);
    rig.pass(patience);
    Failure failure = outcome.failure();
    assertEquals(Kind.TIMED_OUT, failure.kind());
    assertEquals("connecting", failure.stage());
    BigDecimal seconds = BigDecimal.valueOf(patience.toMillis(), 3).stripTrailingZeros();
    String after = "after " + seconds.toPlainString() + " s";
    assertTrue(failure.message().endsWith(after), failure.message());
    nothingOfOursIsOpen();
  }

  @Test
  void silenceEndsAtOnceWhenCancelled() throws Exception {
    Outcome<Protocol> outcome = connect(ways.clientOfSilence(LONG), peer -> our);
    rig.until("it is under way", () -> !outcome.steps().isEmpty());
    rig.settle();
    assertFalse(outcome.isTold());
    int before = rig.open();
    rig.run(
        () -> {
          outcome.attempt().cancel();
          assertTrue(outcome.isTold(), "on the reactor thread it takes effect at once");
          assertTrue(rig.open() < before, "and the socket is closed already");
        });
    Failure failure = outcome.failure();
    assertEquals(Kind.CANCELLED, failure.kind());
    assertEquals("connecting", failure.stage());
    assertFalse(failure.target().isEmpty());
    nothingOfOursIsOpen();
  }

  @Test
  void cancelledBeforeItsFirstTurnItDoesNothing() throws Exception {
    Outcome<Protocol> outcome =
        rig.ask(
            () -> {
              Outcome<Protocol> started = connect(endpoint(), peer -> our);
              started.attempt().cancel();
              return started;
            });
    assertEquals(Kind.CANCELLED, outcome.failure().kind());
    assertEquals(List.of(), outcome.steps());
    assertEquals(List.of(), peers);
    nothingOfOursIsOpen();
  }

  @Test
  void cancelledAtAnyStepOfASuccessItLeavesNothingOpen() throws Exception {
    int steps = connectedSteps();
    for (int i = 0; i < steps; i++) {
      if (ways.once()) {
        startAfresh();
      }
      RecordingProtocol never = new RecordingProtocol();
      int number = i;
      Outcome<Protocol> outcome =
          Outcome.cancelledAt(rig, number, () -> endpoint().connect(peer -> never));
      Failure failure = outcome.failure();
      assertEquals(Kind.CANCELLED, failure.kind(), "cancelled at step " + i);
      assertFalse(failure.target().isEmpty());
      assertEquals(List.of(), never.events());
      nothingOfOursIsOpen();
    }
  }

  private int connectedSteps() throws Exception {
    Outcome<Protocol> outcome = connect(endpoint(), peer -> our);
    outcome.result();
    closeOurs();
    assertFalse(outcome.steps().isEmpty());
    return outcome.steps().size();
  }

  @Test
  void cancelledAtAnyStepOfAFailureItLeavesNothingOpen() throws Exception {
    Outcome<Protocol> whole = connect(ways.clientOfNobody(), peer -> our);
    whole.failure();
    for (int i = 0; i < whole.steps().size(); i++) {
      int number = i;
      Outcome<Protocol> outcome =
          Outcome.cancelledAt(rig, number, () -> ways.clientOfNobody().connect(peer -> our));
      assertEquals(Kind.CANCELLED, outcome.failure().kind(), "cancelled at step " + i);
      nothingOfOursIsOpen();
    }
  }

  @Test
  void cancelledWhileItsProtocolIsBuiltItLeavesNothingOpen() throws Exception {
    AtomicReference<Outcome<Protocol>> outcome = new AtomicReference<>();
    rig.run(
        () ->
            outcome.set(
                connect(
                    endpoint(),
                    peer -> {
                      outcome.get().attempt().cancel();
                      return our;
                    })));
    assertEquals(Kind.CANCELLED, outcome.get().failure().kind());
    assertEquals(List.of(), our.events(), "a protocol that is not connected hears nothing");
    nothingOfOursIsOpen();
  }

  @Test
  void cancelledInConnectedItAbortsTheConnection() throws Exception {
    AtomicReference<Outcome<Protocol>> outcome = new AtomicReference<>();
    our.on(Callback.CONNECTED, transport -> outcome.get().attempt().cancel());
    rig.run(() -> outcome.set(connect(endpoint(), peer -> our)));
    assertEquals(Kind.CANCELLED, outcome.get().failure().kind());
    assertEquals(List.of("connected", "aborted by you"), our.events());
    nothingOfOursIsOpen();
  }

  @Test
  void cancellingTwiceOrTooLateDoesNothing() throws Exception {
    Outcome<Protocol> cancelled = connect(ways.clientOfSilence(LONG), peer -> our);
    cancelled.attempt().cancel();
    cancelled.attempt().cancel();
    assertEquals(Kind.CANCELLED, cancelled.failure().kind());
    Outcome<Protocol> connected = connect(endpoint(), peer -> our);
    connected.result();
    connected.attempt().cancel();
    rig.settle();
    assertSame(our, connected.result());
    rig.until("the peer is there", () -> peers.size() == 1);
    rig.run(() -> our.say("alive"));
    rig.until("it arrives", () -> peers.getFirst().receivedText().equals("alive"));
    closeOurs();
  }

  @Test
  void aFactoryThatWantsNoneFailsTheAttemptAndClosesTheConnection() throws Exception {
    Failure failure = connect(endpoint(), peer -> null).failure();
    assertEquals(Kind.NO_PROTOCOL, failure.kind());
    peersAreClosed();
    nothingOfOursIsOpen();
  }

  @Test
  void aFactoryThatRaisesFailsTheAttemptAndClosesTheConnection() throws Exception {
    IllegalStateException raised = new IllegalStateException("raised on purpose");
    Failure failure =
        connect(
                endpoint(),
                peer -> {
                  throw raised;
                })
            .failure();
    assertEquals(Kind.PROTOCOL_RAISED, failure.kind());
    assertSame(raised, failure.cause());
    assertEquals(List.of("raised on purpose"), rig.takeReports());
    peersAreClosed();
    nothingOfOursIsOpen();
  }

  @Test
  void aProtocolThatRaisesInConnectedFailsTheAttemptAndIsTold() throws Exception {
    our.raisingIn(Callback.CONNECTED);
    Failure failure = connect(endpoint(), peer -> our).failure();
    assertEquals(Kind.PROTOCOL_RAISED, failure.kind());
    assertInstanceOf(CloseReason.Broken.class, our.closeReason());
    assertEquals(2, our.events().size(), "connected, then closed: " + our.events());
    assertEquals(List.of("raised on purpose in CONNECTED"), rig.takeReports());
    peersAreClosed();
    nothingOfOursIsOpen();
  }

  private void peersAreClosed() throws Exception {
    rig.settle();
    rig.until(
        "whoever was accepted hears the end",
        () -> peers.stream().allMatch(ClientEndpointContract::heardTheEnd));
  }

  @Test
  void aProtocolMayCloseInConnected() throws Exception {
    our.on(Callback.CONNECTED, Transport::close);
    assertSame(our, connect(endpoint(), peer -> our).result());
    rig.until("closed comes", () -> our.closeReason() != null);
    assertEquals(List.of("connected", "closed by you"), our.events());
    rig.until("the peer hears it", () -> peers.size() == 1 && heardTheEnd(peers.getFirst()));
    nothingOfOursIsOpen();
  }

  private static boolean heardTheEnd(RecordingProtocol peer) {
    return peer.closeReason() != null || peer.events().contains("finished");
  }
}
