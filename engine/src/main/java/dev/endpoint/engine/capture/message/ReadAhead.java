package dev.endpoint.engine.capture.message;

import dev.endpoint.engine.capture.ByteSource;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.Recording;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;

/// A source that is read some way ahead, so that many short reads near each other cost one. Used by
/// one thread at a time.
public final class ReadAhead implements ByteSource {
  private static final int SIZE = 64 * 1024;

  private final ByteSource source;
  private final ByteBuffer ahead = ByteBuffer.allocate(SIZE);
  private long base;

  ReadAhead(ByteSource source) {
    this.source = source;
  }

  /// The bytes of each direction.
  public static Map<Direction, ByteSource> of(Recording recording) {
    Map<Direction, ByteSource> sources = new EnumMap<>(Direction.class);
    for (Direction direction : Direction.values()) {
      sources.put(direction, new ReadAhead(recording.bytes(direction)));
    }
    return sources;
  }

  @Override
  public long start() {
    return source.start();
  }

  @Override
  public long length() {
    return source.length();
  }

  @Override
  public int read(long offset, ByteBuffer into) throws IOException {
    int start = into.position();
    for (long at = offset;
        into.hasRemaining() && cover(at);
        at = offset + into.position() - start) {
      int from = (int) (at - base);
      int count = Math.min(into.remaining(), ahead.position() - from);
      into.put(ahead.array(), from, count);
    }
    return into.position() - start;
  }

  /// Returns whether there is a byte at this offset, which then is in the buffer.
  private boolean cover(long offset) throws IOException {
    if (offset >= base && offset < base + ahead.position()) {
      return true;
    }
    ahead.clear();
    base = offset;
    return source.read(offset, ahead) > 0;
  }
}
