package dev.endpoint.app.control.stream;

/// Where the bytes of a row of hex stand, twice: as digits and as characters.
///
/// @param hexX left edge of the first digit
/// @param textX left edge of the first character
/// @param count bytes in this row
record HexGeometry(HexLayout layout, double hexX, double textX, double column, int count)
    implements RowGeometry {
  @Override
  public int cellAt(double x) {
    double cell = x >= textX - column ? (x - textX) / column + 0.5 : hexCell((x - hexX) / column);
    return Math.clamp((int) cell, 0, count);
  }

  private int hexCell(double columns) {
    int cell = layout.hexCell(columns);
    boolean rightHalf = columns > layout.hexColumn(cell) + 1;
    return rightHalf ? cell + 1 : cell;
  }

  @Override
  public double caret(int cell) {
    boolean behind = cell == layout.width();
    return hexX + column * (behind ? layout.hexColumn(cell - 1) + 2 : layout.hexColumn(cell));
  }

  @Override
  public void cover(int from, int to, Cover cover) {
    double left = hexX + layout.hexColumn(from) * column;
    double right = hexX + (layout.hexColumn(to - 1) + 2) * column;
    cover.fill(left - column / 4, right - left + column / 2);
    cover.fill(textX + from * column, (to - from) * column);
  }
}
