package dev.endpoint.app.control.stream;

import java.util.Arrays;

/// Breaks a record into rows of text: behind each line feed and where the width ends. What a row
/// shows depends on the bytes from its start on (and on up to three bytes around the record), so
/// layout can begin at any row.
final class TextLayout {
  private final int columns;

  TextLayout(int columns) {
    this.columns = Math.max(Glyph.TAB, columns);
  }

  /// Where the rows of a record begin; the first entry is 0. An empty record has one row.
  int[] starts(Chunk chunk) {
    int[] starts = new int[16];
    int count = 1;
    for (int at = rowEnd(chunk, 0); at < chunk.length(); at = rowEnd(chunk, at)) {
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, count * 2);
      }
      starts[count++] = at;
    }
    return Arrays.copyOf(starts, count);
  }

  private int rowEnd(Chunk chunk, int from) {
    CellScanner scanner = new CellScanner(chunk, from, columns);
    while (scanner.next()) {
      // only where it ends counts
    }
    return scanner.end();
  }

  TextRow row(Chunk chunk, int from, Stamp stamp, TextRow.Ending ending) {
    CellScanner scanner = new CellScanner(chunk, from, columns);
    SegmentBuilder builder = new SegmentBuilder();
    while (scanner.next()) {
      builder.add(scanner.glyph(), scanner.start());
    }
    return new TextRow(
        stamp,
        chunk.record().number(),
        builder.byteAt(scanner.end()),
        builder.segments(),
        scanner.lineEnded(),
        ending);
  }
}
