package dev.endpoint.app.control.stream;

import dev.endpoint.engine.capture.note.Colour;
import dev.endpoint.engine.capture.note.Note;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Draws the notes in the rows of a page: their bytes on a colour, and a mark in the gutter. A
/// colour that somebody chose has a line below the bytes, too.
record NotePainter(List<Noted> notes, double height) {
  private static final double MARK_AT = 5;
  private static final double MARK = 4;
  private static final double LINE = 2;

  /// Below what is selected.
  void fill(RowNode node, Row row, RowGeometry geometry) {
    for (Noted noted : notes) {
      if (noted.isIn(row)) {
        Colour colour = noted.note().colour();
        int from = row.cellAt(Place.max(noted.from(), row.start()));
        int to = row.cellAt(Place.min(noted.until(), row.end()));
        if (from < to) {
          geometry.cover(from, to, (x, width) -> fill(node, x, width, colour));
        }
        node.box(MARK_AT, 3, MARK, height - 6, colour == null ? Ink.NOTE_MARK : Ink.of(colour));
      }
    }
  }

  private void fill(RowNode node, double x, double width, @Nullable Colour colour) {
    node.box(x, 0, width, height, colour == null ? Ink.NOTE : Ink.behind(colour));
    if (colour != null) {
      node.box(x, height - LINE, width, LINE, Ink.of(colour));
    }
  }

  /// What is said of a row besides its bytes.
  static String spoken(List<Noted> notes, Row row) {
    StringBuilder spoken = new StringBuilder();
    for (Noted noted : notes) {
      if (noted.isIn(row)) {
        spoken.append("; ").append(spoken(noted.note()));
      }
    }
    return spoken.toString();
  }

  private static String spoken(Note note) {
    Colour colour = note.colour();
    String words = note.words().isEmpty() ? "" : ": " + note.words();
    return (colour == null ? "note" : colour.word() + " note") + words;
  }
}
