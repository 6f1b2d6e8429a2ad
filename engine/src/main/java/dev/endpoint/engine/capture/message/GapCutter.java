package dev.endpoint.engine.capture.message;

import dev.endpoint.engine.capture.Recording;

/// Cuts where a direction was silent for some time.
final class GapCutter implements Cutter {
  private final long silence;
  private long last;

  /// @param silence in nanoseconds
  GapCutter(long silence) {
    this.silence = silence;
  }

  @Override
  public int take(byte[] bytes, int from, int to) {
    return to - from;
  }

  @Override
  public boolean ended() {
    return false;
  }

  @Override
  public boolean endsBefore(Recording.Record next, boolean own) {
    return next.nanos() - last >= silence;
  }

  @Override
  public void at(Recording.Record record) {
    last = record.nanos();
  }

  @Override
  public long blind() {
    return Long.MAX_VALUE;
  }

  @Override
  public Cutter copy() {
    GapCutter copy = new GapCutter(silence);
    copy.last = last;
    return copy;
  }
}
