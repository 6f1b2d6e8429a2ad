package dev.endpoint.app.control.compare;

/// What a cell of one side is beside that of the other.
enum Kind {
  SAME,
  /// Both have a byte here, and not the same.
  CHANGED,
  /// Both happen to have the same byte within a difference.
  WITHIN,
  /// The other side has nothing here.
  ONLY,
  /// This side has nothing here.
  LACKING;

  boolean isSame() {
    return this == SAME;
  }
}
