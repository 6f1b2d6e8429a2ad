package dev.endpoint.engine.os;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ReactorClockTest {
  private static final long SECOND = 1_000_000_000L;

  private long raw = 77 * SECOND;
  private long day = 5_000 * SECOND;
  private final ReactorClock clock = new ReactorClock(() -> raw, () -> day);
  private final long start = clock.tick();

  private long elapsed() {
    return clock.tick() - start;
  }

  private void pass(long nanos) {
    raw += nanos;
    day += nanos;
  }

  @Test
  void whatAStopTookIsTakenOutAndToldOnce() {
    clock.expect(SECOND);
    pass(31 * SECOND);
    assertEquals(SECOND, elapsed());
    assertEquals(30 * SECOND, clock.takeGap());
    pass(SECOND);
    clock.tick();
    assertEquals(0, clock.takeGap());
  }

  @Test
  void aSleepOfTheMachineIsToldThoughTheSystemsClockStoodStillToo() {
    day += 3600 * SECOND;
    assertEquals(0, elapsed());
    assertEquals(3600 * SECOND, clock.takeGap());
  }

  @Test
  void loadAndAClockThatIsCorrectedALittleOrBackAreNotTold() {
    clock.expect(SECOND);
    pass(2 * SECOND);
    clock.tick();
    day += SECOND;
    clock.tick();
    day -= 100 * SECOND;
    clock.tick();
    assertEquals(0, clock.takeGap());
  }

  @Test
  void timePassesAsTheSystemSays() {
    raw += 5;
    assertEquals(5, elapsed());
    raw += SECOND;
    assertEquals(SECOND + 5, elapsed());
  }

  @Test
  void aSleepThatWasAskedForIsTimeThatPassed() {
    clock.expect(60 * SECOND);
    raw += 60 * SECOND;
    assertEquals(60 * SECOND, elapsed());
  }

  @Test
  void aSleepThatOnlyAnEventEndsMayLastAnyTime() {
    clock.expect(Long.MAX_VALUE);
    raw += 3600 * SECOND;
    assertEquals(3600 * SECOND, elapsed());
  }

  @Test
  void wakingALittleLateIsLoadAndCounts() {
    clock.expect(SECOND);
    raw += 2 * SECOND;
    assertEquals(2 * SECOND, elapsed());
  }

  @Test
  void wakingMuchLaterThanAskedStopsTheClockForWhatWasTooMuch() {
    clock.expect(SECOND);
    raw += 31 * SECOND;
    assertEquals(SECOND, elapsed());
    raw += 7;
    assertEquals(SECOND + 7, elapsed());
  }

  @Test
  void aTurnInterruptedForLongStopsTheClockToo() {
    raw += 30 * SECOND;
    assertEquals(0, elapsed());
  }

  @Test
  void aSleepCoversOneWakingOnly() {
    clock.expect(10 * SECOND);
    raw += SECOND;
    assertEquals(SECOND, elapsed());
    raw += 9 * SECOND;
    assertEquals(SECOND, elapsed());
  }

  @Test
  void severalStopsAddUpAndOtherThreadsSeeTheSameTime() {
    raw += 30 * SECOND;
    clock.tick();
    raw += 40 * SECOND;
    clock.tick();
    raw += 3;
    assertEquals(3, clock.nanos() - start);
  }
}
