package dev.endpoint.engine.capture.plot;

/// A stretch of reactor time, both ends included.
public record TimeSpan(long from, long to) {
  public TimeSpan {
    if (from > to) {
      throw new IllegalArgumentException("it ends at " + to + ", before it begins at " + from);
    }
  }

  /// In nanoseconds; the longest there is where that is more than a number holds.
  public long length() {
    long length = to - from;
    return length < 0 ? Long.MAX_VALUE : length;
  }
}
