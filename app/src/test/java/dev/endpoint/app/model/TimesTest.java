package dev.endpoint.app.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {
  @ParameterizedTest
  @CsvSource({
    "0, <0.1 ms",
    "99999, <0.1 ms",
    "400000, 0.4 ms",
    "9999999, 9.9 ms",
    "10000000, 10 ms",
    "999999999, 999 ms",
    "1204000000, 1.204 s",
    "9999999999, 9.999 s",
    "10001000000, 10.0 s",
    "59999000000, 59.9 s",
    "134000000000, 2 min 14 s",
    "3720000000000, 1 h 02 min"
  })
  void whatSomethingTookIsCutOffNotRounded(long nanos, String words) {
    assertEquals(words, Times.took(nanos));
  }

  @ParameterizedTest
  @CsvSource({
    "-5, 0 s",
    "0, 0 s",
    "1, 1 s",
    "3300000000, 4 s",
    "4000000000, 4 s",
    "59000000001, 1 min 00 s",
    "67000000000, 1 min 07 s"
  })
  void whatIsLeftIsRoundedUp(long nanos, String words) {
    assertEquals(words, Times.left(nanos));
  }

  @ParameterizedTest
  @CsvSource({
    "-5, 0.0 s",
    "449000000, 0.4 s",
    "9999000000, 9.9 s",
    "10000000000, 10.0 s",
    "134000000000, 2 min 14 s"
  })
  void whatRunsShowsTenths(long nanos, String words) {
    assertEquals(words, Times.running(nanos));
  }

  @ParameterizedTest
  @CsvSource({
    "300000000, 300 ms",
    "1500000000, 1.5 s",
    "10000000000, 10 s",
    "90000000000, 90 s",
    "120000000000, 2 min"
  })
  void aLimitHasNoDigitsItDoesNotNeed(long nanos, String words) {
    assertEquals(words, Times.limit(nanos));
  }

  @ParameterizedTest
  @CsvSource({"0, 00:00:00", "134999000000, 00:02:14", "90061000000000, 1 d 01:01:01"})
  void aClockCountsUp(long nanos, String words) {
    assertEquals(words, Times.clock(nanos));
  }

  @Test
  void theTimeOfDayIsThatOfTheZone() {
    Instant noon = Instant.parse("2026-11-22T12:00:03Z");
    assertEquals("14:00:03", Times.timeOfDay(noon, ZoneOffset.ofHours(2)));
  }

  @Test
  void numbersOnlyGrow() {
    growing(Times::took);
    growing(Times::running);
  }

  private static void growing(LongFunction<String> words) {
    double before = -1;
    for (long nanos = 1; nanos < 3_600_000_000_000L; nanos += 1 + nanos / 50) {
      double shown = seconds(words.apply(nanos));
      assertTrue(shown >= before, words.apply(nanos));
      assertTrue(shown <= nanos / 1e9 + 1e-9 || shown <= 0.0001, words.apply(nanos));
      before = shown;
    }
  }

  private static double seconds(String words) {
    double seconds = 0;
    String[] parts = words.replace("<", "").split(" ");
    for (int i = 0; i < parts.length; i += 2) {
      double number = Double.parseDouble(parts[i]);
      seconds +=
          switch (parts[i + 1]) {
            case "ms" -> number / 1000;
            case "s" -> number;
            case "min" -> number * 60;
            case "h" -> number * 3600;
            default -> throw new AssertionError(words);
          };
    }
    return seconds;
  }
}
