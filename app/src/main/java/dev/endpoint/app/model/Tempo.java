package dev.endpoint.app.model;

import java.time.Duration;

/// How often a picture has to be renewed although nothing happened, because it shows time.
public enum Tempo {
  /// Nothing moves: no timer runs.
  STILL(Duration.ZERO),
  /// A clock ticks.
  SECONDS(Duration.ofSeconds(1)),
  /// Running bars, where motion is not wanted.
  CALM(Duration.ofMillis(500)),
  /// Running bars.
  QUICK(Duration.ofMillis(50));

  private final Duration period;

  Tempo(Duration period) {
    this.period = period;
  }

  public Duration period() {
    return period;
  }
}
