package dev.endpoint.engine.capture.diff;

/// A place in both streams from which one can go on comparing.
///
/// @param lost whether it lies within a difference whose end was not found
/// @param close how many differences came before it with little between them
/// @param since how many bytes were the same since the last one
record Spot(long left, long right, boolean lost, int close, int since) {
  /// So many close differences are a habit.
  private static final int HABIT = 64;

  /// @param apart so many bytes that are the same are not little
  Spot behindSame(long length, int apart) {
    int now = (int) Math.min(apart, since + length);
    return new Spot(left + length, right + length, false, now < apart ? close : 0, now);
  }

  Spot behindDifferent(long leftLength, long rightLength, boolean stillLost) {
    return new Spot(left + leftLength, right + rightLength, stillLost, close + 1, 0);
  }

  /// Whether there were so many close differences that the streams may be beside each other in the
  /// wrong way; asked now and then, as it may as well be how they are.
  boolean isDoubtful() {
    return close < HABIT ? Integer.bitCount(close) == 1 : close % HABIT == 0;
  }
}
