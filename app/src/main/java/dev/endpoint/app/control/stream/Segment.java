package dev.endpoint.app.control.stream;

/// A part of a text row that is drawn as one.
///
/// In a plain segment every character takes one column of the monospaced font, so it can be drawn
/// as up to three strings on top of each other, each with blanks where the others have something.
/// In any other segment (wide, combining or right-to-left characters) there is only `normal`, and
/// the font decides how wide it is.
///
/// @param normal the characters that stand for themselves
/// @param dim characters that stand for invisible ones; empty if there are none
/// @param odd escapes that stand for bytes that are no characters; empty if there are none
/// @param firstCell the row's cell this segment begins with
/// @param charAt for each cell, where it begins in the strings; one more entry for the end
record Segment(boolean plain, String normal, String dim, String odd, int firstCell, int[] charAt) {
  int cells() {
    return charAt.length - 1;
  }

  int chars() {
    return charAt[charAt.length - 1];
  }
}
