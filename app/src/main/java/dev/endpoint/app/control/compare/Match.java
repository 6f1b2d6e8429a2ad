package dev.endpoint.app.control.compare;

import dev.endpoint.engine.capture.search.Hit;

/// The match one is at.
///
/// @param number which of both streams it is, counted from 1 in the order of cells
/// @param note what else there is to say, or empty
public record Match(boolean isLeft, Hit hit, long number, String note) {
  boolean isAt(boolean left, Hit other) {
    return isLeft == left && hit.own() == other.own();
  }
}
