package dev.endpoint.engine.service;

import static dev.endpoint.engine.service.ClientBench.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.reactor.Cancellable;
import dev.endpoint.engine.syntax.EndpointSyntaxException;
import dev.endpoint.engine.testing.Answer;
import dev.endpoint.engine.testing.RecordingProtocol;
import dev.endpoint.engine.testing.RecordingProtocol.Callback;
import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.Transport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Trying, waiting, connecting and losing, in virtual time.
class ClientServiceTest {
  private final ClientBench bench;

  ClientServiceTest() throws EndpointSyntaxException {
    bench = new ClientBench().with(null);
  }

  @AfterEach
  void nothingIsLeft() {
    bench.service.stop();
    bench.settle();
    bench.fake.expectNothingLeft();
  }

  private void start(Answer answer) {
    bench.answer(answer).service.start();
    bench.settle();
  }

  @Test
  void waitsLongerAfterEachFailureUpToTheLimit() {
    start(Answer.refuse());
    bench.pass(Duration.ofSeconds(21));
    assertEquals(
        List.of(
            "0 idle",
            "0 connecting 1",
            "0 waiting 1 until 2000 REFUSED",
            "2000 connecting 2",
            "2000 waiting 2 until 6000 REFUSED",
            "6000 connecting 3",
            "6000 waiting 3 until 14000 REFUSED",
            "14000 connecting 4",
            "14000 waiting 4 until 22000 REFUSED"),
        bench.told());
  }

  @Test
  void aConnectionSetsTheCountBackAndItsEndIsTheFirstFailure() {
    start(Answer.refuse());
    bench.pass(SECOND);
    bench.answer(Answer.accept());
    bench.pass(Duration.ofSeconds(2));
    bench.serverCloses();
    bench.pass(Duration.ofSeconds(2));
    bench.servers.getLast().transport().abort();
    bench.settle();
    assertEquals(
        List.of(
            "0 idle",
            "0 connecting 1",
            "0 waiting 1 until 2000 REFUSED",
            "2000 connecting 2",
            "2000 connected",
            "3000 waiting 1 until 5000 OTHER",
            "5000 connecting 2",
            "5000 connected",
            "5000 waiting 1 until 7000 RESET"),
        bench.told());
  }

  @Test
  void saysWhyTheConnectionEndedInOrder() {
    start(Answer.accept());
    bench.serverCloses();
    Failure last = ((ClientState.Waiting) bench.service.state()).last();
    assertEquals("The connection with 127.0.0.1:80 was closed by peer", last.message());
    assertEquals("127.0.0.1:80", last.target());
    assertEquals("open", last.stage());
  }

  @Test
  void theTimeOfATryIsNotPartOfTheWait() {
    start(Answer.refuse().after(Duration.ofMillis(700)));
    bench.pass(Duration.ofMillis(3500));
    assertEquals(
        List.of(
            "0 idle",
            "0 connecting 1",
            "700 waiting 1 until 2700 REFUSED",
            "2700 connecting 2",
            "3400 waiting 2 until 7400 REFUSED"),
        bench.told());
  }

  @Test
  void aFactoryThatWantsNoConnectionCountsAsAFailure() {
    bench.service =
        new ClientService(
            bench.reactor, bench.endpoint, peer -> null, ClientBench.doubling(), null);
    start(Answer.accept());
    ClientState.Waiting waiting = (ClientState.Waiting) bench.service.state();
    assertEquals(Failure.Kind.NO_PROTOCOL, waiting.last().kind());
  }

  @Test
  void aProtocolThatRaisesCountsAsAFailureAndIsOver() {
    RecordingProtocol raising = new RecordingProtocol().raisingIn(Callback.CONNECTED);
    bench.service =
        new ClientService(
            bench.reactor, bench.endpoint, peer -> raising, ClientBench.doubling(), null);
    start(Answer.accept());
    ClientState.Waiting waiting = (ClientState.Waiting) bench.service.state();
    assertEquals(Failure.Kind.PROTOCOL_RAISED, waiting.last().kind());
    assertTrue(raising.closeReason() instanceof CloseReason.Broken, raising.events().toString());
    assertEquals(1, bench.reactor.takeReports().size());
  }

  @Test
  void aProtocolMayCloseWhenItIsConnected() {
    RecordingProtocol brief = new RecordingProtocol().on(Callback.CONNECTED, Transport::close);
    bench.service =
        new ClientService(
            bench.reactor, bench.endpoint, peer -> brief, ClientBench.doubling(), null);
    start(Answer.accept());
    bench.servers.getLast().transport().close();
    bench.settle();
    assertTrue(bench.service.state() instanceof ClientState.Waiting);
  }

  @Test
  void anEndpointThatRaisesIsReportedAndTriedAgain() {
    bench.service =
        new ClientService(
            bench.reactor,
            factory -> {
              throw new IllegalStateException("on purpose");
            },
            peer -> null,
            ClientBench.doubling(),
            null);
    start(Answer.refuse());
    assertTrue(bench.service.state() instanceof ClientState.Waiting);
    assertEquals(1, bench.reactor.takeReports().size());
  }

  @Test
  void aPolicyThatRaisesIsReportedAndAMinuteWaited() {
    bench.with(
        failures -> {
          throw new IllegalStateException("on purpose");
        },
        null);
    bench.told();
    start(Answer.refuse());
    assertEquals(List.of("0 connecting 1", "0 waiting 1 until 60000 REFUSED"), bench.told());
    assertEquals(1, bench.reactor.takeReports().size());
  }

  @Test
  void aPolicyMayWaitForAskingOnlyOrNotAtAll() {
    bench.with(failures -> Duration.ofSeconds(failures == 1 ? -1 : Long.MAX_VALUE), null);
    bench.told();
    start(Answer.refuse());
    bench.pass(Duration.ofDays(400).dividedBy(100_000));
    assertEquals(
        List.of(
            "0 connecting 1",
            "0 waiting 1 until 0 REFUSED",
            "0 connecting 2",
            "0 waiting 2 until 864000000000 REFUSED"),
        bench.told());
  }

  @Test
  void tryNowEndsTheWaitAndKeepsTheCount() {
    start(Answer.refuse());
    bench.pass(SECOND);
    bench.service.retryNow();
    bench.settle();
    assertEquals(
        List.of(
            "0 idle",
            "0 connecting 1",
            "0 waiting 1 until 2000 REFUSED",
            "1000 connecting 2",
            "1000 waiting 2 until 5000 REFUSED"),
        bench.told());
    assertEquals(1, bench.reactor.timers(), "the first wait is over");
  }

  @Test
  void tryNowDoesNothingWhereNothingWaits() {
    bench.service.retryNow();
    start(Answer.accept().after(SECOND));
    bench.service.retryNow();
    bench.pass(SECOND);
    bench.service.retryNow();
    bench.service.stop();
    bench.service.retryNow();
    bench.settle();
    bench.service.retryNow();
    bench.settle();
    assertEquals(
        List.of("0 idle", "0 connecting 1", "1000 connected", "1000 stopping", "1000 stopped"),
        bench.told());
    assertEquals(1, bench.fake.network().dials().size());
  }

  @Test
  void startingTwiceIsStartingOnce() {
    start(Answer.accept());
    start(Answer.accept());
    assertEquals(List.of("0 idle", "0 connecting 1", "0 connected"), bench.told());
  }

  @Test
  void allWhoWaitGetTheConnectionAndLaterOnesAtOnce() {
    List<Protocol> got = new ArrayList<>();
    bench.service.whenConnected().thenAccept(got::add);
    start(Answer.refuse());
    bench.service.whenConnected().thenAccept(got::add);
    bench.service.whenConnected(3).thenAccept(got::add);
    bench.answer(Answer.accept());
    bench.pass(Duration.ofSeconds(2));
    bench.service.whenConnected(1).thenAccept(got::add);
    assertEquals(4, got.size());
    got.forEach(each -> assertSame(bench.clients.getLast(), each));
  }

  @Test
  void eachWhoWaitsFailsAfterTheFailuresSinceItAsked() {
    bench.follow("one", bench.service.whenConnected(1));
    bench.follow("three", bench.service.whenConnected(3));
    CompletionStage<Protocol> patient = bench.service.whenConnected();
    start(Answer.refuse());
    bench.follow("late two", bench.service.whenConnected(2));
    bench.pass(Duration.ofSeconds(7));
    assertEquals(
        List.of(
            "0 idle",
            "0 connecting 1",
            "0 waiting 1 until 2000 REFUSED",
            "0 one REFUSED",
            "2000 connecting 2",
            "2000 waiting 2 until 6000 REFUSED",
            "6000 connecting 3",
            "6000 waiting 3 until 14000 REFUSED",
            "6000 three REFUSED",
            "6000 late two REFUSED"),
        bench.told());
    bench.follow("patient", patient);
    bench.service.stop();
    bench.settle();
    assertEquals(List.of("7000 stopping", "7000 stopped", "7000 patient CANCELLED"), bench.told());
  }

  @Test
  void aFailureThatIsBeingToldCountsForNobodyWhoAsksThen() {
    List<CompletionStage<Protocol>> asked = new ArrayList<>();
    bench.service.observe(
        state -> {
          if (state instanceof ClientState.Waiting && asked.isEmpty()) {
            asked.add(bench.follow("asked", bench.service.whenConnected(1)));
          }
        });
    start(Answer.refuse());
    assertEquals(1, asked.size());
    assertTrue(bench.told().stream().noneMatch(line -> line.contains("asked")));
    bench.pass(Duration.ofSeconds(2));
    assertTrue(bench.told().contains("2000 asked REFUSED"));
  }

  @Test
  void waitingForNoFailureAtAllMakesNoSense() {
    assertThrows(IllegalArgumentException.class, () -> bench.service.whenConnected(0));
  }

  @Test
  void whoIsNotConnectedAnyMoreIsNotHandedOut() {
    start(Answer.accept());
    bench.servers.getLast().transport().abort();
    bench.settle();
    bench.told();
    bench.follow("next", bench.service.whenConnected());
    bench.pass(Duration.ofSeconds(2));
    assertEquals(List.of("2000 connecting 2", "2000 connected", "2000 next done"), bench.told());
  }

  @Test
  void everyDoorMayBeUsedFromAnyThread() {
    bench.answer(Answer.refuse());
    bench.reactor.elsewhere(
        () -> {
          bench.service.start();
          bench.follow("asked", bench.service.whenConnected(1));
          bench.service.retryNow();
          bench.service.observe(state -> {}).cancel();
          bench.follow("stopped", bench.service.stop());
          assertThrows(IllegalStateException.class, bench.service::state);
        });
    bench.settle();
    assertEquals(
        List.of(
            "0 idle",
            "0 connecting 1",
            "0 stopping",
            "0 stopped",
            "0 stopped done",
            "0 asked CANCELLED"),
        bench.told());
  }

  @Test
  void observersHearEveryStateInOrderWhateverTheyDo() {
    List<String> second = new ArrayList<>();
    bench.service.observe(
        state -> {
          if (state instanceof ClientState.Waiting) {
            bench.service.retryNow();
            bench.service.stop();
          }
        });
    bench.service.observe(state -> second.add(state.getClass().getSimpleName()));
    start(Answer.refuse());
    assertEquals(
        List.of("Idle", "Connecting", "Waiting", "Connecting", "Stopping", "Stopped"), second);
  }

  @Test
  void anObserverThatRaisesIsReportedAndOneThatLeftHearsNothing() {
    List<ClientState> heard = new ArrayList<>();
    Cancellable following = bench.service.observe(heard::add);
    Cancellable raising =
        bench.service.observe(
            state -> {
              throw new IllegalStateException("on purpose");
            });
    following.cancel();
    start(Answer.accept());
    raising.cancel();
    assertEquals(List.of(new ClientState.Idle()), heard);
    assertEquals(3, bench.reactor.takeReports().size());
    assertEquals(List.of("0 idle", "0 connecting 1", "0 connected"), bench.told());
  }
}
