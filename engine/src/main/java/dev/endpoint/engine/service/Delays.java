package dev.endpoint.engine.service;

import dev.endpoint.engine.reactor.Reactor;
import java.time.Duration;

/// A [RetryPolicy] that can be relied on: it neither raises nor answers what no timer takes.
final class Delays {
  private static final Duration AFTER_A_BROKEN_POLICY = Duration.ofMinutes(1);
  private static final Duration FOR_EVER = Duration.ofDays(10_000);

  private final Reactor reactor;
  private final RetryPolicy policy;

  Delays(Reactor reactor, RetryPolicy policy) {
    this.reactor = reactor;
    this.policy = policy;
  }

  Duration after(int failures) {
    try {
      Duration delay = policy.delay(failures);
      if (delay.isNegative()) {
        return Duration.ZERO;
      }
      return delay.compareTo(FOR_EVER) > 0 ? FOR_EVER : delay;
    } catch (RuntimeException e) {
      reactor.report("a retry policy", e);
      return AFTER_A_BROKEN_POLICY;
    }
  }
}
