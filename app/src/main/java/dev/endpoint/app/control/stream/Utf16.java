package dev.endpoint.app.control.stream;

/// Reads UTF-16 (RFC 2781) of one byte order. Characters begin at even offsets of their direction;
/// half of a pair alone is read as what it is.
final class Utf16 implements Encoding.Reader {
  private final boolean bigEndian;

  Utf16(boolean bigEndian) {
    this.bigEndian = bigEndian;
  }

  private char unit(Chunk chunk, int at) {
    int first = chunk.at(at);
    int second = chunk.at(at + 1);
    return (char) (bigEndian ? first << 8 | second : second << 8 | first);
  }

  @Override
  public int length(Chunk chunk, int at) {
    if (at + 2 > chunk.limit()) {
      return Encoding.INVALID;
    }
    boolean pair =
        Character.isHighSurrogate(unit(chunk, at))
            && at + 4 <= chunk.limit()
            && Character.isLowSurrogate(unit(chunk, at + 2));
    return pair ? 4 : 2;
  }

  @Override
  public int codePoint(Chunk chunk, int at, int length) {
    char first = unit(chunk, at);
    return length == 2 ? first : Character.toCodePoint(first, unit(chunk, at + 2));
  }

  @Override
  public int begunBefore(Chunk chunk) {
    boolean odd = (chunk.record().offset(chunk.record().direction()) & 1) != 0;
    int back = odd ? 1 : 2;
    boolean pair = chunk.before() >= back && length(chunk, -back) == 4;
    int rest = odd ? (pair ? 3 : 1) : pair ? 2 : 0;
    return Math.min(rest, chunk.length());
  }
}
