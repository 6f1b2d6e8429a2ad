package dev.endpoint.app.control.stream;

import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.Recording;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Places as they are counted in one direction alone.
public final class OwnOffset {
  private OwnOffset() {}

  /// How many bytes of a direction are before a place.
  public static long of(Place place, Recording recording, Direction direction) throws IOException {
    if (place.record() >= recording.extent().records()) {
      return recording.extent().bytes(direction);
    }
    Recording.Record record = recording.record(place.record());
    boolean own = record.direction() == direction;
    return record.offset(direction) + (own ? Math.min(place.offset(), record.length()) : 0);
  }

  /// Where a byte stands that there is, counted in one direction or, with none, in both.
  public static Place place(Recording recording, @Nullable Direction direction, long offset)
      throws IOException {
    Recording.Record record = recording.record(recording.recordAt(direction, offset));
    return new Place(record.number(), (int) (offset - record.offset(direction)));
  }
}
