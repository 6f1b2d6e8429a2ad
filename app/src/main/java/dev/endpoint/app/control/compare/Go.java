package dev.endpoint.app.control.compare;

/// Where to go.
sealed interface Go {
  /// So many lines down, with the line one is at; up if negative.
  record Lines(int by) implements Go {}

  /// So many pages down, with the line one is at.
  record Pages(int by) implements Go {}

  /// So many lines down; one stays at the same line.
  record Scroll(int by) implements Go {}

  /// To a part of all, from 0 to 1.
  record Fraction(double part) implements Go {}

  /// To the line that holds a cell.
  record Cell(long cell) implements Go {}

  /// To the line that holds a byte of one of the streams.
  record Byte(boolean isLeft, long offset) implements Go {}

  /// To the next match of what was found, or to the one before.
  ///
  /// @param here whether the one that one is at will do
  record ToMatch(boolean forward, boolean here) implements Go {}

  /// To the beginning.
  record Start() implements Go {}

  record End() implements Go {}

  /// To the next difference, or to the one before.
  record Step(boolean forward) implements Go {}
}
