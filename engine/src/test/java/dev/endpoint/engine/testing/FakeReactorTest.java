package dev.endpoint.engine.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.reactor.Cancellable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FakeReactorTest {
  private final FakeReactor reactor = new FakeReactor();
  private final List<String> log = new ArrayList<>();

  private void note(String what) {
    log.add(reactor.elapsed().toMillis() + " " + what);
  }

  private static Duration ms(long millis) {
    return Duration.ofMillis(millis);
  }

  @Test
  void tasksRunLaterAndInOrder() {
    reactor.execute(
        () -> {
          note("first");
          reactor.execute(() -> note("third"));
        });
    reactor.execute(() -> note("second"));
    assertEquals(List.of(), log);
    reactor.runUntilIdle();
    assertEquals(List.of("0 first", "0 second", "0 third"), log);
  }

  @Test
  void timersRunInTheOrderOfTheirDeadlinesThenOfTheirCreation() {
    reactor.after(ms(20), () -> note("b"));
    reactor.after(ms(10), () -> note("a"));
    reactor.after(ms(20), () -> note("c"));
    reactor.advance(ms(19));
    assertEquals(List.of("10 a"), log);
    reactor.advance(ms(1));
    assertEquals(List.of("10 a", "20 b", "20 c"), log);
    assertEquals(0, reactor.timers());
  }

  @Test
  void tasksThatATimerStartsRunBeforeTheNextTimer() {
    reactor.after(
        ms(5),
        () -> {
          note("timer");
          reactor.execute(() -> note("its task"));
          reactor.after(Duration.ZERO, () -> note("its timer"));
        });
    reactor.after(ms(5), () -> note("next timer"));
    reactor.advance(ms(5));
    assertEquals(List.of("5 timer", "5 its task", "5 next timer", "5 its timer"), log);
  }

  @Test
  void aCancelledTimerNeverRuns() {
    Cancellable timer = reactor.after(ms(1), () -> note("never"));
    reactor.after(Duration.ZERO, timer::cancel);
    reactor.advance(ms(10));
    assertEquals(List.of(), log);
  }

  @Test
  void aTaskThatRaisesIsReportedAndTheNextOnesRun() {
    RuntimeException raised = new RuntimeException("on purpose");
    reactor.execute(
        () -> {
          throw raised;
        });
    reactor.execute(() -> note("still here"));
    reactor.runUntilIdle();
    assertEquals(List.of("0 still here"), log);
    assertSame(raised, reactor.takeReports().getFirst().cause());
    assertEquals(List.of(), reactor.reports());
  }

  @Test
  void anAssertionThatFailsInACallbackComesOutOfTheTest() {
    reactor.execute(
        () -> {
          throw new AssertionError("on purpose");
        });
    assertThrows(AssertionError.class, reactor::runUntilIdle);
    reactor.runUntilIdle();
  }

  @Test
  void blockingCallsRunOnlyWhenTheTestSaysSo() {
    reactor.blocking(
        () -> {
          assertFalse(reactor.inReactor());
          return "result";
        },
        (result, error) -> {
          assertTrue(reactor.inReactor());
          note(result + " " + error);
        });
    reactor.advance(ms(1000));
    assertEquals(List.of(), log);
    reactor.blockingCalls().getFirst().run();
    assertEquals(List.of(), log, "the result comes in a turn of the reactor");
    reactor.runUntilIdle();
    assertEquals(List.of("1000 result null"), log);
    assertEquals(List.of(), reactor.blockingCalls());
  }

  @Test
  void aBlockingCallCanBeEndedByHand() {
    reactor.blocking(() -> "real", (result, error) -> note("one " + result));
    reactor.blocking(() -> "real", (result, error) -> note("two " + error.getMessage()));
    reactor.blockingCalls().getFirst().complete("made up");
    reactor.blockingCalls().getFirst().fail(new RuntimeException("made up too"));
    reactor.runUntilIdle();
    assertEquals(List.of("0 one made up", "0 two made up too"), log);
  }

  @Test
  void aCancelledBlockingCallHandsOnNothingEvenWhenItsResultWasOnTheWay() {
    Cancellable call = reactor.blocking(() -> "late", (result, error) -> note("heard"));
    BlockingCall seen = reactor.blockingCalls().getFirst();
    seen.run();
    call.cancel();
    reactor.runUntilIdle();
    assertEquals(List.of(), log);
    assertTrue(seen.isCancelled());
  }

  @Test
  void blockingCallsCanRunByThemselves() {
    reactor.blocking(() -> "waiting", (result, error) -> note(result));
    reactor.letBlockingCallsRun();
    reactor.blocking(() -> "later", (result, error) -> note(result));
    reactor.runUntilIdle();
    assertEquals(List.of("0 waiting", "0 later"), log);
  }

  @Test
  void anotherThreadCanBePlayed() {
    assertTrue(reactor.inReactor());
    reactor.elsewhere(
        () -> {
          assertFalse(reactor.inReactor());
          reactor.run(() -> note("in the reactor"));
          assertThrows(IllegalStateException.class, reactor::check);
        });
    assertEquals(List.of(), log);
    reactor.runUntilIdle();
    assertEquals(List.of("0 in the reactor"), log);
  }

  @Test
  void theWallClockJumpsWithoutTheReactorsTime() {
    long before = reactor.nanos();
    var wall = reactor.wallClock();
    reactor.jumpWallClock(Duration.ofHours(-1));
    assertEquals(before, reactor.nanos());
    assertEquals(wall.minus(Duration.ofHours(1)), reactor.wallClock());
  }
}
