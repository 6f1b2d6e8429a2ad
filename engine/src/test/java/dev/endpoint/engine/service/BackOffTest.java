package dev.endpoint.engine.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.endpoint.engine.syntax.TwistedVectors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class BackOffTest {
  private static final Supplier<Duration> NO_JITTER = () -> Duration.ZERO;
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final double NANOS = 1e9;

  private static final Map<String, BackOff> POLICIES =
      Map.of(
          "default_no_jitter",
          new BackOff(Duration.ofSeconds(1), 1.5, MINUTE, NO_JITTER),
          "initial_0.5_factor_3_no_jitter",
          new BackOff(Duration.ofMillis(500), 3, MINUTE, NO_JITTER),
          "overflow_factor_1e300",
          new BackOff(Duration.ofSeconds(1), 1e300, MINUTE, NO_JITTER));

  @TestFactory
  Stream<DynamicTest> waitsAsLongAsTwisted() {
    return TwistedVectors.named("backoff").properties().stream()
        .map(
            table ->
                DynamicTest.dynamicTest(
                    table.getKey(), () -> check(POLICIES.get(table.getKey()), table.getValue())));
  }

  private static void check(BackOff policy, JsonNode table) {
    List<String> ours = new ArrayList<>();
    List<String> theirs = new ArrayList<>();
    for (JsonNode row : table) {
      int failures = row.get(0).asInt();
      ours.add(failures + ": " + policy.delay(failures).toNanos());
      theirs.add(failures + ": " + Math.round(row.get(1).asDouble() * NANOS));
    }
    assertEquals(theirs, ours);
    assertTrue(theirs.size() > 2, "there is something to compare");
  }

  @Test
  void theRandomPartComesOnTopOfTheLimitToo() {
    BackOff policy = new BackOff(Duration.ofSeconds(1), 1.5, MINUTE, () -> Duration.ofMillis(250));
    assertEquals(Duration.ofMillis(1750), policy.delay(1));
    assertEquals(MINUTE.plusMillis(250), policy.delay(1000));
  }

  @Test
  void theStandardRandomPartIsLessThanASecond() {
    for (int i = 0; i < 1000; i++) {
      Duration delay = BackOff.standard().delay(1);
      assertTrue(delay.compareTo(Duration.ofMillis(1500)) >= 0, delay.toString());
      assertTrue(delay.compareTo(Duration.ofMillis(2500)) < 0, delay.toString());
    }
  }

  @Test
  void neverWithoutWaitingAndNeverShorter() {
    assertThrows(
        IllegalArgumentException.class, () -> new BackOff(Duration.ZERO, 1.5, MINUTE, NO_JITTER));
    for (double factor : new double[] {0.5, -1, Double.NaN}) {
      assertThrows(
          IllegalArgumentException.class,
          () -> new BackOff(Duration.ofSeconds(1), factor, MINUTE, NO_JITTER));
    }
  }

  @Test
  void aLimitMayBeBeyondAllTime() {
    BackOff policy =
        new BackOff(Duration.ofSeconds(1), 2, Duration.ofSeconds(Long.MAX_VALUE), NO_JITTER);
    assertEquals(Duration.ofSeconds(1024), policy.delay(10));
  }
}
