package dev.endpoint.engine.capture.diff;

import dev.endpoint.engine.capture.ByteSource;
import java.io.IOException;
import java.nio.ByteBuffer;

/// One of the streams, of which a piece is in memory.
final class Reader {
  /// Bytes that are read at once, if there are so many.
  static final int PIECE = 256 * 1024;

  private final ByteSource source;
  private byte[] bytes = new byte[0];
  private long base;
  private int size;
  private int index;

  Reader(ByteSource source) {
    this.source = source;
  }

  /// How long the stream is by now.
  long length() {
    return source.length();
  }

  /// Makes bytes from a place on stand in [#bytes] from [#index] on.
  ///
  /// @param rest how many there are from there on; no fewer than `count`
  void cover(long from, int count, long rest) throws IOException {
    if (from < base || from + count > base + size) {
      read(from, (int) Math.min(rest, Math.max(count, PIECE)));
    }
    index = (int) (from - base);
  }

  /// Makes some bytes from a place on stand there; returns how many.
  int cover(long from, long rest) throws IOException {
    cover(from, 1, rest);
    return (int) Math.min(rest, size - index);
  }

  private void read(long from, int count) throws IOException {
    if (bytes.length < count) {
      bytes = new byte[count];
    }
    size = 0;
    base = from;
    ByteBuffer into = ByteBuffer.wrap(bytes, 0, count);
    while (into.hasRemaining()) {
      if (source.read(from + into.position(), into) == 0) {
        throw new IOException("the recording ends before its byte " + (from + count));
      }
    }
    size = count;
  }

  byte[] bytes() {
    return bytes;
  }

  int index() {
    return index;
  }
}
