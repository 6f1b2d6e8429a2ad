package dev.endpoint.engine.capture.message;

import dev.endpoint.engine.capture.Recording;

/// Cuts where each read or write ended.
final class ReadCutter implements Cutter {
  @Override
  public int take(byte[] bytes, int from, int to) {
    return to - from;
  }

  @Override
  public boolean ended() {
    return false;
  }

  /// The records of one read follow each other, whatever the other direction does.
  @Override
  public boolean endsBefore(Recording.Record next, boolean own) {
    return !own || !next.continued();
  }

  @Override
  public long blind() {
    return Long.MAX_VALUE;
  }

  @Override
  public Cutter copy() {
    return this;
  }
}
