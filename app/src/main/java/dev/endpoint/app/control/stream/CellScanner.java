package dev.endpoint.app.control.stream;

/// Goes through one row of a chunk, cell by cell: where it begins and ends depends on nothing
/// before the row.
final class CellScanner {
  /// How many characters may join one: more than any script needs, few enough to bound a row.
  private static final int MOST_JOINED = 8;

  private static final int JOINER = 0x200D;

  private final Chunk chunk;
  private final int columns;
  private int start;
  private int end;
  private int column;
  private int joined;
  private boolean base;
  private boolean afterJoiner;
  private boolean lineEnded;
  private Glyph glyph = Glyph.REST;

  CellScanner(Chunk chunk, int from, int columns) {
    this.chunk = chunk;
    this.columns = columns;
    start = from;
    end = from;
  }

  /// Goes to the next cell; false at the end of the row.
  boolean next() {
    if (lineEnded || end >= chunk.length()) {
      return false;
    }
    int at = end;
    int length = look(at);
    if (column > 0 && column + glyph.columns() > columns && !endsLine(at)) {
      return false;
    }
    start = at;
    end = at + length;
    column += glyph.columns();
    lineEnded = chunk.at(at) == '\n';
    return true;
  }

  Glyph glyph() {
    return glyph;
  }

  int start() {
    return start;
  }

  /// Behind the cell; after the last one, behind the row.
  int end() {
    return end;
  }

  /// Whether the row ends, or has ended, with a line feed.
  boolean lineEnded() {
    return lineEnded;
  }

  /// A line's end hangs over the border rather than making a row of its own.
  private boolean endsLine(int at) {
    int b = chunk.at(at);
    return b == '\n' || b == '\r' && at + 1 < chunk.length() && chunk.at(at + 1) == '\n';
  }

  private int look(int at) {
    int b = chunk.at(at);
    if (b < 0x80) {
      glyph = b == '\t' ? Glyph.tab(column) : Glyph.of(b);
      base = glyph.kind() == Glyph.Kind.PLAIN && b != ' ';
      joined = 0;
      afterJoiner = false;
      return 1;
    }
    int rest = at == 0 ? Utf8.begunBefore(chunk) : 0;
    if (rest > 0) {
      glyph = Glyph.REST;
      return rest;
    }
    int length = Utf8.length(chunk, at);
    if (length == Utf8.INVALID) {
      glyph = Glyph.invalid(b);
      base = false;
      return 1;
    }
    join(Utf8.codePoint(chunk, at, length));
    return Math.min(length, chunk.length() - at);
  }

  private void join(int point) {
    Glyph own = Glyph.of(point);
    boolean joins = own.kind() == Glyph.Kind.JOINED;
    boolean continues = joins || afterJoiner && own.kind() == Glyph.Kind.FREE;
    if (continues && base && joined < MOST_JOINED) {
      joined++;
      glyph = new Glyph(Glyph.Kind.JOINED, own.text(), 0);
      afterJoiner = point == JOINER;
      return;
    }
    glyph = joins ? lonely(point) : own;
    base = glyph.kind() == Glyph.Kind.PLAIN || glyph.kind() == Glyph.Kind.FREE;
    joined = 0;
    afterJoiner = false;
  }

  private Glyph lonely(int point) {
    boolean mark = Character.getType(point) != Character.FORMAT;
    return mark && !base ? Glyph.alone(point) : Glyph.escape(point);
  }
}
