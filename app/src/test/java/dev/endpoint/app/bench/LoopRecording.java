package dev.endpoint.app.bench;

import dev.endpoint.engine.capture.ByteSource;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.Recording;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A recording of any length that takes no more memory than a few records: what is older comes
/// round again. For measuring views; one thread writes.
final class LoopRecording implements Recording {
  static final int RECORD = 64 * 1024;
  private static final int KEPT = 256;

  private final byte[] loop = new byte[KEPT * RECORD];
  private volatile Extent extent = new Extent(0, 0, 0, 0, null, 0);

  /// Appends one record of [#RECORD] bytes, received.
  void append(byte[] record) {
    Extent now = extent;
    System.arraycopy(record, 0, loop, (int) (now.records() % KEPT) * RECORD, RECORD);
    long bytes = now.received() + RECORD;
    extent = new Extent(now.records() + 1, 0, bytes, bytes, null, 0);
  }

  @Override
  public Extent extent() {
    return extent;
  }

  @Override
  public Record record(long number) {
    long offset = number * RECORD;
    return new Record(number, Direction.RECEIVED, number * 60_000, 0, offset, RECORD, false, 0);
  }

  @Override
  public int records(long first, Record[] into) {
    for (int i = 0; i < into.length; i++) {
      into[i] = record(first + i);
    }
    return into.length;
  }

  @Override
  public String words(Record event) {
    return "";
  }

  @Override
  public ByteSource bytes(@Nullable Direction direction) {
    return new ByteSource() {
      @Override
      public long length() {
        return direction == Direction.SENT ? 0 : extent.received();
      }

      @Override
      public int read(long offset, ByteBuffer into) {
        int at = (int) (offset % loop.length);
        int count = Math.min(into.remaining(), loop.length - at);
        into.put(loop, at, count);
        return count;
      }
    };
  }

  @Override
  public long recordAt(@Nullable Direction direction, long offset) {
    return offset / RECORD;
  }

  @Override
  public @Nullable Path file() {
    return null;
  }
}
