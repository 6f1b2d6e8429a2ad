package dev.endpoint.engine.memory;

import java.nio.ByteBuffer;

/// One direction of a connection in memory, with the room that a system's socket buffers have.
final class Pipe {
  private final ByteBuffer bytes;

  /// The writer will send no more.
  boolean ended;

  /// The writer aborted: the reader hears of it once it has read what is here.
  boolean reset;

  /// The reader is gone: what is written now comes back as a reset.
  boolean readerGone;

  Pipe(int capacity) {
    bytes = ByteBuffer.allocate(capacity);
  }

  boolean isEmpty() {
    return bytes.position() == 0;
  }

  /// Takes as much of the buffer as there is room for; returns whether it took anything.
  boolean take(ByteBuffer from) {
    int count = Math.min(from.remaining(), bytes.remaining());
    bytes.put(from.slice().limit(count));
    from.position(from.position() + count);
    return count > 0;
  }

  /// Removes and returns up to this many bytes.
  ByteBuffer give(int most) {
    bytes.flip();
    byte[] given = new byte[Math.min(most, bytes.remaining())];
    bytes.get(given);
    bytes.compact();
    return ByteBuffer.wrap(given);
  }

  void clear() {
    bytes.clear();
  }
}
