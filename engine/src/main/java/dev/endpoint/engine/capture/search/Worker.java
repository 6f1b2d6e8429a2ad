package dev.endpoint.engine.capture.search;

import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.Recording;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/// Searches one part of a recording after another. One thread at a time; what it remembers from one
/// part to the next lets it go on without reading anything twice.
final class Worker {
  private final Recording recording;
  private final Scan.CancelCheck check;
  private final Side sent;
  private final Side received;
  private long reached = -1;

  /// A part of the recording, in bytes of both directions.
  ///
  /// @param last whether it ends where the recording does now
  /// @param sentRoom how many matches are kept
  /// @param receivedRoom how many matches are kept
  record Part(long from, long to, boolean last, int sentRoom, int receivedRoom) {
    /// What of it is not before a place.
    Part behind(long place) {
      return place <= from ? this : new Part(Math.min(place, to), to, last, sentRoom, receivedRoom);
    }
  }

  /// What was found in a part: what stands, and what stands if nothing comes after it.
  record Finds(Found sent, Found provisionalSent, Found received, Found provisionalReceived) {}

  /// One direction.
  private static final class Side {
    final Strand strand;
    final Scan scan;
    boolean begun;
    Found found = new Found(0);
    Found provisional = new Found(0);

    Side(int room, Scan scan) {
      strand = new Strand(room);
      this.scan = scan;
    }

    void prepare(int room, boolean goesOn) {
      begun &= goesOn;
      found = new Found(room);
      provisional = new Found(room);
    }

    void finish(boolean last) {
      if (begun) {
        scan.scan(strand, found);
        if (last) {
          scan.last(strand, provisional);
        }
      }
    }
  }

  /// @param check called often; ends the work by throwing
  Worker(Recording recording, SearchPattern pattern, Limits limits, Scan.CancelCheck check) {
    this.recording = recording;
    this.check = check;
    sent = new Side(limits.room(), Scan.of(pattern, limits, check));
    received = new Side(limits.room(), Scan.of(pattern, limits, check));
  }

  /// Where the last part ended.
  long reached() {
    return reached;
  }

  /// Searches a part.
  Finds search(Part part) throws IOException {
    boolean goesOn = part.from() == reached;
    reached = -1;
    sent.prepare(part.sentRoom(), goesOn);
    received.prepare(part.receivedRoom(), goesOn);
    recording.walk(part.from(), part.to(), this::take);
    sent.finish(part.last());
    received.finish(part.last());
    reached = part.to();
    return new Finds(sent.found, sent.provisional, received.found, received.provisional);
  }

  private void take(Recording.Record record, int from, ByteBuffer bytes) throws IOException {
    check.check();
    Direction direction = record.direction();
    Side side = direction == Direction.SENT ? sent : received;
    if (!side.begun) {
      begin(side, direction, record.offset(direction) + from);
    }
    int at = from;
    while (bytes.hasRemaining()) {
      if (side.strand.room() == 0) {
        side.scan.scan(side.strand, side.found);
      }
      int some = Math.min(side.strand.room(), bytes.remaining());
      side.strand.add(bytes, some, record, at);
      at += some;
    }
  }

  /// A match may have begun before this part.
  private void begin(Side side, Direction direction, long own) throws IOException {
    long there = own - recording.extent().gone().bytes(direction);
    int back = Math.clamp(there, 0, side.scan.lookBack());
    side.strand.begin(own - back);
    ByteBuffer before = ByteBuffer.allocate(back);
    while (before.hasRemaining()) {
      if (recording.bytes(direction).read(own - back + before.position(), before) == 0) {
        throw new EOFException("it has become shorter");
      }
    }
    before.flip();
    while (before.hasRemaining()) {
      long at = own - before.remaining();
      Recording.Record record = recording.record(recording.recordAt(direction, at));
      int from = (int) (at - record.offset(direction));
      int some = Math.min(record.length() - from, before.remaining());
      side.strand.add(before, some, record, from);
    }
    side.scan.begin(own);
    side.begun = true;
  }
}
