package dev.endpoint.engine.service;

import static dev.endpoint.engine.service.ClientBench.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.syntax.EndpointSyntaxException;
import dev.endpoint.engine.testing.Answer;
import dev.endpoint.engine.testing.RecordingProtocol.Callback;
import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.Transport;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Stopping and starting again, in every state.
class ClientServiceStopTest {
  private final ClientBench bench;

  ClientServiceStopTest() throws EndpointSyntaxException {
    bench = new ClientBench().with(null);
  }

  @AfterEach
  void nothingIsLeft() {
    bench.service.stop();
    bench.settle();
    bench.fake.expectNothingLeft();
  }

  /// The ways to each state; `RESTARTING` is stopping with a start on top.
  enum State {
    IDLE,
    CONNECTING,
    PREPARING,
    CONNECTED,
    WAITING,
    STOPPING,
    RESTARTING,
    STOPPED
  }

  private void reach(State state) {
    switch (state) {
      case IDLE -> {}
      case CONNECTING -> start(Answer.hang());
      case PREPARING -> {
        bench.with(protocol -> new CompletableFuture<>());
        start(Answer.accept());
      }
      case CONNECTED -> start(Answer.accept());
      case WAITING -> start(Answer.refuse());
      case STOPPING -> {
        start(Answer.accept());
        bench.service.stop();
      }
      case RESTARTING -> {
        reach(State.STOPPING);
        bench.service.start();
      }
      case STOPPED -> {
        bench.service.stop();
        bench.settle();
      }
    }
    assertEquals(
        state == State.RESTARTING ? "Stopping" : state.toString().charAt(0) + lower(state),
        bench.service.state().getClass().getSimpleName());
  }

  private static String lower(State state) {
    return state.toString().substring(1).toLowerCase(Locale.ROOT);
  }

  private void start(Answer answer) {
    bench.answer(answer).service.start();
    bench.settle();
  }

  @ParameterizedTest
  @EnumSource(State.class)
  void stopsInEveryState(State state) {
    bench.follow("asked", bench.service.whenConnected());
    reach(state);
    bench.told();
    bench.follow("stop", bench.service.stop());
    bench.follow("again", bench.service.stop());
    bench.settle();
    List<String> told = new ArrayList<>(bench.told());
    told.remove("0 asked CANCELLED");
    List<String> expected = new ArrayList<>(List.of("0 stop done", "0 again done"));
    if (state != State.STOPPED) {
      expected.addFirst("0 stopped");
    }
    if (state != State.STOPPED && state != State.STOPPING) {
      expected.addFirst("0 stopping");
    }
    assertEquals(expected, told);
    bench.fake.expectNothingLeft();
  }

  @ParameterizedTest
  @EnumSource(State.class)
  void connectsAgainAfterAStopInEveryState(State state) {
    reach(state);
    bench.service.stop();
    bench.settle();
    start(Answer.accept());
    assertTrue(
        bench.service.state() instanceof ClientState.Connected
            || state == State.PREPARING && bench.service.state() instanceof ClientState.Preparing,
        bench.told().toString());
  }

  @ParameterizedTest
  @EnumSource(State.class)
  void aStopAndAStartInOneBreathIsAFreshStart(State state) {
    reach(state);
    int tries = bench.fake.network().dials().size();
    bench.follow("stop", bench.service.stop());
    start(Answer.accept());
    List<String> told = bench.told();
    assertEquals(tries + 1, bench.fake.network().dials().size(), told.toString());
    assertEquals(1, bench.clients.stream().filter(c -> c.closeReason() == null).count());
    assertTrue(told.contains("0 stop done"), told.toString());
  }

  /// An observer may stop the service as soon as it hears of any state.
  @ParameterizedTest
  @ValueSource(strings = {"Connecting", "Preparing", "Connected", "Waiting", "Stopping", "Stopped"})
  void mayBeStoppedInsideTheTellingOfAnyState(String name) {
    if (name.equals("Preparing")) {
      bench.with(protocol -> new CompletableFuture<>());
    }
    bench.service.observe(
        state -> {
          if (state.getClass().getSimpleName().equals(name)) {
            bench.follow("stop", bench.service.stop());
          }
        });
    bench.follow("asked", bench.service.whenConnected(1));
    start(name.equals("Waiting") ? Answer.refuse() : Answer.accept());
    bench.service.stop();
    bench.settle();
    assertTrue(bench.service.state() instanceof ClientState.Stopped);
    assertTrue(bench.told().contains("0 stop done"));
    bench.fake.expectNothingLeft();
  }

  /// And start it.
  @ParameterizedTest
  @ValueSource(strings = {"Stopping", "Stopped"})
  void mayBeStartedInsideTheTellingOfItsEnd(String name) {
    boolean[] once = {true};
    bench.service.observe(
        state -> {
          if (state.getClass().getSimpleName().equals(name) && once[0]) {
            once[0] = false;
            bench.service.start();
            bench.follow("asked", bench.service.whenConnected());
          }
        });
    start(Answer.accept());
    bench.follow("stop", bench.service.stop());
    bench.settle();
    assertTrue(bench.service.state() instanceof ClientState.Connected);
    List<String> told = bench.told();
    assertTrue(told.contains("0 stop done"), told.toString());
    assertTrue(told.contains("0 asked done"), told.toString());
    assertEquals(2, bench.clients.size());
  }

  @Test
  void aProtocolMayStopItsServiceWhenItIsConnected() {
    bench.service =
        new ClientService(
            bench.reactor,
            bench.endpoint,
            peer ->
                bench
                    .client()
                    .on(
                        Callback.CONNECTED,
                        transport -> bench.follow("stop", bench.service.stop())));
    start(Answer.accept());
    assertTrue(bench.service.state() instanceof ClientState.Stopped);
    assertTrue(bench.told().contains("0 stop done"));
  }

  @Test
  void aWaiterMayStopTheServiceThatItGotTheConnectionOf() {
    bench.service.whenConnected().thenAccept(protocol -> bench.service.stop());
    bench.follow("second", bench.service.whenConnected());
    start(Answer.accept());
    assertEquals(
        List.of(
            "0 idle", "0 connecting 1", "0 connected", "0 stopping", "0 second done", "0 stopped"),
        bench.told());
  }

  @Test
  void aWaiterThatFailsMayStopTheService() {
    bench
        .service
        .whenConnected(1)
        .whenComplete((protocol, thrown) -> bench.follow("stop", bench.service.stop()));
    start(Answer.refuse());
    assertEquals(
        List.of(
            "0 idle",
            "0 connecting 1",
            "0 waiting 1 until 2000 REFUSED",
            "0 stopping",
            "0 stopped",
            "0 stop done"),
        bench.told());
  }

  @Test
  void stoppingSendsWhatWasWrittenAndWaitsForTheEnd() {
    start(Answer.accept());
    fill();
    bench.follow("stop", bench.service.stop());
    bench.pass(SECOND.multipliedBy(30));
    assertTrue(bench.service.state() instanceof ClientState.Stopping);
    bench.servers.getLast().transport().resume();
    bench.settle();
    assertEquals(
        List.of(
            "0 idle",
            "0 connecting 1",
            "0 connected",
            "0 stopping",
            "30000 stopped",
            "30000 stop done"),
        bench.told());
  }

  @Test
  void aPeerThatDoesNotReadIsResetWhenPatienceEnds() {
    start(Answer.accept());
    fill();
    bench.follow("stop", bench.service.stop());
    bench.pass(SECOND);
    bench.follow("now", bench.service.stop(Duration.ofSeconds(2)));
    bench.follow("sooner", bench.service.stop(Duration.ofSeconds(1)));
    bench.pass(SECOND.multipliedBy(3));
    assertEquals(
        List.of(
            "0 idle",
            "0 connecting 1",
            "0 connected",
            "0 stopping",
            "2000 stopped",
            "2000 stop done",
            "2000 now done",
            "2000 sooner done"),
        bench.told());
    assertEquals(new CloseReason.Aborted(), bench.clients.getLast().closeReason());
    bench.servers.getLast().transport().resume();
    bench.settle();
  }

  @Test
  void patienceThatWasNotNeededLeavesNothing() {
    start(Answer.accept());
    bench.service.stop(SECOND);
    bench.settle();
    bench.fake.expectNothingLeft();
    bench.service.stop(SECOND);
    bench.settle();
    bench.fake.expectNothingLeft();
  }

  @Test
  void aStartWhileStoppingWaitsForTheOldConnectionToGo() {
    start(Answer.accept());
    fill();
    bench.follow("stop", bench.service.stop());
    bench.service.start();
    bench.follow("asked", bench.service.whenConnected());
    bench.pass(SECOND);
    bench.servers.getLast().transport().resume();
    bench.settle();
    assertEquals(
        List.of(
            "0 idle",
            "0 connecting 1",
            "0 connected",
            "0 stopping",
            "0 stopping to restart",
            "1000 connecting 1",
            "1000 stop done",
            "1000 connected",
            "1000 asked done"),
        bench.told());
  }

  @Test
  void aStopTakesTheRestartBack() {
    start(Answer.accept());
    fill();
    bench.service.stop();
    bench.service.start();
    bench.follow("asked", bench.service.whenConnected());
    bench.follow("stop", bench.service.stop());
    bench.servers.getLast().transport().resume();
    bench.settle();
    assertEquals(
        List.of(
            "0 idle",
            "0 connecting 1",
            "0 connected",
            "0 stopping",
            "0 stopping to restart",
            "0 stopping",
            "0 asked CANCELLED",
            "0 stopped",
            "0 stop done"),
        bench.told());
  }

  @Test
  void whoAsksWhileItIsStoppingIsToldWhenItHasStopped() {
    start(Answer.accept());
    bench.service.stop();
    bench.follow("while stopping", bench.service.whenConnected());
    bench.settle();
    bench.follow("stopped", bench.service.whenConnected());
    assertEquals(
        List.of(
            "0 idle",
            "0 connecting 1",
            "0 connected",
            "0 stopping",
            "0 stopped",
            "0 while stopping CANCELLED",
            "0 stopped CANCELLED"),
        bench.told());
  }

  /// The peer does not read, and as much is written as there is room for.
  private void fill() {
    bench.servers.getLast().transport().pause();
    Transport transport = bench.clients.getLast().transport();
    while (transport.hasRoom()) {
      transport.write(ByteBuffer.allocate(1 << 16));
    }
  }
}
