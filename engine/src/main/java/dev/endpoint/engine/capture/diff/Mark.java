package dev.endpoint.engine.capture.diff;

/// What is known at a spot of all before it.
///
/// @param cells how many cells there are before it
/// @param differences how many differences begin before it
/// @param left bytes before it, on the left, that belong to differences
/// @param cost what it took to come there
record Mark(Spot spot, long cells, long differences, long left, long right, long cost) {
  static final Mark START = at(0, 0);

  /// Where a comparison begins.
  static Mark at(long left, long right) {
    return new Mark(new Spot(left, right, false, 0, 0), 0, 0, 0, 0, 0);
  }

  Mark behind(Differ.Step step) {
    Stretch stretch = step.stretch();
    boolean same = stretch.same();
    return new Mark(
        step.next(),
        cells + stretch.cells(),
        differences + (same || spot.lost() ? 0 : 1),
        left + (same ? 0 : stretch.leftLength()),
        right + (same ? 0 : stretch.rightLength()),
        cost + step.cost());
  }

  boolean isAt(Differ.Ends ends) {
    return spot.left() == ends.left() && spot.right() == ends.right();
  }
}
