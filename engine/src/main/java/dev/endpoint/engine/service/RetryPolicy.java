package dev.endpoint.engine.service;

import java.time.Duration;

/// How long a [ClientService] waits before it tries again.
@FunctionalInterface
public interface RetryPolicy {
  /// Asked on the reactor thread after each failure; a connection that ended is one as well.
  ///
  /// @param failures how many there were in a row, at least 1
  Duration delay(int failures);
}
