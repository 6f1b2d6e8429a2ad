package dev.endpoint.engine.os;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/// The memory that all transports of one network share. Reactor thread only.
final class Buffers {
  /// Large, because each read costs a wake-up: measured, 64 KiB is a tenth slower.
  static final int READ_SIZE = 256 * 1024;

  /// What an outbox grows by.
  static final int CHUNK_SIZE = 64 * 1024;

  /// How many chunks one gathered write takes.
  static final int GATHER = 32;

  /// Direct chunks kept for the outboxes of all transports; beyond them chunks come from the heap,
  /// and the system's buffers cost a copy more.
  private static final int DIRECT_CHUNKS = 256;

  private final ByteBuffer reading = ByteBuffer.allocateDirect(READ_SIZE);
  private final ByteBuffer discarding = ByteBuffer.allocateDirect(READ_SIZE);
  private final ByteBuffer[] gathering = new ByteBuffer[GATHER];
  private final Deque<ByteBuffer> free = new ArrayDeque<>();
  private int direct;

  /// For one read and the callback it is handed to.
  ByteBuffer reading() {
    return reading.clear();
  }

  /// For bytes that nobody wants; another one than [#reading], which a protocol may be looking at
  /// just now.
  ByteBuffer discarding() {
    return discarding.clear();
  }

  /// For the arguments of one gathered write.
  ByteBuffer[] gathering() {
    return gathering;
  }

  /// An empty chunk: position and limit are 0.
  ByteBuffer take() {
    ByteBuffer chunk = free.poll();
    if (chunk == null) {
      chunk = direct < DIRECT_CHUNKS ? allocateDirect() : ByteBuffer.allocate(CHUNK_SIZE);
    }
    return chunk.clear().limit(0);
  }

  /// Takes a chunk back.
  void give(ByteBuffer chunk) {
    if (chunk.isDirect()) {
      free.push(chunk);
    }
  }

  private ByteBuffer allocateDirect() {
    ByteBuffer chunk = ByteBuffer.allocateDirect(CHUNK_SIZE);
    direct++;
    return chunk;
  }
}
