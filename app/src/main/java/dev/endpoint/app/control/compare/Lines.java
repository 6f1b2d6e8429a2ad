package dev.endpoint.app.control.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Goes up and down the lines of a layout.
final class Lines {
  private final Layout layout;
  private final Layout.Supply supply;

  Lines(Layout layout, Layout.Supply supply) {
    this.layout = layout;
    this.supply = supply;
  }

  private boolean isEmpty() {
    return supply.count() == 0;
  }

  /// The line that holds a cell, or the last one if the cell is behind it; there is one.
  Line at(long cell) throws IOException {
    long within = Math.min(cell, supply.count() - 1);
    long start = layout.start(within);
    List<Line> block = layout.block(start, supply.count());
    while (block.getLast().end() <= within) {
      block = layout.block(block.getLast().end(), supply.count());
    }
    Line found = block.getFirst();
    for (Line each : block) {
      found = each.cell() <= within && each.cell() > found.cell() ? each : found;
    }
    return found;
  }

  /// A line and those behind it; none if there is nothing.
  List<Line> from(Line first, int count) throws IOException {
    List<Line> lines = new ArrayList<>();
    if (isEmpty()) {
      return lines;
    }
    List<Line> block = rest(first);
    lines.addAll(block);
    while (lines.size() < count && block.getLast().end() < supply.count()) {
      block = layout.block(block.getLast().end(), supply.count());
      lines.addAll(block);
    }
    return List.copyOf(lines.subList(0, Math.min(count, lines.size())));
  }

  /// The line and those of its block behind it.
  private List<Line> rest(Line first) throws IOException {
    List<Line> block = layout.block(first.block(), supply.count());
    return block.subList(Math.min(first.row(), block.size() - 1), block.size());
  }

  /// The line so many below this one; above it if negative; no farther than there are lines.
  Line step(Line from, int by) throws IOException {
    return by < 0 ? up(from, -by) : from(from, by + 1).getLast();
  }

  private Line up(Line from, int by) throws IOException {
    List<Line> block = layout.block(from.block(), supply.count());
    int row = Math.min(from.row(), block.size() - 1) - by;
    while (row < 0 && block.getFirst().cell() > 0) {
      long end = block.getFirst().cell();
      block = layout.block(layout.start(end - 1), end);
      row += block.size();
    }
    return block.get(Math.max(0, row));
  }

  Line last() throws IOException {
    Line last = at(supply.count() - 1);
    List<Line> rest = rest(last);
    return rest.getLast();
  }
}
