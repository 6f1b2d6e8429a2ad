package dev.endpoint.app.control.stream;

import dev.endpoint.engine.capture.Direction;
import org.jspecify.annotations.Nullable;

/// What the gutter of a row says.
///
/// @param direction null for an event
/// @param first whether the row begins a read, a write or an event; only such rows say the rest
/// @param nanos reactor time
/// @param previousNanos reactor time of what came before it in this lane; `nanos` when nothing did
/// @param size bytes in the whole read or write
record Stamp(
    @Nullable Direction direction, boolean first, long nanos, long previousNanos, long size) {
  boolean isEvent() {
    return direction == null;
  }
}
