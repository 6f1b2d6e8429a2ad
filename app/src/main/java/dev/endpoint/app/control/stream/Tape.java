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
  /// How many records are read at once: those that follow are mostly wanted next.
  private static final int AHEAD = 64;

  /// How many when going backwards, where what is read beyond the one wanted may be of no use.
  private static final int BACK = 16;

  /// How far one looks through the other lane for events before skipping to the next bytes of this
  /// one. It bounds the work of a step when the other direction is very busy.
  private static final int MOST_RECORDS = 4096;

  private static final long MOST_BYTES = 4 << 20;

  /// How far back one looks for the record before, to tell the time since then.
  private static final int NEAR = 64;

  /// How many records one read or write is followed through to tell its size.
  private static final int LONGEST_RUN = 64;

  private final Recording recording;
  private final Lane lane;
  private final Recent<Long, Recording.Record> records = new Recent<>(4096);
  private final Recent<Long, Chunk> chunks = new Recent<>(4);
  private final LastSent lastSent;
  private Recording.Extent extent;
  private @Nullable Long opened;

  Tape(Recording recording, Lane lane) {
    this.recording = recording;
    this.lane = lane;
    lastSent = new LastSent(recording);
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
    Recording.Extent now = recording.extent();
    if (!now.equals(extent)) {
      extent = now;
      chunks.values().removeIf(chunk -> !chunk.settled());
    }
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
    if (!records.containsKey(number)) {
      if (records.containsKey(number + 1)) {
        read(Math.max(first(), number - BACK + 1), BACK);
      }
      if (!records.containsKey(number)) {
        read(number, AHEAD);
      }
    }
    Recording.Record record = records.get(number);
    if (record == null) {
      throw new IOException("Record " + number + " cannot be found");
    }
    return record;
  }

  private void read(long first, int most) throws IOException {
    Recording.Record[] some = new Recording.Record[Math.clamp(extent.records() - first, 0, most)];
    int count = recording.records(first, some);
    for (int i = 0; i < count; i++) {
      records.put(first + i, some[i]);
    }
  }

  /// Reactor time of the very first record; there must be one.
  long opened() throws IOException {
    if (opened == null) {
      opened = recording.began();
    }
    return opened;
  }

  /// The number of the first record that is there.
  long first() {
    return extent.gone().records();
  }

  /// The first byte of this lane that is there.
  long start() {
    return extent.gone().bytes(lane.direction());
  }

  /// The first record of this lane at or behind a number.
  Recording.@Nullable Record from(long number) throws IOException {
    if (number >= extent.records()) {
      return null;
    }
    Recording.Record start = record(number);
    Recording.Record at = start;
    while (!lane.shows(at)) {
      if (isFar(start, at)) {
        return leapOn(at);
      }
      if (at.number() + 1 >= extent.records()) {
        return null;
      }
      at = record(at.number() + 1);
    }
    return at;
  }

  private static boolean isFar(Recording.Record a, Recording.Record b) {
    return Math.abs(a.number() - b.number()) > MOST_RECORDS
        || Math.abs(a.offset(null) - b.offset(null)) > MOST_BYTES;
  }

  private Recording.@Nullable Record leapOn(Recording.Record from) throws IOException {
    long offset = laneOffset(from);
    return offset < bytes() ? record(recording.recordAt(lane.direction(), offset)) : lastEvents();
  }

  /// The first of the events the recording ends with.
  private Recording.@Nullable Record lastEvents() throws IOException {
    Recording.Record last = record(extent.records() - 1);
    if (!last.isEvent()) {
      return null;
    }
    long stop = Math.max(first(), last.number() - NEAR);
    while (last.number() > stop && record(last.number() - 1).isEvent()) {
      last = record(last.number() - 1);
    }
    return last;
  }

  /// The last record of this lane at or before a number.
  Recording.@Nullable Record backFrom(long number) throws IOException {
    if (number < first()) {
      return null;
    }
    Recording.Record start = record(number);
    Recording.Record at = start;
    while (!lane.shows(at)) {
      if (isFar(start, at)) {
        return leapBack(at);
      }
      if (at.number() == first()) {
        return null;
      }
      at = record(at.number() - 1);
    }
    return at;
  }

  private Recording.@Nullable Record leapBack(Recording.Record from) throws IOException {
    long offset = laneOffset(from);
    if (offset > start()) {
      return record(recording.recordAt(lane.direction(), offset - 1));
    }
    return firstEvents();
  }

  /// The last of the events the recording begins with.
  private Recording.@Nullable Record firstEvents() throws IOException {
    Recording.Record last = record(first());
    if (!last.isEvent()) {
      return null;
    }
    while (last.number() < first() + NEAR && record(last.number() + 1).isEvent()) {
      last = record(last.number() + 1);
    }
    return last;
  }

  /// The record before this one in this lane, but only if it is near: enough to tell times and
  /// cuts.
  private Recording.@Nullable Record neighbour(Recording.Record record) throws IOException {
    long stop = Math.max(first(), record.number() - NEAR);
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
    return new Stamp(
        record.direction(),
        begins,
        record.nanos(),
        before(record),
        record.continued() ? Stamp.UNKNOWN : lastSent.nanos(record.sentBefore()),
        begins ? run(record) : 0);
  }

  private long before(Recording.Record record) throws IOException {
    if (record.continued()) {
      return Stamp.UNKNOWN;
    }
    Recording.Record previous = neighbour(record);
    return previous != null
        ? previous.nanos()
        : record.number() == 0 ? record.nanos() : Stamp.UNKNOWN;
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
    if (known != null) {
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
    int head = (int) Math.min(Chunk.CONTEXT, start - extent.gone().bytes(direction));
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
