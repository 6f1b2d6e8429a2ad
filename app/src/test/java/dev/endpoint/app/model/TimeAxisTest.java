package dev.endpoint.app.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.app.support.SessionStates;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeAxisTest {
  private static long millis(double millis) {
    return SessionStates.millis(millis).toNanos();
  }

  @ParameterizedTest
  @CsvSource({
    "0, true, 1000",
    "1000, true, 1000",
    "1000.1, true, 2000",
    "2100, true, 5000",
    "0, false, 5",
    "31, false, 50",
    "534, false, 1000",
    "9589, false, 10000"
  })
  void itGrowsInSteps(double at, boolean running, double span) {
    assertEquals(millis(span), TimeAxis.covering(millis(at), running).span());
  }

  @ParameterizedTest
  @CsvSource({
    "1000, 0|200 ms|400 ms|600 ms|800 ms|1 s",
    "2000, 0|500 ms|1 s|1.5 s|2 s",
    "5, 0|1 ms|2 ms|3 ms|4 ms|5 ms",
    "10000, 0|2 s|4 s|6 s|8 s|10 s"
  })
  void ticksAreRoundNumbers(double at, String labels) {
    List<String> shown =
        TimeAxis.covering(millis(at), false).ticks().stream().map(TimeAxis.Tick::label).toList();
    assertEquals(List.of(labels.split("\\|")), shown);
  }

  @Test
  void aPlaceIsAFractionAndNeverOutside() {
    TimeAxis axis = TimeAxis.covering(millis(1000), false);
    assertEquals(0.25, axis.place(millis(250)), 1e-9);
    assertEquals(0, axis.place(-5));
    assertEquals(1, axis.place(millis(9000)));
  }

  @Test
  void thereAreNeverManyTicks() {
    for (long nanos = 1; nanos < millis(3_600_000); nanos += 1 + nanos / 10) {
      int ticks = TimeAxis.covering(nanos, false).ticks().size();
      assertTrue(ticks >= 4 && ticks <= 6, ticks + " for " + nanos);
    }
  }
}
