package dev.endpoint.engine.capture.diff;

import java.util.Arrays;

/// What lies ahead of a spot on both sides, in memory.
///
/// @param leftAt where it begins in `left`
/// @param leftSize how many bytes it is
/// @param leftEnds whether the stream ends with it, as far as is known
record Ahead(
    byte[] left,
    int leftAt,
    int leftSize,
    boolean leftEnds,
    byte[] right,
    int rightAt,
    int rightSize,
    boolean rightEnds,
    int horizon) {

  /// How many bytes have to agree so far away.
  static int enough(int far) {
    return far <= 8 ? 4 : far <= 32 ? 8 : 16;
  }

  /// Whether enough bytes agree for it to be no accident, or all there are: up to the end of both,
  /// or of one if that has lost and gained nothing.
  ///
  /// @param wanted so many bytes
  boolean agrees(int l, int r, int wanted) {
    int leftThere = leftSize - l;
    int rightThere = rightSize - r;
    int there = Math.min(leftThere, rightThere);
    if (there <= 0 || left[leftAt + l] != right[rightAt + r]) {
      return false;
    }
    int size = wanted;
    if (there < wanted) {
      boolean leftOver = leftEnds && leftThere == there;
      boolean rightOver = rightEnds && rightThere == there;
      if (!(l == r ? leftOver || rightOver : leftOver && rightOver)) {
        return false;
      }
      size = there;
    }
    int leftFrom = leftAt + l;
    int rightFrom = rightAt + r;
    return Arrays.equals(left, leftFrom, leftFrom + size, right, rightFrom, rightFrom + size);
  }

  Point point(int l, int r) {
    int size = Math.min(horizon, Math.min(leftSize - l, rightSize - r));
    int score = 0;
    for (int i = 0; i < size; i++) {
      score += left[leftAt + l + i] == right[rightAt + r + i] ? 1 : 0;
    }
    boolean bothEnd = leftEnds && rightEnds && leftSize - l == rightSize - r;
    int whole = bothEnd ? score + horizon - size : score;
    return new Point(l, r, whole - Point.cost(Math.max(l, r)));
  }
}
