package dev.endpoint.engine.capture.message;

import dev.endpoint.engine.capture.ByteSource;
import java.io.IOException;
import java.nio.ByteBuffer;

/// A piece of a source in memory, moved along with what is read.
final class ByteWindow {
  private static final int SIZE = 64 * 1024;

  private final ByteSource source;
  private final ByteBuffer buffer = ByteBuffer.allocate(SIZE);
  private long base;

  ByteWindow(ByteSource source) {
    this.source = source;
  }

  /// Makes the byte at this offset part of the window.
  void cover(long offset) throws IOException {
    if (offset >= base && offset < base + buffer.position()) {
      return;
    }
    buffer.clear();
    base = offset;
    if (source.read(offset, buffer) == 0) {
      throw new IOException("Byte " + offset + " cannot be found");
    }
  }

  byte[] bytes() {
    return buffer.array();
  }

  /// Where a covered offset stands in [#bytes].
  int index(long offset) {
    return (int) (offset - base);
  }

  /// Behind the last byte in [#bytes].
  int limit() {
    return buffer.position();
  }
}
