package dev.endpoint.app.control.compare;

/// A line of both sides.
///
/// @param block the cell at which the lines begin that are made together with this one
/// @param row which of those it is
/// @param cell its first cell
/// @param end the first cell of the line behind it
record Line(long block, int row, long cell, long end, Half left, Half right) {
  Half half(boolean isLeft) {
    return isLeft ? left : right;
  }

  boolean holds(long other) {
    return cell <= other && other < Math.max(end, cell + 1);
  }

  /// What is heard of it.
  String spoken() {
    Kind kind = left.worst();
    String what =
        switch (kind) {
          case SAME -> right.worst().isSame() ? "the same" : "more on the right";
          case ONLY, WITHIN -> "more on the left";
          case LACKING -> "more on the right";
          case CHANGED -> "differs";
        };
    String ours = left.shown();
    String theirs = right.shown();
    return kind.isSame() && right.worst().isSame()
        ? what + ", " + place() + ": " + ours
        : what + ", " + place() + ": left " + said(ours) + "; right " + said(theirs);
  }

  private String place() {
    return left.offset() == right.offset()
        ? "byte " + left.offset()
        : "byte " + left.offset() + " and " + right.offset();
  }

  private static String said(String shown) {
    return shown.isEmpty() ? "nothing" : shown;
  }
}
