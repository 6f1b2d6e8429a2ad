package dev.endpoint.engine.bench;

import java.util.concurrent.atomic.AtomicLong;

/// Counts units of work; one thread adds, others read.
final class Meter {
  private final AtomicLong count = new AtomicLong();

  void add(long units) {
    count.lazySet(count.getPlain() + units);
  }

  long count() {
    return count.get();
  }
}
