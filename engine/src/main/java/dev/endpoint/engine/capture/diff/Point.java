package dev.endpoint.engine.capture.diff;

import org.jspecify.annotations.Nullable;

/// How far ahead on each side two streams may be the same again.
///
/// @param score how good a place that is: how many bytes agree from there on, less for its distance
record Point(int left, int right, int score) {
  /// What each doubling of the distance costs, in bytes that agree.
  private static final int DOUBLING = 8;

  int far() {
    return Math.max(left, right);
  }

  boolean isBetterThan(@Nullable Point other) {
    return other == null || score > other.score;
  }

  /// What a distance takes off a score.
  static int cost(int far) {
    return DOUBLING * (Integer.SIZE - Integer.numberOfLeadingZeros(far));
  }
}
