package dev.endpoint.engine.capture;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a [MemoryRecorder] has recorded. Any thread.
final class MemoryRecording implements Recording {
  /// Arrays only ever grow by being replaced, and are written beyond the published end only.
  private record Contents(Extent extent, Record[] records, byte[] bytes) {}

  private volatile Contents contents =
      new Contents(new Extent(0, 0, 0, 0, null, 0), new Record[0], new byte[0]);

  void publish(Extent extent, Record[] records, byte[] bytes) {
    contents = new Contents(extent, records, bytes);
  }

  @Override
  public Extent extent() {
    return contents.extent;
  }

  @Override
  public Record record(long number) {
    Contents now = contents;
    return now.records[(int) Objects.checkIndex(number, now.extent.records())];
  }

  @Override
  public int records(long first, Record[] into) {
    Contents now = contents;
    Objects.checkFromToIndex(first, Long.MAX_VALUE, Long.MAX_VALUE);
    int filled = (int) Math.max(0, Math.min(into.length, now.extent.records() - first));
    if (filled > 0) {
      System.arraycopy(now.records, (int) first, into, 0, filled);
    }
    return filled;
  }

  @Override
  public String words(Record event) {
    return new String(
        contents.bytes, (int) event.position(), event.length(), StandardCharsets.UTF_8);
  }

  @Override
  public ByteSource bytes(@Nullable Direction direction) {
    return new ByteSource() {
      @Override
      public long length() {
        return contents.extent.bytes(direction);
      }

      @Override
      public int read(long offset, ByteBuffer into) {
        return MemoryRecording.this.read(direction, offset, into);
      }
    };
  }

  @Override
  public long recordAt(@Nullable Direction direction, long offset) {
    Contents now = contents;
    Objects.checkIndex(offset, now.extent.bytes(direction));
    return recordAt(now, direction, offset);
  }

  /// The last record that does not begin behind the offset. It holds the offset: records without a
  /// byte of that direction begin where the next one does.
  private static int recordAt(Contents now, @Nullable Direction direction, long offset) {
    int low = 0;
    int high = (int) now.extent.records() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (now.records[middle].offset(direction) <= offset) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private int read(@Nullable Direction direction, long offset, ByteBuffer into) {
    Contents now = contents;
    Objects.checkFromToIndex(offset, Long.MAX_VALUE, Long.MAX_VALUE);
    if (offset >= now.extent.bytes(direction)) {
      return 0;
    }
    int start = into.position();
    long at = offset;
    for (int i = recordAt(now, direction, offset); i < now.extent.records(); i++) {
      Record record = now.records[i];
      if (record.isEvent() || direction != null && record.direction() != direction) {
        continue;
      }
      int skip = (int) (at - record.offset(direction));
      int length = Math.min(record.length() - skip, into.remaining());
      into.put(now.bytes, (int) record.position() + skip, length);
      at += length;
      if (!into.hasRemaining()) {
        break;
      }
    }
    return into.position() - start;
  }

  @Override
  public @Nullable Path file() {
    return null;
  }
}
