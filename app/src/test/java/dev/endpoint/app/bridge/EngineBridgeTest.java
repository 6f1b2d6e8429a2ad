package dev.endpoint.app.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.endpoint.app.model.SessionModel;
import dev.endpoint.app.model.Words;
import dev.endpoint.app.model.WorkbenchModel;
import dev.endpoint.app.support.SessionStates;
import dev.endpoint.engine.capture.MemoryRecorder;
import dev.endpoint.engine.session.SessionState.Phase;
import dev.endpoint.engine.session.Sessions;
import dev.endpoint.engine.testing.FakeEngine;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class EngineBridgeTest {
  private final FakeEngine fake = FakeEngine.create();
  private final WorkbenchModel model = new WorkbenchModel();

  /// Tasks waiting for the FX thread; each runs in a pulse of its own.
  private final Queue<Runnable> pulses = new ArrayDeque<>();

  private final EngineBridge bridge =
      new EngineBridge(
          fake.engine(),
          observer ->
              new Sessions(fake.engine(), MemoryRecorder.factory(fake.reactor()::nanos), observer),
          pulses::add,
          model);

  @Test
  void manyStatesOfOneSessionAreOneTaskAndTheLatestWins() {
    List<Phase> seen = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      bridge.changed(SessionStates.connect(1).unsent(i).build());
    }
    bridge.changed(SessionStates.connect(1).phase(Phase.OPEN).build());
    assertEquals(1, pulses.size());
    model.whenKnown(1, session -> seen.add(session.state().phase()));
    pulse();
    assertEquals(List.of(Phase.OPEN), seen);
    assertEquals(0, pulses.size());
  }

  @Test
  void aStormOfSessionsIsTakenInPieceByPieceInOrder() {
    int storm = 3 * EngineBridge.PER_PULSE + 1;
    bridge.changed(SessionStates.listen(1).build());
    for (int i = 2; i <= storm; i++) {
      bridge.changed(SessionStates.accepted(i, 1).build());
    }
    pulse();
    assertEquals(EngineBridge.PER_PULSE, model.sessions().size());
    assertEquals(1, pulses.size());
    pulseUntilQuiet();
    assertEquals(storm, model.sessions().size());
    assertEquals(storm - 1, model.session(1).children().size());
  }

  @Test
  void aSessionRemovedBeforeItWasShownIsNeverShown() {
    bridge.changed(SessionStates.connect(1).build());
    bridge.removed(1);
    pulseUntilQuiet();
    assertNull(model.session(1));
  }

  @Test
  void aCancelShowsInTheSameFrame() {
    bridge.changed(SessionStates.connect(1).build());
    pulseUntilQuiet();
    bridge.cancel(1);
    assertEquals("cancelling", model.session(1).word());
  }

  @Test
  void aRunningAttemptMakesTheClockTickAndAQuietWorkbenchStopsIt() {
    bridge.changed(SessionStates.connect(1).build());
    pulseUntilQuiet();
    assertEquals(1, fake.reactor().timers());
    long before = model.clockProperty().get();
    fake.reactor().advance(Duration.ofSeconds(1));
    pulseUntilQuiet();
    assertEquals(Duration.ofSeconds(1).toNanos(), model.clockProperty().get() - before);
    bridge.changed(SessionStates.connect(1).phase(Phase.OPEN).build());
    fake.reactor().advance(Duration.ofSeconds(1));
    pulseUntilQuiet();
    assertEquals(0, fake.reactor().timers());
  }

  @Test
  void theClockOfAnOpenConnectionTicksWhileItIsLookedAt() {
    bridge.changed(SessionStates.connect(1).phase(Phase.OPEN).build());
    pulseUntilQuiet();
    assertEquals(0, fake.reactor().timers());
    model.select(model.session(1));
    pulseUntilQuiet();
    fake.reactor().advance(Duration.ofSeconds(1));
    pulseUntilQuiet();
    assertEquals(1, fake.reactor().timers());
    model.select(null);
    fake.reactor().advance(Duration.ofSeconds(1));
    pulseUntilQuiet();
    assertEquals(0, fake.reactor().timers());
  }

  @Test
  void bytesWakeTheClockForOneTickAndNoLonger() {
    bridge.changed(SessionStates.connect(1).phase(Phase.OPEN).build());
    pulseUntilQuiet();
    bridge.grew(1);
    pulseUntilQuiet();
    fake.reactor().advance(Duration.ofSeconds(1));
    pulseUntilQuiet();
    assertEquals(1, fake.reactor().timers(), "one more tick brings the rate down to zero");
    fake.reactor().advance(Duration.ofSeconds(1));
    pulseUntilQuiet();
    assertEquals(0, fake.reactor().timers());
  }

  @Test
  void aFloodIsLookedAtInOneOfAFewPulses() {
    SessionModel session = openAndLookedAt();
    int looks = 5;
    for (int i = 0; i < looks * EngineBridge.PULSES_PER_LOOK; i++) {
      bridge.grew(1);
      bridge.grew(1);
      assertEquals(1, pulses.size());
      pulse();
    }
    assertEquals(looks, session.growthProperty().get());
  }

  @Test
  void theFirstBytesAreLookedAtInTheNextPulseAndThoseAfterThemAreNotForgotten() {
    SessionModel session = openAndLookedAt();
    bridge.grew(1);
    pulse();
    assertEquals(1, session.growthProperty().get());
    bridge.grew(1);
    pulseUntilQuiet();
    assertEquals(2, session.growthProperty().get());
    bridge.grew(1);
    pulse();
    assertEquals(3, session.growthProperty().get());
  }

  @Test
  void bytesAloneDoNotMoveTheClock() {
    openAndLookedAt();
    List<Number> times = new ArrayList<>();
    model.clockProperty().subscribe((before, now) -> times.add(now));
    fake.reactor().advance(Duration.ofMillis(500));
    bridge.grew(1);
    pulseUntilQuiet();
    assertEquals(List.of(), times);
    fake.reactor().advance(Duration.ofMillis(500));
    pulseUntilQuiet();
    assertEquals(1, times.size());
  }

  @Test
  void whoLooksElsewhereSeesWhatTimeItIs() {
    bridge.changed(SessionStates.connect(1).phase(Phase.OPEN).build());
    pulseUntilQuiet();
    fake.reactor().advance(Duration.ofSeconds(20));
    model.select(model.session(1));
    pulseUntilQuiet();
    assertEquals(fake.reactor().nanos(), model.clockProperty().get());
  }

  @Test
  void whatCanWaitIsDoneWhenNoBytesHavePassedForASecond() {
    List<String> done = new ArrayList<>();
    bridge.whenCalm(() -> done.add("at once"));
    assertEquals(List.of("at once"), done);
    openAndLookedAt();
    bridge.grew(1);
    bridge.whenCalm(() -> done.add("later"));
    pulseUntilQuiet();
    second();
    assertEquals(List.of("at once"), done, "bytes passed in that second");
    second();
    assertEquals(List.of("at once", "later"), done);
  }

  private void second() {
    fake.reactor().advance(Duration.ofSeconds(1));
    pulseUntilQuiet();
  }

  private SessionModel openAndLookedAt() {
    bridge.changed(SessionStates.connect(1).phase(Phase.OPEN).build());
    pulseUntilQuiet();
    SessionModel session = model.session(1);
    model.select(session);
    pulseUntilQuiet();
    return session;
  }

  @Test
  void bytesOfTheOneBesideItAreLookedAtToo() {
    bridge.changed(SessionStates.connect(1).phase(Phase.OPEN).build());
    bridge.changed(SessionStates.connect(2).phase(Phase.OPEN).build());
    pulseUntilQuiet();
    model.select(model.session(1));
    model.besideProperty().set(model.session(2));
    pulseUntilQuiet();
    bridge.grew(2);
    pulseUntilQuiet();
    assertEquals(1, model.session(1).growthProperty().get());
  }

  @Test
  void bytesOfASessionNobodyLooksAtRingOnlyOncePerTick() {
    bridge.changed(SessionStates.connect(1).phase(Phase.OPEN).build());
    pulseUntilQuiet();
    bridge.grew(1);
    pulseUntilQuiet();
    bridge.grew(1);
    assertEquals(0, pulses.size());
    assertEquals(0, model.session(1).growthProperty().get());
  }

  @Test
  void aStandstillIsToldOnTheFxThread() {
    List<String> told = new ArrayList<>();
    bridge.onStandstill(time -> told.add(Words.stoodStill(time)));
    pulseUntilQuiet();
    fake.reactor().standStill(Duration.ofSeconds(90));
    assertEquals(List.of(), told);
    pulseUntilQuiet();
    assertEquals(
        List.of(
            "Nothing ran here for 1:30: the workbench was stopped, the computer slept, or its clock"
                + " was set. What was waiting waits that much longer."),
        told);
  }

  @Test
  void theTickIsNotOrderedTwice() {
    for (int i = 0; i < 5; i++) {
      bridge.changed(SessionStates.connect(1).unsent(i).build());
      pulseUntilQuiet();
    }
    assertEquals(1, fake.reactor().timers());
  }

  private void pulse() {
    pulses.remove().run();
  }

  private void pulseUntilQuiet() {
    while (!pulses.isEmpty()) {
      pulse();
    }
  }
}
