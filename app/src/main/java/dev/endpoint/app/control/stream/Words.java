package dev.endpoint.app.control.stream;

/// Finds words in a row.
final class Words {
  private Words() {}

  /// What is around a place and of one kind: a word, or what stands between words.
  static Selection around(TextRow row, Place place) {
    int cell = Math.clamp(row.cellAt(place), 0, Math.max(0, row.cells() - 1));
    boolean kind = inWord(row, cell);
    int from = cell;
    int to = cell;
    while (from > 0 && inWord(row, from - 1) == kind) {
      from--;
    }
    while (to < row.cells() && inWord(row, to) == kind) {
      to++;
    }
    return new Selection(row.cell(from), row.cell(to));
  }

  private static boolean inWord(TextRow row, int cell) {
    int c = ' ';
    for (Segment segment : row.segments()) {
      int index = cell - segment.firstCell();
      if (index >= 0 && index < segment.cells()) {
        int at = segment.charAt()[index];
        c = at < segment.normal().length() ? segment.normal().codePointAt(at) : ' ';
      }
    }
    return Character.isLetterOrDigit(c) || c == '_';
  }
}
