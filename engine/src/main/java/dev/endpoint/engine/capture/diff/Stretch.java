package dev.endpoint.engine.capture.diff;

/// A stretch of two streams that are the same there, or differ.
///
/// Laid side by side, each byte has a cell; where one side has fewer bytes than the other, its last
/// cells are empty. So what is the same stands side by side again behind every difference.
///
/// @param left where it begins in the left stream
/// @param right where it begins in the right one
public record Stretch(boolean same, long left, long leftLength, long right, long rightLength) {

  static Stretch same(Spot at, long length) {
    return new Stretch(true, at.left(), length, at.right(), length);
  }

  static Stretch different(Spot at, long leftLength, long rightLength) {
    return new Stretch(false, at.left(), leftLength, at.right(), rightLength);
  }

  /// How many cells it takes.
  public long cells() {
    return Math.max(leftLength, rightLength);
  }

  /// What stands in some of its cells; `0 <= from <= to <= cells()`.
  public Stretch part(long from, long to) {
    long leftFrom = Math.min(from, leftLength);
    long rightFrom = Math.min(from, rightLength);
    return new Stretch(
        same,
        left + leftFrom,
        Math.min(to, leftLength) - leftFrom,
        right + rightFrom,
        Math.min(to, rightLength) - rightFrom);
  }

  /// This one and the next of the same kind as one.
  Stretch with(Stretch next) {
    return new Stretch(
        same, left, leftLength + next.leftLength, right, rightLength + next.rightLength);
  }
}
