package dev.endpoint.engine.type.websocket;

/// The head of a frame (RFC 6455, section 5.2).
///
/// @param compressed RSV1, which permessage-deflate has given a meaning
/// @param key what the payload is masked with, if it is
record Frame(
    boolean last, boolean compressed, Opcode opcode, boolean masked, int key, long length) {

  static final int MAX_CONTROL = 125;

  /// The most bytes a head has.
  static final int MAX_HEAD = 14;

  private static final int SHORT_FORM = 126;
  private static final int LONG_FORM = 127;

  /// How many bytes the head has, by its second one.
  static int size(int second) {
    int mask = (second & 0x80) != 0 ? 4 : 0;
    return switch (second & 0x7f) {
      case SHORT_FORM -> 4 + mask;
      case LONG_FORM -> 10 + mask;
      default -> 2 + mask;
    };
  }

  /// Reads a whole head.
  ///
  /// @throws Violation where the frame breaks a rule that its head alone tells
  static Frame read(byte[] head, boolean fromClient, boolean compressing) throws Violation {
    int first = head[0] & 0xff;
    Opcode opcode = opcode(first);
    boolean last = (first & 0x80) != 0;
    reserved(first, opcode, compressing);
    boolean masked = (head[1] & 0x80) != 0;
    if (masked != fromClient) {
      throw Violation.protocol(
          fromClient ? "A client's frame was not masked" : "A server's frame was masked");
    }
    long length = length(head);
    if (opcode.isControl() && (!last || length > MAX_CONTROL)) {
      throw Violation.protocol(
          last ? "A control frame was longer than 125 bytes" : "A control frame was fragmented");
    }
    int key = masked ? (int) number(head, size(head[1]) - 4, 4) : 0;
    return new Frame(last, (first & 0x40) != 0, opcode, masked, key, length);
  }

  private static Opcode opcode(int first) throws Violation {
    Opcode opcode = Opcode.of(first & 0x0f);
    if (opcode == null) {
      throw Violation.protocol("A frame had the reserved opcode " + (first & 0x0f));
    }
    return opcode;
  }

  /// RSV1 belongs to the first frame of a message, where compression was agreed on (RFC 7692,
  /// section 6).
  private static void reserved(int first, Opcode opcode, boolean compressing) throws Violation {
    boolean mayCompress = compressing && (opcode == Opcode.TEXT || opcode == Opcode.BINARY);
    int unexpected = first & (mayCompress ? 0x30 : 0x70);
    if (unexpected != 0) {
      throw Violation.protocol("A frame had a reserved bit set that nobody agreed on");
    }
  }

  private static long length(byte[] head) throws Violation {
    int stated = head[1] & 0x7f;
    if (stated < SHORT_FORM) {
      return stated;
    }
    long length = stated == SHORT_FORM ? number(head, 2, 2) : number(head, 2, 8);
    if (length < 0) {
      throw Violation.protocol("A frame's length had its highest bit set");
    }
    if (length < (stated == SHORT_FORM ? SHORT_FORM : 1 << 16)) {
      throw Violation.protocol("A frame's length was not written in its shortest form");
    }
    return length;
  }

  private static long number(byte[] bytes, int start, int count) {
    long number = 0;
    for (int i = start; i < start + count; i++) {
      number = number << 8 | bytes[i] & 0xff;
    }
    return number;
  }

  /// Writes the head at the beginning of the array and returns its size.
  int write(byte[] into) {
    int mask = masked ? 0x80 : 0;
    into[0] = (byte) ((last ? 0x80 : 0) | (compressed ? 0x40 : 0) | opcode.code());
    int size;
    if (length < SHORT_FORM) {
      into[1] = (byte) (mask | length);
      size = 2;
    } else if (length < 1 << 16) {
      into[1] = (byte) (mask | SHORT_FORM);
      size = put(into, 2, length, 2);
    } else {
      into[1] = (byte) (mask | LONG_FORM);
      size = put(into, 2, length, 8);
    }
    return masked ? put(into, size, key, 4) : size;
  }

  private static int put(byte[] into, int start, long number, int count) {
    for (int i = 0; i < count; i++) {
      into[start + i] = (byte) (number >>> 8 * (count - 1 - i));
    }
    return start + count;
  }

  /// Masks or unmasks in place; both are the same.
  ///
  /// @param offset of the first byte in the payload
  static void mask(byte[] bytes, int start, int count, int key, long offset) {
    for (int i = 0; i < count; i++) {
      int shift = 24 - 8 * (int) (offset + i & 3);
      bytes[start + i] ^= (byte) (key >>> shift);
    }
  }
}
