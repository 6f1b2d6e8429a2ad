package dev.endpoint.engine.capture;

import java.nio.ByteBuffer;

/// The Internet checksum (RFC 1071) over a little-endian buffer. The sum of 16-bit words does not
/// care for the byte order, so words are added as the machine reads them, four at a time, and the
/// result is put back the same way.
final class Checksum {
  private static final long LOW = 0xffff_ffffL;

  private Checksum() {}

  /// A sum to go on with; `from` must be even within what is summed, the last odd byte counts as if
  /// followed by 0.
  static long sum(ByteBuffer buffer, int from, int length) {
    long a = 0;
    long b = 0;
    int at = from;
    int end = from + length;
    for (int last = end - 15; at < last; at += 16) {
      long first = buffer.getLong(at);
      long second = buffer.getLong(at + 8);
      a += (first & LOW) + (first >>> 32);
      b += (second & LOW) + (second >>> 32);
    }
    for (; at < end - 1; at += 2) {
      a += buffer.getShort(at) & 0xffff;
    }
    if (at < end) {
      a += buffer.get(at) & 0xff;
    }
    return a + b;
  }

  /// The checksum, to be written little-endian.
  static short fold(long sum) {
    long folded = sum;
    while (folded >>> 16 != 0) {
      folded = (folded & 0xffff) + (folded >>> 16);
    }
    return (short) ~folded;
  }
}
