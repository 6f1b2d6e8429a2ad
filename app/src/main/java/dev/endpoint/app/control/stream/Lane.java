package dev.endpoint.app.control.stream;

import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.Recording;
import org.jspecify.annotations.Nullable;

/// Which bytes are shown. Events belong to every lane.
public enum Lane {
  BOTH(null),
  SENT(Direction.SENT),
  RECEIVED(Direction.RECEIVED);

  private final @Nullable Direction direction;

  Lane(@Nullable Direction direction) {
    this.direction = direction;
  }

  /// The one direction shown, or null for both.
  public @Nullable Direction direction() {
    return direction;
  }

  boolean shows(Recording.Record record) {
    return direction == null || record.isEvent() || record.direction() == direction;
  }

  /// How many bytes there are in this lane.
  public long bytes(Recording.Extent extent) {
    return switch (this) {
      case BOTH -> extent.bytes();
      case SENT -> extent.sent();
      case RECEIVED -> extent.received();
    };
  }
}
