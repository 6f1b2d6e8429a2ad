package dev.endpoint.app.control.stream;

import java.util.Arrays;

/// Breaks a record into rows of text: behind each line feed and where the width ends. What a row
/// shows depends on the bytes from its start on (and on up to three bytes around the record), so
/// layout can begin at any row.
final class TextLayout {
  private static final int UNKNOWN = -1;

  private final int columns;
  private final Encoding encoding;
  private final Invisible invisible;

  TextLayout(int columns, Encoding encoding, Invisible invisible) {
    this.encoding = encoding;
    this.invisible = invisible;
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

  private CellScanner scanner(Chunk chunk, int from) {
    boolean ours = chunk.record().isEvent();
    return new CellScanner(
        chunk, encoding(chunk).reader(), ours ? Invisible.MARKED : invisible, from, columns);
  }

  /// The words of events are ours: always in the same encoding, and their spaces are spaces.
  private Encoding encoding(Chunk chunk) {
    return chunk.record().isEvent() ? Encoding.UTF_8 : encoding;
  }

  /// Whether its last character is a line feed, of one byte or of two.
  boolean endsLine(Chunk chunk) {
    Encoding.Reader reader = encoding.reader();
    for (int size = 1; size <= Math.min(2, chunk.length()); size++) {
      int at = chunk.length() - size;
      if (reader.length(chunk, at) == size && reader.codePoint(chunk, at, size) == '\n') {
        return true;
      }
    }
    return false;
  }

  private int rowEnd(Chunk chunk, int from) {
    int plain = encoding(chunk).extendsAscii() ? plainRowEnd(chunk, from) : UNKNOWN;
    return plain == UNKNOWN ? scannedRowEnd(chunk, from) : plain;
  }

  /// Where a row of nothing but printable ASCII ends. Most rows of a flood are that, and records
  /// are long: to go through them cell by cell costs more than to receive them.
  private int plainRowEnd(Chunk chunk, int from) {
    int border = Math.min(from + columns, chunk.length());
    int at = from;
    while (at < border && isPrintable(chunk.at(at))) {
      at++;
    }
    if (at == chunk.length()) {
      return at;
    }
    int next = chunk.at(at);
    if (next == '\n') {
      return at + 1;
    }
    if (next == '\r' && at + 1 < chunk.length() && chunk.at(at + 1) == '\n') {
      return at + 2;
    }
    return at == from + columns && isPrintable(next) ? at : UNKNOWN;
  }

  private static boolean isPrintable(int ascii) {
    return ascii >= ' ' && ascii <= '~';
  }

  private int scannedRowEnd(Chunk chunk, int from) {
    CellScanner scanner = scanner(chunk, from);
    while (scanner.next()) {
      // only where it ends counts
    }
    return scanner.end();
  }

  TextRow row(Chunk chunk, int from, Stamp stamp, TextRow.Ending ending) {
    CellScanner scanner = scanner(chunk, from);
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
