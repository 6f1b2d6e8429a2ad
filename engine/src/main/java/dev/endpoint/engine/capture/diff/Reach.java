package dev.endpoint.engine.capture.diff;

/// How far ahead one looks for the end of a difference.
///
/// @param near so many bytes each way every place is tried
/// @param least the first window of those in which anchors are looked for
/// @param doubtful the last one where there is a place already, but a poor one
/// @param most the last one: what is the same again farther on is not found
/// @param horizon from a place on so many bytes say how good it is
record Reach(int near, int least, int doubtful, int most, int horizon) {
  static final Reach USUAL = new Reach(128, 1024, 4096, 1 << 20, 256);

  private static final int GROWTH = 4;

  /// The window after this one; no more than the most.
  int next(int window) {
    return Math.min(most, window * GROWTH);
  }

  /// Whether all agrees from there on.
  boolean isClean(Point point) {
    return point.score() + Point.cost(point.far()) >= horizon;
  }

  /// Whether one need not look for a better place.
  boolean isGood(Point point) {
    return point.score() >= horizon / 2;
  }
}
