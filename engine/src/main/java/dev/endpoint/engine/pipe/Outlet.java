package dev.endpoint.engine.pipe;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// What waits to be written, in pieces. Reactor thread only.
final class Outlet {
  private static final int PIECE = 1 << 16;

  private final Deque<ByteBuffer> pieces = new ArrayDeque<>();
  private boolean writing;
  private long unsent;

  /// Copies all remaining bytes.
  void add(ByteBuffer bytes) {
    unsent += bytes.remaining();
    while (bytes.hasRemaining()) {
      ByteBuffer last = pieces.peekLast();
      boolean untouchable = writing && pieces.size() == 1;
      if (last == null || untouchable || last.limit() == last.capacity()) {
        last = ByteBuffer.allocate(PIECE).limit(0);
        pieces.add(last);
      }
      int count = Math.min(bytes.remaining(), last.capacity() - last.limit());
      int end = last.limit();
      last.limit(end + count).put(end, bytes, bytes.position(), count);
      bytes.position(bytes.position() + count);
    }
  }

  long unsent() {
    return unsent;
  }

  /// The next piece to write, or null when one is being written or nothing waits.
  @Nullable ByteBuffer next() {
    if (writing || pieces.isEmpty()) {
      return null;
    }
    writing = true;
    return pieces.getFirst().duplicate();
  }

  /// The piece given out last has been written.
  void written() {
    writing = false;
    unsent -= pieces.remove().remaining();
  }

  void clear() {
    pieces.clear();
    unsent = 0;
    writing = false;
  }
}
