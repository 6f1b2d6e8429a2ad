package dev.endpoint.engine.capture.diff;

/// How far ahead one looks for the end of a difference.
///
/// @param near so many bytes each way every place is tried
/// @param least the first window of those in which anchors are looked for
/// @param most the last one: what is the same again farther on is not found
record Reach(int near, int least, int most) {
  static final Reach USUAL = new Reach(128, 1024, 1 << 20);

  private static final int GROWTH = 4;

  /// The window after this one; no more than the most.
  int next(int window) {
    return Math.min(most, window * GROWTH);
  }
}
