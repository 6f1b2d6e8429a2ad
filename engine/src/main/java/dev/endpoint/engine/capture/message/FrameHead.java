package dev.endpoint.engine.capture.message;

/// The head of a WebSocket frame (RFC 6455, section 5.2), taken byte by byte.
final class FrameHead {
  private static final int LAST = 0x80;
  private static final int RESERVED = 0x30;
  private static final int COMPRESSED = 0x40;
  private static final int KIND = 0x0f;
  private static final int CONTINUATION = 0;
  private static final int BINARY = 2;
  private static final int CLOSE = 8;
  private static final int PONG = 10;
  private static final int MASKED = 0x80;
  private static final int SHORT = 0x7f;
  private static final int TWO_BYTES = 126;
  private static final int EIGHT_BYTES = 127;
  private static final int KEY = 4;
  private static final int LONGEST = 14;

  private final byte[] bytes = new byte[LONGEST];
  private int have;

  void clear() {
    have = 0;
  }

  boolean isEmpty() {
    return have == 0;
  }

  /// Returns whether it is whole.
  ///
  /// @param open whether a message goes on in this frame
  /// @throws NoHead where it cannot be one
  boolean take(byte next, boolean open) throws NoHead {
    bytes[have++] = next;
    if (have == 1) {
      checkKind(open);
    }
    if (have == 2) {
      checkControl();
    }
    if (have > 1 && have == 2 + width()) {
      checkLength();
    }
    return have > 1 && have == 2 + width() + (isMasked() ? KEY : 0);
  }

  private void checkKind(boolean open) throws NoHead {
    int kind = kind();
    if (kind > BINARY && kind < CLOSE || kind > PONG) {
      throw new NoHead("there is no kind of WebSocket frame with the number " + kind);
    }
    boolean compressed = (bytes[0] & COMPRESSED) != 0;
    if ((bytes[0] & RESERVED) != 0 || compressed && (isControl() || kind == CONTINUATION)) {
      throw new NoHead("it has a bit that no WebSocket frame of its kind has");
    }
    if (!isControl() && open != (kind == CONTINUATION)) {
      throw new NoHead(
          open
              ? "a message begins in it, and the one before has not ended"
              : "a message goes on in it, and none has begun");
    }
    if (isControl() && !isLast()) {
      throw new NoHead("a control frame is never a part of one");
    }
  }

  private void checkControl() throws NoHead {
    if (isControl() && width() > 0) {
      throw new NoHead("a control frame has at most 125 bytes");
    }
  }

  private void checkLength() throws NoHead {
    long length = length();
    if (length < 0) {
      throw new NoHead("a length of " + Long.toUnsignedString(length) + " cannot be");
    }
    if (width() == 2 && length < TWO_BYTES || width() > 2 && length <= 0xffff) {
      throw new NoHead("a length of " + length + " is written in fewer bytes");
    }
  }

  private int kind() {
    return bytes[0] & KIND;
  }

  boolean isControl() {
    return kind() >= CLOSE;
  }

  /// Whether no more of its message comes.
  boolean isLast() {
    return (bytes[0] & LAST) != 0;
  }

  private boolean isMasked() {
    return (bytes[1] & MASKED) != 0;
  }

  /// How many bytes there are of a length that has bytes of its own.
  private int width() {
    return switch (bytes[1] & SHORT) {
      case TWO_BYTES -> 2;
      case EIGHT_BYTES -> 8;
      default -> 0;
    };
  }

  /// How many bytes follow the head.
  long length() {
    if (width() == 0) {
      return bytes[1] & SHORT;
    }
    long length = 0;
    for (int i = 2; i < 2 + width(); i++) {
      length = length << 8 | bytes[i] & 0xff;
    }
    return length;
  }

  void copyTo(FrameHead copy) {
    System.arraycopy(bytes, 0, copy.bytes, 0, have);
    copy.have = have;
  }
}
