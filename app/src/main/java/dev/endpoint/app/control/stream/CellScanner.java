package dev.endpoint.app.control.stream;

/// Goes through one row of a chunk, cell by cell: where it begins and ends depends on nothing
/// before the row.
final class CellScanner {
  /// How many characters may join one: more than any script needs, few enough to bound a row.
  private static final int MOST_JOINED = 8;

  private static final int JOINER = 0x200D;
  private static final int NON_JOINER = 0x200C;
  private static final int NONE = -1;

  private final Chunk chunk;
  private final Encoding.Reader encoding;
  private final Invisible invisible;
  private final int columns;
  private int start;
  private int end;
  private int column;

  /// The character that was looked at, or `NONE`.
  private int point = NONE;

  private int joined;
  private boolean base;
  private boolean afterJoiner;
  private boolean lineEnded;
  private Glyph glyph = Glyph.REST;

  CellScanner(Chunk chunk, Encoding.Reader encoding, Invisible invisible, int from, int columns) {
    this.chunk = chunk;
    this.encoding = encoding;
    this.invisible = invisible;
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
    if (column > 0 && column + glyph.columns() > columns && !endsLine(at + length)) {
      return false;
    }
    start = at;
    end = at + length;
    column += glyph.columns();
    lineEnded = point == '\n';
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
  ///
  /// @param next behind the character that was looked at
  private boolean endsLine(int next) {
    return point == '\n' || point == '\r' && next < chunk.length() && isLineFeed(next);
  }

  private boolean isLineFeed(int at) {
    int length = encoding.length(chunk, at);
    return length != Encoding.INVALID && encoding.codePoint(chunk, at, length) == '\n';
  }

  private int look(int at) {
    point = NONE;
    int rest = at == 0 ? encoding.begunBefore(chunk) : 0;
    if (rest > 0) {
      glyph = Glyph.REST;
      return rest;
    }
    int length = encoding.length(chunk, at);
    if (length == Encoding.INVALID) {
      glyph = Glyph.invalid(chunk.at(at));
      base = false;
      return 1;
    }
    point = encoding.codePoint(chunk, at, length);
    if (point < 0x80) {
      ascii(at + length);
    } else {
      join();
    }
    return Math.min(length, chunk.length() - at);
  }

  /// @param next behind the character
  private void ascii(int next) {
    boolean hidden = invisible == Invisible.HIDDEN;
    glyph =
        switch (point) {
          case '\t' -> Glyph.tab(column, !hidden);
          case '\n' -> hidden ? Glyph.BLANK : Glyph.of(point);
          case '\r' ->
              hidden && next < chunk.limit() && isLineFeed(next) ? Glyph.BLANK : Glyph.of(point);
          case ' ' -> invisible == Invisible.ALL ? Glyph.SPACE : Glyph.of(point);
          default -> Glyph.of(point);
        };
    base = glyph.kind() == Glyph.Kind.PLAIN && point != ' ';
    joined = 0;
    afterJoiner = false;
  }

  private void join() {
    Glyph own = isWritten() ? Glyph.escape(point) : Glyph.of(point);
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

  /// Half of a pair of UTF-16 is no character; joiners are written where all is to be seen.
  private boolean isWritten() {
    boolean joiner = point == JOINER || point == NON_JOINER;
    boolean half = point <= Character.MAX_VALUE && Character.isSurrogate((char) point);
    return half || joiner && invisible == Invisible.ALL;
  }

  private Glyph lonely(int point) {
    boolean mark = Character.getType(point) != Character.FORMAT;
    return mark && !base ? Glyph.alone(point) : Glyph.escape(point);
  }
}
