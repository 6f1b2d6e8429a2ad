package dev.endpoint.engine.capture.note;

import dev.endpoint.engine.capture.Direction;
import org.jspecify.annotations.Nullable;

/// Words to some bytes, a colour on them, or both.
///
/// @param direction the one whose bytes are meant; null when they are counted over both
/// @param from the first byte, among those of its direction
/// @param until behind the last one
/// @param colour null for that of all notes
public record Note(
    @Nullable Direction direction, long from, long until, @Nullable Colour colour, String words) {
  public Note {
    if (from < 0 || until <= from) {
      throw new IllegalArgumentException("a note needs bytes: " + from + " to " + until);
    }
  }

  public Note(@Nullable Direction direction, long from, long until, String words) {
    this(direction, from, until, null, words);
  }

  public Note saying(String other) {
    return new Note(direction, from, until, colour, other);
  }

  public Note in(@Nullable Colour other) {
    return new Note(direction, from, until, other, words);
  }

  /// Whether it says anything, be it with a colour alone.
  public boolean isEmpty() {
    return colour == null && words.isBlank();
  }

  /// Whether some bytes are those of the other one, too, counted in the same way.
  public boolean touches(Note other) {
    return direction == other.direction && from < other.until && other.from < until;
  }

  /// Whether all bytes are those of the other one.
  public boolean isOnThoseOf(Note other) {
    return direction == other.direction && from == other.from && until == other.until;
  }

  public long length() {
    return until - from;
  }
}
