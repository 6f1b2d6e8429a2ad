package dev.endpoint.app.control.compare;

import java.io.IOException;
import java.util.List;

/// Lines of hex: so many cells each.
///
/// @param width cells in a line
record HexLines(Layout.Supply supply, int width) implements Layout {
  @Override
  public List<Line> block(long cell, long most) throws IOException {
    long end = Math.min(Math.min(cell + width, most), supply.count());
    Cells cells = supply.cells(cell, end);
    return List.of(
        new Line(cell, 0, cell, end, half(cells, true, cell, end), half(cells, false, cell, end)));
  }

  private static Half half(Cells cells, boolean isLeft, long from, long to) {
    Cells.Side side = cells.side(isLeft);
    int first = cells.index(from);
    byte[] bytes = new byte[(int) (to - from)];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = side.has(first + i) ? side.byteAt(first + i) : 0;
    }
    return new Half.Hex(
        side.offset(first), bytes, cells.kinds(isLeft, first, first + bytes.length));
  }

  @Override
  public long start(long cell) {
    return cell - cell % width;
  }
}
