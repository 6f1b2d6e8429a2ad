package dev.endpoint.engine.service;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/// Waits that grow from failure to failure up to a limit: `initial × factor^failures`, as Twisted's
/// `backoffPolicy` counts; so the first wait is longer than `initial` by one factor. On top comes a
/// random part, lest all clients of a server that was restarted come back at the same moment.
///
/// @param initial longer than nothing
/// @param factor at least 1
/// @param max the limit, which the random part may exceed
/// @param jitter the random part of each wait
public record BackOff(Duration initial, double factor, Duration max, Supplier<Duration> jitter)
    implements RetryPolicy {
  private static final double NANOS_PER_SECOND = 1e9;

  public BackOff {
    if (!initial.isPositive() || !(factor >= 1)) {
      throw new IllegalArgumentException(
          "a back-off needs a first wait and a factor of at least 1, not "
              + initial
              + " and "
              + factor);
    }
  }

  /// Twisted's: from 1 s by 1.5 up to a minute, plus up to a second.
  public static BackOff standard() {
    return new BackOff(Duration.ofSeconds(1), 1.5, Duration.ofMinutes(1), BackOff::upToASecond);
  }

  @Override
  public Duration delay(int failures) {
    double grown = nanos(initial) * Math.pow(factor, failures);
    Duration wait = grown < nanos(max) ? Duration.ofNanos(Math.round(grown)) : max;
    return wait.plus(jitter.get());
  }

  /// As a double, which takes any duration.
  private static double nanos(Duration duration) {
    return duration.getSeconds() * NANOS_PER_SECOND + duration.getNano();
  }

  private static Duration upToASecond() {
    return Duration.ofNanos((long) (ThreadLocalRandom.current().nextDouble() * NANOS_PER_SECOND));
  }
}
