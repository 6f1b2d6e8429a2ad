package dev.endpoint.app.control.stream;

/// Where the parts of a row stand, in pixels. A narrow pane goes without the time, then without the
/// size.
///
/// @param time left edge of the time, or -1 if there is no room
/// @param glyph left edge of the arrow
/// @param size left edge of the size, or -1
/// @param content left edge of the bytes
/// @param columns how many columns of bytes fit
record Gutter(double time, double glyph, double size, double content, int columns) {
  static final int TIME_COLUMNS = 12;
  static final int SIZE_COLUMNS = 7;
  private static final double LEFT = 12;
  private static final double RIGHT = 8;
  private static final int ENOUGH_FOR_SIZE = 44;
  private static final int ENOUGH_FOR_TIME = 64;

  /// @param quiet whether the pane beside this one tells the time and size already
  static Gutter of(double width, CellSize cell, boolean quiet) {
    int all = (int) ((width - LEFT - RIGHT) / cell.width());
    boolean withTime = !quiet && all >= ENOUGH_FOR_TIME;
    boolean withSize = !quiet && all >= ENOUGH_FOR_SIZE;
    int glyphColumn = withTime ? TIME_COLUMNS + 2 : 0;
    int sizeColumn = glyphColumn + 3;
    int contentColumn = withSize ? sizeColumn + SIZE_COLUMNS + 2 : sizeColumn;
    return new Gutter(
        withTime ? LEFT : -1,
        LEFT + glyphColumn * cell.width(),
        withSize ? LEFT + sizeColumn * cell.width() : -1,
        LEFT + contentColumn * cell.width(),
        Math.max(Glyph.TAB, all - contentColumn));
  }
}
