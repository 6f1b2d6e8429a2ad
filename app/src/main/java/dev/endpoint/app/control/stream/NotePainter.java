package dev.endpoint.app.control.stream;

import java.util.List;

/// Draws the notes in the rows of a page: their bytes on a colour, and a mark in the gutter.
record NotePainter(List<Noted> notes, double height) {
  private static final double MARK_AT = 5;
  private static final double MARK = 4;

  /// Below what is selected.
  void fill(RowNode node, Row row, RowGeometry geometry) {
    for (Noted noted : notes) {
      if (noted.isIn(row)) {
        int from = row.cellAt(Place.max(noted.from(), row.start()));
        int to = row.cellAt(Place.min(noted.until(), row.end()));
        if (from < to) {
          geometry.cover(from, to, (x, width) -> node.box(x, 0, width, height, Ink.NOTE));
        }
        node.box(MARK_AT, 3, MARK, height - 6, Ink.NOTE_MARK);
      }
    }
  }

  /// What is said of a row besides its bytes.
  static String spoken(List<Noted> notes, Row row) {
    StringBuilder spoken = new StringBuilder();
    for (Noted noted : notes) {
      if (noted.isIn(row)) {
        spoken.append("; note: ").append(noted.note().words());
      }
    }
    return spoken.toString();
  }
}
