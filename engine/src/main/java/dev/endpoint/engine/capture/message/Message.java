package dev.endpoint.engine.capture.message;

import dev.endpoint.engine.capture.Direction;
import org.jspecify.annotations.Nullable;

/// Some bytes of one direction that belong together, or an event. The messages of a direction, one
/// after the other, are its bytes.
///
/// Messages are numbered in the order in which they were whole, and stand at the time of their last
/// byte. One that is not whole yet has the numbers behind; that may still change.
///
/// @param number from 1 on
/// @param direction null for an event
/// @param nanos reactor time
/// @param previousNanos reactor time of the message before; its own for the very first
/// @param offset where it begins in the bytes of its direction; of an event, how much was sent and
///   received before
/// @param size bytes; for an event, of its words
/// @param record the record of its last byte; an event is one itself
/// @param words why it is not cut, or what it lacks; empty for [State#WHOLE]
public record Message(
    long number,
    @Nullable Direction direction,
    long nanos,
    long previousNanos,
    long offset,
    long size,
    long record,
    State state,
    String words) {
  public enum State {
    WHOLE,
    /// More is to come.
    OPEN,
    /// The bytes do not fit the way of cutting.
    UNCUT
  }

  public boolean isEvent() {
    return direction == null;
  }

  /// Time since the message before.
  public long delta() {
    return nanos - previousNanos;
  }
}
