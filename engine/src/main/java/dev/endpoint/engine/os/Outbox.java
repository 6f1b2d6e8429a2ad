package dev.endpoint.engine.os;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.GatheringByteChannel;
import java.util.ArrayDeque;
import java.util.Deque;

/// What a transport was given to send and the system has not taken yet. Reactor thread only.
///
/// In each chunk the bytes to send are those between position and limit; more go behind the limit.
final class Outbox {
  private final Buffers buffers;
  private final Deque<ByteBuffer> chunks = new ArrayDeque<>(2);
  private long size;

  Outbox(Buffers buffers) {
    this.buffers = buffers;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /// In bytes.
  long size() {
    return size;
  }

  /// Copies all remaining bytes.
  void append(ByteBuffer bytes) {
    while (bytes.hasRemaining()) {
      ByteBuffer chunk = chunks.peekLast();
      if (chunk == null || chunk.limit() == chunk.capacity()) {
        chunk = buffers.take();
        chunks.addLast(chunk);
      }
      int count = Math.min(bytes.remaining(), chunk.capacity() - chunk.limit());
      int end = chunk.limit();
      chunk.limit(end + count).put(end, bytes, bytes.position(), count);
      bytes.position(bytes.position() + count);
      size += count;
    }
  }

  /// Writes until the channel takes no more or nothing is left.
  void writeTo(GatheringByteChannel channel) throws IOException {
    boolean all = true;
    while (all && size > 0) {
      int count = 0;
      long asked = 0;
      ByteBuffer[] gathering = buffers.gathering();
      for (ByteBuffer chunk : chunks) {
        if (count == gathering.length) {
          break;
        }
        gathering[count++] = chunk;
        asked += chunk.remaining();
      }
      long written = channel.write(gathering, 0, count);
      size -= written;
      all = written == asked;
      dropSent();
    }
  }

  /// Forgets everything.
  void clear() {
    chunks.forEach(buffers::give);
    chunks.clear();
    size = 0;
  }

  private void dropSent() {
    for (ByteBuffer first = chunks.peek();
        first != null && !first.hasRemaining();
        first = chunks.peek()) {
      buffers.give(chunks.remove());
    }
  }
}
