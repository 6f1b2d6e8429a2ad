package dev.endpoint.engine.capture.message;

import dev.endpoint.engine.capture.ByteSource;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.Recording;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One message as a recording of its own: its bytes and nothing else, for everything that shows or
/// copies recordings. Any thread; it reads what it is asked for, and keeps nothing.
public final class Excerpt implements Recording {
  private static final int PIECE = 64 * 1024;

  private final Recording whole;
  private final Message message;

  /// @param whole where the message was found
  public Excerpt(Recording whole, Message message) {
    this.whole = whole;
    this.message = message;
  }

  public Message message() {
    return message;
  }

  @Override
  public Extent extent() {
    long sent = message.direction() == Direction.SENT ? message.size() : 0;
    long received = message.direction() == Direction.RECEIVED ? message.size() : 0;
    return new Extent(pieces(), sent, received, 0, null, 0);
  }

  private long pieces() {
    return message.isEvent() ? 1 : (message.size() + PIECE - 1) / PIECE;
  }

  @Override
  public Record record(long number) {
    Objects.checkIndex(number, pieces());
    long before = number * PIECE;
    return new Record(
        number,
        message.direction(),
        message.nanos(),
        message.direction() == Direction.SENT ? before : 0,
        message.direction() == Direction.RECEIVED ? before : 0,
        (int) Math.min(message.isEvent() ? Integer.MAX_VALUE : PIECE, message.size() - before),
        number > 0,
        -1);
  }

  @Override
  public int records(long first, Record[] into) {
    int count = Math.clamp(pieces() - first, 0, into.length);
    for (int i = 0; i < count; i++) {
      into[i] = record(first + i);
    }
    return count;
  }

  @Override
  public String words(Record event) throws IOException {
    return whole.words(whole.record(message.record()));
  }

  @Override
  public ByteSource bytes(@Nullable Direction direction) {
    return new ByteSource() {
      @Override
      public long length() {
        return extent().bytes(direction);
      }

      @Override
      public int read(long offset, ByteBuffer into) throws IOException {
        int room = Math.clamp(length() - offset, 0, into.remaining());
        return Excerpt.this.read(offset, into, room);
      }
    };
  }

  private int read(long offset, ByteBuffer into, int room) throws IOException {
    Direction direction = message.direction();
    if (direction == null || room == 0) {
      return 0;
    }
    int limit = into.limit();
    into.limit(into.position() + room);
    try {
      return whole.bytes(direction).read(message.offset() + offset, into);
    } finally {
      into.limit(limit);
    }
  }

  @Override
  public long recordAt(@Nullable Direction direction, long offset) {
    Objects.checkIndex(offset, extent().bytes(direction));
    return offset / PIECE;
  }

  @Override
  public @Nullable Path file() {
    return null;
  }
}
