package dev.endpoint.app.control.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.app.control.stream.Clock;
import dev.endpoint.app.control.stream.WallClock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ScaleTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void anAxisEndsAtARoundNumberThatIsNotMuchMore() {
    assertEquals(List.of(0.0, 60.0, 120.0), Scale.upTo(116, 2).ticks());
    assertEquals(List.of(0.0, 1.0), Scale.upTo(0, 1).ticks());
    Random random = new Random(4);
    for (int i = 0; i < 1000; i++) {
      double value = Math.exp(random.nextDouble() * 40);
      int steps = 1 + random.nextInt(5);
      Scale scale = Scale.upTo(value, steps);
      assertTrue(scale.most() >= value * (1 - 1e-6) && scale.most() <= 2 * value, () -> "" + value);
      assertTrue(scale.ticks().size() <= steps + 1, () -> "" + value);
    }
  }

  @Test
  void stepsOfTimeAreThosePeopleCallRound() {
    assertEquals(1000, TimeTicks.step(700));
    assertEquals(SECOND, TimeTicks.step(700_000_000));
    assertEquals(15 * SECOND, TimeTicks.step(11 * SECOND));
    assertEquals(3600 * SECOND, TimeTicks.step(1801 * SECOND));
    assertEquals(3 * 86_400 * SECOND, TimeTicks.step(2 * 86_400 * SECOND + 1));
    assertEquals(List.of(7L, 17L, 27L), TimeTicks.of(1, 30, 10, 3));
  }

  @Test
  void timesAreOfDayOrSinceItBegan() {
    WallClock wall = new WallClock(Instant.parse("2026-01-02T03:04:05.250Z"), 1000);
    TimeLabels ofDay = new TimeLabels(Clock.WALL, ZoneId.of("UTC"), wall, 1000);
    assertEquals("03:04:05", ofDay.of(1000, SECOND));
    assertEquals("03:04:05.25", ofDay.of(1000, SECOND / 100));
    assertEquals("03:04", ofDay.of(1000, 60 * SECOND));
    assertEquals("2 Jan", ofDay.of(1000, 86_400 * SECOND));
    assertEquals(0, Math.floorMod(1000 + ofDay.shift() - 250_000_000, SECOND));
    TimeLabels since = new TimeLabels(Clock.SINCE_OPEN, ZoneId.of("UTC"), wall, 1000);
    assertEquals("+1.5 s", since.of(1000 + 3 * SECOND / 2, SECOND / 10));
    assertEquals("+1:02:03", since.of(1000 + 3723 * SECOND, SECOND));
  }

  @Test
  void lengthsOfTimeHaveThreeDigits() {
    assertEquals("999 ns", Measure.time(999));
    assertEquals("1.25 ms", Measure.time(1_250_000));
    assertEquals("64 ms", Measure.time(64_000_000));
    assertEquals("17.8 s", Measure.time(17.8e9));
  }
}
