package dev.endpoint.app.control.stream;

import dev.endpoint.engine.capture.ByteSource;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.Recording;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads a recording as it stood at the last [#refresh], one lane of it, and remembers what it read
/// last. Used by one thread at a time.
final class Tape {
  private static final int BLOCK = 64;

  /// How many records of the other lane are looked through for events before skipping to the next
  /// bytes of this one. It bounds the work of a step when the other direction is very busy.
  private static final int PATIENCE = 8192;

  /// How many records one read or write is followed through to tell its size.
  private static final int LONGEST_RUN = 64;

  private final Recording recording;
  private final Lane lane;
  private final Recent<Long, Recording.Record[]> blocks = new Recent<>(16);
  private final Recent<Long, Chunk> chunks = new Recent<>(4);
  private Recording.Extent extent;
  private @Nullable Long opened;

  Tape(Recording recording, Lane lane) {
    this.recording = recording;
    this.lane = lane;
    extent = recording.extent();
  }

  Recording recording() {
    return recording;
  }

  Lane lane() {
    return lane;
  }

  /// Takes note of how far the recording has got.
  void refresh() {
    extent = recording.extent();
  }

  Recording.Extent extent() {
    return extent;
  }

  long bytes() {
    return lane.bytes(extent);
  }

  /// Where a record begins in this lane's bytes.
  long laneOffset(Recording.Record record) {
    return record.offset(lane.direction());
  }

  Recording.Record record(long number) throws IOException {
    Objects.checkIndex(number, extent.records());
    long first = number - number % BLOCK;
    int index = (int) (number - first);
    Recording.Record[] block = blocks.get(first);
    if (block == null || block.length <= index) {
      block = read(first);
      blocks.put(first, block);
    }
    return block[index];
  }

  private Recording.Record[] read(long first) throws IOException {
    int count = (int) Math.min(BLOCK, extent.records() - first);
    Recording.Record[] block = new Recording.Record[count];
    int got = recording.records(first, block);
    if (got < count) {
      throw new IOException("Record " + (first + got) + " cannot be read");
    }
    return block;
  }

  /// Reactor time of the very first record; there must be one.
  long opened() throws IOException {
    if (opened == null) {
      opened = record(0).nanos();
    }
    return opened;
  }

  /// The first record of this lane at or behind a number.
  Recording.@Nullable Record from(long number) throws IOException {
    long stop = Math.min(extent.records(), number + PATIENCE);
    for (long n = number; n < stop; n++) {
      Recording.Record record = record(n);
      if (lane.shows(record)) {
        return record;
      }
    }
    return stop == extent.records() ? null : leapOn(record(stop));
  }

  private Recording.@Nullable Record leapOn(Recording.Record from) throws IOException {
    long offset = laneOffset(from);
    return offset < bytes() ? record(recording.recordAt(lane.direction(), offset)) : lastEvent();
  }

  private Recording.@Nullable Record lastEvent() throws IOException {
    Recording.Record last = record(extent.records() - 1);
    return last.isEvent() ? last : null;
  }

  /// The last record of this lane at or before a number.
  Recording.@Nullable Record backFrom(long number) throws IOException {
    long stop = Math.max(-1, number - PATIENCE);
    for (long n = number; n > stop; n--) {
      Recording.Record record = record(n);
      if (lane.shows(record)) {
        return record;
      }
    }
    return stop < 0 ? null : leapBack(record(stop));
  }

  private Recording.@Nullable Record leapBack(Recording.Record from) throws IOException {
    long offset = laneOffset(from);
    if (offset > 0) {
      return record(recording.recordAt(lane.direction(), offset - 1));
    }
    Recording.Record first = record(0);
    return lane.shows(first) ? first : null;
  }

  /// The record before this one in this lane, but only if it is near: enough to tell times and
  /// cuts.
  private Recording.@Nullable Record neighbour(Recording.Record record) throws IOException {
    long stop = Math.max(0, record.number() - BLOCK);
    for (long n = record.number() - 1; n >= stop; n--) {
      Recording.Record candidate = record(n);
      if (lane.shows(candidate)) {
        return candidate;
      }
    }
    return null;
  }

  Stamp stamp(Recording.Record record, boolean first) throws IOException {
    boolean begins = first && !record.continued();
    Recording.Record previous = begins ? neighbour(record) : null;
    long before = previous == null ? record.nanos() : previous.nanos();
    return new Stamp(record.direction(), begins, record.nanos(), before, begins ? run(record) : 0);
  }

  /// How many bytes the read or write has of which this record is the first.
  private long run(Recording.Record first) throws IOException {
    long size = first.length();
    long stop = Math.min(extent.records(), first.number() + LONGEST_RUN);
    for (long n = first.number() + 1; n < stop; n++) {
      Recording.Record next = record(n);
      if (!next.continued() || next.direction() != first.direction()) {
        break;
      }
      size += next.length();
    }
    return size;
  }

  /// Whether the record goes on, in the next one, with another read or write of the same direction.
  boolean cutBehind(Recording.Record record) throws IOException {
    if (record.isEvent() || record.number() + 1 >= extent.records()) {
      return false;
    }
    Recording.Record next = record(record.number() + 1);
    return next.direction() == record.direction() && !next.continued();
  }

  Chunk chunk(Recording.Record record) throws IOException {
    Chunk known = chunks.get(record.number());
    if (known != null && known.settled()) {
      return known;
    }
    Chunk read = record.direction() == null ? words(record) : bytes(record, record.direction());
    chunks.put(record.number(), read);
    return read;
  }

  private Chunk words(Recording.Record event) throws IOException {
    byte[] words = recording.words(event).getBytes(StandardCharsets.UTF_8);
    Recording.Record sized =
        new Recording.Record(
            event.number(),
            null,
            event.nanos(),
            event.sentBefore(),
            event.receivedBefore(),
            words.length,
            false,
            event.position());
    return new Chunk(sized, words, 0, true);
  }

  private Chunk bytes(Recording.Record record, Direction direction) throws IOException {
    long end = direction == Direction.SENT ? extent.sent() : extent.received();
    long start = record.offset(direction);
    int head = (int) Math.min(Chunk.CONTEXT, start);
    long behind = end - start - record.length();
    int tail = (int) Math.min(Chunk.CONTEXT, behind);
    byte[] data = read(recording.bytes(direction), start - head, head + record.length() + tail);
    boolean settled = tail == Chunk.CONTEXT && record.number() + 1 < extent.records();
    return new Chunk(record, data, head, settled);
  }

  /// Bytes of this lane; fewer than asked for at its end.
  byte[] bytes(long offset, int count) throws IOException {
    int there = (int) Math.min(count, bytes() - offset);
    return read(recording.bytes(lane.direction()), offset, there);
  }

  private static byte[] read(ByteSource source, long offset, int count) throws IOException {
    ByteBuffer into = ByteBuffer.allocate(count);
    while (into.hasRemaining()) {
      if (source.read(offset + into.position(), into) == 0) {
        return Arrays.copyOf(into.array(), into.position());
      }
    }
    return into.array();
  }

  /// The record holding an offset of this lane.
  Recording.Record recordAt(long offset) throws IOException {
    return record(recording.recordAt(lane.direction(), offset));
  }
}
