package dev.endpoint.app.control.stream;

import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.capture.note.Note;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A note with the places of its bytes.
///
/// @param until behind its last byte
public record Noted(Note note, Place from, Place until) {
  /// Reads the recording, so it stays off the FX thread. Null for a note behind its end, as it may
  /// stand in the file of notes of a capture that lost its own, and for one before its beginning.
  public static @Nullable Noted of(Note note, Recording recording) throws IOException {
    Direction direction = note.direction();
    Recording.Extent extent = recording.extent();
    if (note.until() > extent.bytes(direction) || note.from() < extent.gone().bytes(direction)) {
      return null;
    }
    Place last = OwnOffset.place(recording, direction, note.until() - 1);
    return new Noted(
        note,
        OwnOffset.place(recording, direction, note.from()),
        new Place(last.record(), last.offset() + 1));
  }

  /// Whether bytes of the row are meant.
  boolean isIn(Row row) {
    Direction shown = row.stamp().direction();
    return shown != null
        && (note.direction() == null || note.direction() == shown)
        && from.compareTo(row.end()) < 0
        && row.start().compareTo(until) < 0;
  }
}
