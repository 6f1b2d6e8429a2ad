package dev.endpoint.engine.capture.message;

/// Cuts netstrings: `5:hello,`.
final class NetstringCutter extends HeadCutter {
  /// The digits of the largest number there is, and the colon.
  private static final int LONGEST = 20;

  NetstringCutter() {
    super(LONGEST);
  }

  @Override
  HeadCutter fresh() {
    return new NetstringCutter();
  }

  @Override
  long length(byte[] head, int count) throws NoHead {
    byte last = head[count - 1];
    if (last == ':' && count > 1) {
      return length(digits(head, count - 1), count);
    }
    if (last < '0' || last > '9') {
      throw new NoHead("a netstring begins with digits and a colon");
    }
    if (count == 2 && head[0] == '0') {
      throw new NoHead("the length of a netstring has no leading zero");
    }
    if (count == head.length) {
      throw new NoHead("its length has more than " + (LONGEST - 1) + " digits");
    }
    return MORE;
  }

  /// At most 19 digits, which may still be too many.
  private static long digits(byte[] head, int count) throws NoHead {
    long number = 0;
    for (int i = 0; i < count; i++) {
      number = 10 * number + head[i] - '0';
    }
    if (number < 0) {
      throw new NoHead("a length of " + Long.toUnsignedString(number) + " cannot be");
    }
    return number;
  }

  private static long length(long payload, int head) throws NoHead {
    if (payload > Long.MAX_VALUE - head - 1) {
      throw new NoHead("a length of " + payload + " cannot be");
    }
    return head + payload + 1;
  }

  @Override
  boolean hasEnd() {
    return true;
  }

  @Override
  void end(byte last) throws NoHead {
    if (last != ',') {
      throw new NoHead("it says how long it is and no comma stands there");
    }
  }
}
