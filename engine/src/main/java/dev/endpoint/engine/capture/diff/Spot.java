package dev.endpoint.engine.capture.diff;

/// A place in both streams from which one can go on comparing.
///
/// @param lost whether it lies within a difference whose end was not found
record Spot(long left, long right, boolean lost) {
  static final Spot START = new Spot(0, 0, false);
}
