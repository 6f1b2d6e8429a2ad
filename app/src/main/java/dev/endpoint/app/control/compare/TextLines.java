package dev.endpoint.app.control.compare;

import dev.endpoint.app.control.stream.TextLine;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Lines of text. A block goes up to a line's end that both sides have in common, so that after it
/// both begin a line; within it each side is broken into lines for itself, and these stand side by
/// side.
record TextLines(Layout.Supply supply, TextLine.Style style) implements Layout {
  /// Without a common line's end a block has so many cells.
  private static final int LONGEST = 4096;

  @Override
  public List<Line> block(long cell, long most) throws IOException {
    long bound = Math.min(Math.min(cell + LONGEST, most), supply.count());
    Cells cells = supply.cells(cell, bound);
    int first = cells.index(cell);
    int last = cells.index(bound);
    int end = behindLine(cells, first, last);
    return new Block(cells, first, end < 0 ? last : end).lines();
  }

  @Override
  public long start(long cell) throws IOException {
    long from = Math.max(0, cell - LONGEST);
    Cells cells = supply.cells(from, cell);
    int last = cells.index(cell);
    int first = cells.index(from);
    for (int at = last; at > first; at--) {
      if (endsLine(cells, first, at)) {
        return cells.cell(at);
      }
    }
    return from;
  }

  private int behindLine(Cells cells, int first, int last) {
    for (int at = first + 1; at <= last; at++) {
      if (endsLine(cells, first, at)) {
        return at;
      }
    }
    return -1;
  }

  /// Whether both sides have a line's end before a cell.
  private boolean endsLine(Cells cells, int first, int at) {
    byte[] feed = style.lineFeed();
    if (at - feed.length < first) {
      return false;
    }
    for (int i = 0; i < feed.length; i++) {
      int cell = at - feed.length + i;
      if (!cells.kind(true, cell).isSame() || cells.side(true).byteAt(cell) != feed[i]) {
        return false;
      }
    }
    return true;
  }

  /// Lines that are made together.
  private final class Block {
    private final Cells cells;
    private final int first;
    private final int end;
    private final List<TextLine> ours;
    private final List<TextLine> theirs;
    private final int[] leftCells;
    private final int[] rightCells;

    Block(Cells cells, int first, int end) {
      this.cells = cells;
      this.first = first;
      this.end = end;
      ours = TextLine.of(cells.side(true).bytes(first, end), style);
      theirs = TextLine.of(cells.side(false).bytes(first, end), style);
      leftCells = cellsOf(cells.side(true));
      rightCells = cellsOf(cells.side(false));
    }

    /// For each byte its cell; one more entry for the end.
    private int[] cellsOf(Cells.Side side) {
      int[] all = new int[side.at()[end] - side.at()[first] + 1];
      for (int cell = first; cell < end; cell++) {
        if (side.has(cell)) {
          all[side.at()[cell] - side.at()[first]] = cell;
        }
      }
      all[all.length - 1] = end;
      return all;
    }

    List<Line> lines() {
      int count = Math.max(ours.size(), theirs.size());
      int[] starts = new int[count + 1];
      starts[count] = end;
      for (int row = count - 1; row >= 0; row--) {
        int start = Math.min(start(ours, leftCells, row), start(theirs, rightCells, row));
        starts[row] = row == 0 ? first : Math.min(start, starts[row + 1]);
      }
      List<Line> lines = new ArrayList<>();
      for (int row = 0; row < count; row++) {
        lines.add(
            new Line(
                cells.cell(first),
                row,
                cells.cell(starts[row]),
                cells.cell(starts[row + 1]),
                half(true, row),
                half(false, row)));
      }
      return lines;
    }

    private int start(List<TextLine> lines, int[] cellOf, int row) {
      return row < lines.size() ? cellOf[lines.get(row).start()] : end;
    }

    private Half half(boolean isLeft, int row) {
      List<TextLine> lines = isLeft ? ours : theirs;
      int[] cellOf = isLeft ? leftCells : rightCells;
      Cells.Side side = cells.side(isLeft);
      if (row >= lines.size()) {
        return new Half.Text(side.offset(end), null, new Kind[0], List.of());
      }
      TextLine line = lines.get(row);
      Kind[] kinds = new Kind[line.end() - line.start()];
      List<Integer> gaps = new ArrayList<>();
      for (int i = 0; i < kinds.length; i++) {
        int at = line.start() + i;
        kinds[i] = cells.kind(isLeft, cellOf[at]);
        int before = at == 0 ? first : cellOf[at - 1] + 1;
        if (before < cellOf[at]) {
          gaps.add(i);
        }
      }
      boolean lastOfAll = row == lines.size() - 1 && (isLeft ? theirs : ours).size() <= row + 1;
      if (lastOfAll && cellOf[line.end() - 1] + 1 < end) {
        gaps.add(kinds.length);
      }
      return new Half.Text(side.offset(first) + line.start(), line, kinds, List.copyOf(gaps));
    }
  }
}
