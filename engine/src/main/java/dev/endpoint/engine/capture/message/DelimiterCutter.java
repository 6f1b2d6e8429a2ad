package dev.endpoint.engine.capture.message;

/// Cuts behind certain bytes, such as a line feed. It finds them as Knuth, Morris and Pratt do, so
/// no byte is looked at twice.
final class DelimiterCutter implements Cutter {
  private final byte[] delimiter;
  private final String lack;

  /// How many bytes of the delimiter still fit when the byte behind so many does not.
  private final int[] fallback;

  private int matched;
  private boolean ended;

  /// @param lack what is missing while it has not come
  DelimiterCutter(byte[] delimiter, String lack) {
    this(delimiter, lack, fallback(delimiter));
  }

  private DelimiterCutter(byte[] delimiter, String lack, int[] fallback) {
    this.delimiter = delimiter;
    this.lack = lack;
    this.fallback = fallback;
  }

  private static int[] fallback(byte[] delimiter) {
    int[] table = new int[delimiter.length];
    int matched = 0;
    for (int i = 1; i < delimiter.length; i++) {
      while (matched > 0 && delimiter[i] != delimiter[matched]) {
        matched = table[matched - 1];
      }
      matched += delimiter[i] == delimiter[matched] ? 1 : 0;
      table[i] = matched;
    }
    return table;
  }

  @Override
  public int take(byte[] bytes, int from, int to) {
    return delimiter.length == 1 ? takeOne(bytes, from, to) : takeSome(bytes, from, to);
  }

  private int takeOne(byte[] bytes, int from, int to) {
    byte wanted = delimiter[0];
    for (int at = from; at < to; at++) {
      if (bytes[at] == wanted) {
        ended = true;
        return at + 1 - from;
      }
    }
    return to - from;
  }

  private int takeSome(byte[] bytes, int from, int to) {
    for (int at = from; at < to; at++) {
      byte b = bytes[at];
      while (matched > 0 && b != delimiter[matched]) {
        matched = fallback[matched - 1];
      }
      if (b == delimiter[matched] && ++matched == delimiter.length) {
        matched = 0;
        ended = true;
        return at + 1 - from;
      }
    }
    return to - from;
  }

  @Override
  public boolean ended() {
    return ended;
  }

  @Override
  public void next() {
    ended = false;
  }

  @Override
  public String lack() {
    return lack;
  }

  @Override
  public Cutter copy() {
    DelimiterCutter copy = new DelimiterCutter(delimiter, lack, fallback);
    copy.matched = matched;
    return copy;
  }
}
