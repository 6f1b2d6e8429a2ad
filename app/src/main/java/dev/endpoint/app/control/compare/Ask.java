package dev.endpoint.app.control.compare;

import dev.endpoint.app.control.stream.TextLine;
import java.util.List;

/// What is wanted on the screen.
///
/// @param moves where to go, one after the other
/// @param rows how many lines there is room for
/// @param width bytes in a line of hex
/// @param text how text is shown; only where `hex` is false
/// @param stopped whether no more is to be compared
/// @param places for how many places the overview is
/// @param found what can be gone to
record Ask(
    List<Go> moves,
    int rows,
    boolean hex,
    int width,
    TextLine.Style text,
    boolean stopped,
    int places,
    Found found) {
  /// Whether lines are made as for another one.
  boolean hasLinesOf(Ask other) {
    return hex == other.hex && (hex ? width == other.width : text.equals(other.text));
  }
}
