package dev.endpoint.engine.capture.note;

import dev.endpoint.engine.capture.Direction;
import org.jspecify.annotations.Nullable;

/// Words to some bytes.
///
/// @param direction the one whose bytes are meant; null when they are counted over both
/// @param from the first byte, among those of its direction
/// @param until behind the last one
public record Note(@Nullable Direction direction, long from, long until, String words) {
  public Note {
    if (from < 0 || until <= from) {
      throw new IllegalArgumentException("a note needs bytes: " + from + " to " + until);
    }
  }

  public Note saying(String other) {
    return new Note(direction, from, until, other);
  }

  public long length() {
    return until - from;
  }
}
