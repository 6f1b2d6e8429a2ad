package dev.endpoint.app.control.messages;

import dev.endpoint.app.control.stream.CellSize;

/// Where the parts of a row stand, in pixels. A narrow list goes without the delta, then without
/// the time.
///
/// @param mark left edge of the colour's glyph
/// @param number right edge of the number
/// @param time left edge of the time, or -1 if there is no room
/// @param delta left edge of the delta, or -1
/// @param glyph left edge of the arrow
/// @param size left edge of the size
/// @param summary left edge of what it says
/// @param columns how many characters of that fit
record Columns(
    double mark,
    double number,
    double time,
    double delta,
    double glyph,
    double size,
    double summary,
    int columns) {
  static final int TIME = 12;
  static final int DELTA = 10;
  static final int SIZE = 8;
  private static final int MARK = 2;
  private static final int LEAST_DIGITS = 4;
  private static final int GAP = 2;
  private static final int ENOUGH_FOR_TIME = 56;
  private static final int ENOUGH_FOR_DELTA = 84;
  private static final double LEFT = 12;
  private static final double RIGHT = 8;

  /// @param most the highest number shown
  /// @param delta whether the delta is wanted beside the time
  static Columns of(double width, CellSize cell, long most, boolean delta) {
    int all = (int) ((width - LEFT - RIGHT) / cell.width());
    int number = MARK + Math.max(LEAST_DIGITS, Long.toString(most).length());
    boolean withTime = all >= ENOUGH_FOR_TIME;
    boolean withDelta = delta && all >= ENOUGH_FOR_DELTA;
    int time = number + GAP;
    int deltaAt = time + (withTime ? TIME + GAP : 0);
    int glyph = deltaAt + (withDelta ? DELTA + GAP : 0);
    int size = glyph + 2;
    int summary = size + SIZE + GAP;
    return new Columns(
        x(0, cell),
        x(number, cell),
        withTime ? x(time, cell) : -1,
        withDelta ? x(deltaAt, cell) : -1,
        x(glyph, cell),
        x(size, cell),
        x(summary, cell),
        Math.max(0, all - summary));
  }

  private static double x(int column, CellSize cell) {
    return LEFT + column * cell.width();
  }
}
