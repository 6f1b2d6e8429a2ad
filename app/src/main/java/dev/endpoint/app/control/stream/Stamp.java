package dev.endpoint.app.control.stream;

import dev.endpoint.engine.capture.Direction;
import org.jspecify.annotations.Nullable;

/// What the gutter of a row says.
///
/// @param direction null for an event
/// @param first whether the row begins a read, a write or an event
/// @param nanos reactor time
/// @param previousNanos reactor time of what came before it in this lane; its own for the very
///   first, [#UNKNOWN] where that is too far away to tell
/// @param sentNanos reactor time of what was last sent before it; [#UNKNOWN] where nothing was
/// @param size bytes in the whole read or write, if this row begins it
record Stamp(
    @Nullable Direction direction,
    boolean first,
    long nanos,
    long previousNanos,
    long sentNanos,
    long size) {
  static final long UNKNOWN = Long.MIN_VALUE;

  boolean isEvent() {
    return direction == null;
  }
}
