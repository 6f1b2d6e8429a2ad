package dev.endpoint.engine.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.testing.FakeReactor;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Failure.Kind;
import dev.endpoint.engine.transport.FailureException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class AttemptDriverTest {
  private final FakeReactor reactor = new FakeReactor();
  private final AttemptDriver<String> driver =
      new AttemptDriver<>(reactor, "example.org:80", "resolving");
  private final List<String> log = new ArrayList<>();
  private Failure failure;

  AttemptDriverTest() {
    driver
        .outcome()
        .whenComplete(
            (result, thrown) -> {
              assertTrue(reactor.inReactor(), "the outcome is told on the reactor thread");
              failure = thrown == null ? null : failureIn(thrown);
              log.add(thrown == null ? result : failure.kind().toString());
            });
  }

  private static Failure failureIn(Throwable thrown) {
    return ((FailureException) thrown).failure();
  }

  private static Failure some(Kind kind) {
    return new Failure(kind, "connecting", "example.org:80", "made up", "");
  }

  private static Step resolving(String host) {
    return new Step.Resolving(host);
  }

  private void start(AttemptDriver.Body<String> body) {
    driver.start(body, error -> some(Kind.OTHER).withMeaning(String.valueOf(error.getMessage())));
  }

  @Test
  void theBodyRunsInALaterTurn() {
    start(attempt -> log.add("body"));
    assertEquals(List.of(), log);
    reactor.runUntilIdle();
    assertEquals(List.of("body"), log);
    assertFalse(driver.isOver());
  }

  @Test
  void anAttemptCancelledAtOnceNeverStarts() {
    start(attempt -> log.add("body"));
    driver.cancel();
    reactor.runUntilIdle();
    assertEquals(List.of("CANCELLED"), log);
    assertEquals("resolving", failure.stage());
    assertEquals("example.org:80", failure.target());
    assertEquals("Cancelled while resolving example.org:80", failure.message());
  }

  @Test
  void thereIsOneOutcome() {
    assertTrue(driver.succeed("result"));
    assertFalse(driver.succeed("another"));
    driver.fail(some(Kind.REFUSED));
    driver.cancel();
    assertEquals(List.of("result"), log);
    assertTrue(driver.isOver());
  }

  @Test
  void whatIsOpenIsReleasedOnceAndBeforeTheOutcomeIsTold() {
    driver.onRelease(() -> log.add("replaced"));
    driver.onRelease(() -> log.add("released"));
    driver.fail(some(Kind.REFUSED));
    driver.fail(some(Kind.RESET));
    driver.cancel();
    assertEquals(List.of("released", "REFUSED"), log);
  }

  @Test
  void nobodyElseCanCompleteTheOutcome() {
    driver.outcome().toCompletableFuture().complete("forged");
    assertEquals(List.of(), log);
    driver.succeed("real");
    assertEquals(List.of("real"), log);
  }

  @Test
  void successReleasesNothing() {
    driver.onRelease(() -> log.add("released"));
    driver.succeed("result");
    driver.cancel();
    assertEquals(List.of("result"), log);
  }

  @Test
  void whatIsOpenedTooLateIsReleasedAtOnce() {
    driver.cancel();
    driver.onRelease(() -> log.add("released"));
    assertEquals(List.of("CANCELLED", "released"), log);
  }

  @Test
  void aReleaseThatRaisesIsReportedAndTheOutcomeStillTold() {
    driver.onRelease(
        () -> {
          throw new IllegalStateException("on purpose");
        });
    driver.cancel();
    assertEquals(List.of("CANCELLED"), log);
    assertEquals("on purpose", reactor.takeReports().getFirst().cause().getMessage());
  }

  @Test
  void aReleaseThatEndsTheAttemptAgainChangesNothing() {
    driver.onRelease(() -> driver.fail(some(Kind.RESET)));
    driver.cancel();
    assertEquals(List.of("CANCELLED"), log);
  }

  @Test
  void aBodyThatRaisesFailsTheAttemptInWords() {
    start(
        attempt -> {
          throw new IllegalStateException("on purpose");
        });
    reactor.runUntilIdle();
    assertEquals(List.of("OTHER"), log);
    assertEquals("on purpose", failure.meaning());
  }

  @Test
  void aBodyMayRaiseTheFailureItself() {
    Failure refused = some(Kind.REFUSED);
    start(
        attempt -> {
          throw refused.toException();
        });
    reactor.runUntilIdle();
    assertSame(refused, failure);
  }

  @Test
  void aBodyThatRaisesAfterTheEndIsReported() {
    start(
        attempt -> {
          attempt.cancel();
          throw new IllegalStateException("on purpose");
        });
    reactor.runUntilIdle();
    assertEquals(List.of("CANCELLED"), log);
    assertEquals("on purpose", reactor.takeReports().getFirst().cause().getMessage());
  }

  @Test
  void theDeadlineIsOneForTheWholeAttempt() {
    driver.giveUpAfter(Duration.ofSeconds(30));
    driver.onRelease(() -> log.add("released"));
    reactor.advance(Duration.ofSeconds(10));
    driver.stage("connecting", "Nobody answered.");
    driver.past(some(Kind.REFUSED));
    reactor.advance(Duration.ofSeconds(20).minusNanos(1));
    assertEquals(List.of(), log);
    reactor.advance(Duration.ofNanos(1));
    assertEquals(List.of("released", "TIMED_OUT"), log);
    assertEquals("Gave up connecting to example.org:80 after 30 s", failure.message());
    assertEquals("Nobody answered.", failure.meaning());
    assertEquals("connecting", failure.stage());
    assertEquals(List.of(some(Kind.REFUSED)), failure.others());
  }

  @Test
  void theDeadlineCanBeMoved() {
    driver.giveUpAfter(Duration.ofMillis(500));
    long origin = reactor.nanos();
    assertEquals(OptionalLong.of(origin + 500_000_000), driver.deadline());
    reactor.advance(Duration.ofMillis(400));
    driver.extend(Duration.ofMillis(1000));
    assertEquals(OptionalLong.of(origin + 1_500_000_000), driver.deadline());
    reactor.advance(Duration.ofMillis(1099));
    assertEquals(List.of(), log);
    reactor.advance(Duration.ofMillis(1));
    assertEquals(List.of("TIMED_OUT"), log);
    assertEquals("Gave up resolving example.org:80 after 1.5 s", failure.message());
  }

  @Test
  void withoutADeadlineThereIsNothingToMove() {
    driver.extend(Duration.ofSeconds(1));
    assertEquals(OptionalLong.empty(), driver.deadline());
    reactor.advance(Duration.ofDays(1));
    assertEquals(List.of(), log);
  }

  @Test
  void noTimerIsLeftWhenTheAttemptIsOver() {
    driver.giveUpAfter(Duration.ofSeconds(30));
    driver.succeed("result");
    assertEquals(0, reactor.timers());
    driver.extend(Duration.ofSeconds(30));
    driver.giveUpAfter(Duration.ofSeconds(30));
    assertEquals(0, reactor.timers());
  }

  @Test
  void anObserverHearsEveryStepWheneverItCame() {
    driver.step(resolving("a"));
    reactor.advance(Duration.ofMillis(3));
    driver.step(resolving("b"));
    long origin = reactor.nanos() - 3_000_000;
    driver.observe((nanos, step) -> log.add((nanos - origin) + " " + step));
    driver.step(resolving("c"));
    assertEquals(
        List.of("0 Resolving[host=a]", "3000000 Resolving[host=b]", "3000000 Resolving[host=c]"),
        log);
    driver.cancel();
    driver.observe((nanos, step) -> log.add("late " + step));
    assertEquals(7, log.size(), "an observer that comes after the end hears them too");
  }

  @Test
  void stepsReportedWhileAnObserverHearsOneComeAfterIt() {
    driver.step(resolving("a"));
    driver.step(resolving("b"));
    driver.observe(
        (nanos, step) -> {
          log.add(((Step.Resolving) step).host());
          if (log.size() == 1) {
            driver.step(resolving("c"));
          }
        });
    assertEquals(List.of("a", "b", "c"), log);
  }

  @Test
  void anObserverThatRaisesIsReportedAndTheOthersStillHear() {
    driver.observe(
        (nanos, step) -> {
          throw new IllegalStateException("on purpose");
        });
    driver.observe((nanos, step) -> log.add("heard"));
    driver.step(resolving("a"));
    assertEquals(List.of("heard"), log);
    assertEquals("observing an attempt", reactor.takeReports().getFirst().where());
  }

  @Test
  void anObserverMayCancel() {
    driver.observe((nanos, step) -> driver.cancel());
    driver.onRelease(() -> driver.step(new Step.DialAbandoned(null)));
    driver.step(resolving("a"));
    assertTrue(driver.isOver());
    assertEquals(List.of("CANCELLED"), log);
  }

  @Test
  void stepsThatTheReleaseReportsAreTheLastOnes() {
    driver.observe((nanos, step) -> log.add(((Step.Resolving) step).host()));
    driver.onRelease(() -> driver.step(resolving("abandoned")));
    driver.cancel();
    driver.step(resolving("too late"));
    assertEquals(List.of("abandoned", "CANCELLED"), log);
  }

  @Test
  void otherThreadsMayCancelObserveAndExtend() {
    driver.giveUpAfter(Duration.ofSeconds(1));
    driver.step(resolving("a"));
    reactor.elsewhere(
        () -> {
          driver.extend(Duration.ofSeconds(1));
          driver.observe((nanos, step) -> log.add("step"));
        });
    assertEquals(List.of(), log);
    reactor.advance(Duration.ofMillis(1500));
    assertEquals(List.of("step"), log);
    reactor.elsewhere(driver::cancel);
    assertEquals(List.of("step"), log);
    reactor.runUntilIdle();
    assertEquals(List.of("step", "CANCELLED"), log);
    assertNotNull(failure);
  }
}
