package dev.endpoint.engine.capture.message;

import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.Recording;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// Goes through a recording and cuts it, from its beginning or from a place where another scan has
/// been.
final class Scan {
  /// What a record costs of what [#next] may spend, besides its bytes.
  private static final long RECORD_COST = 64;

  /// Nothing was cut before.
  private static final long NONE = Long.MIN_VALUE;

  private static final Comparator<Side> BY_TIME =
      Comparator.comparingLong(Side::nanos).thenComparing(Side::direction);

  /// A place to go on from.
  ///
  /// @param cut how many messages were cut before
  /// @param bytes how many bytes were taken before, of both directions
  /// @param inRecord how many of the record's bytes were taken
  /// @param entered whether the record had begun
  record Mark(
      long cut,
      long bytes,
      long record,
      int inRecord,
      boolean entered,
      long previousNanos,
      Side sent,
      Side received) {}

  private final RecordReader records;
  private final ByteWindow window;
  private final Side sent;
  private final Side received;
  private final Queue<Message> ready = new ArrayDeque<>();
  private long cut;
  private long record;
  private int inRecord;
  private boolean entered;
  private long previousNanos;
  private long bytes;

  Scan(Recording recording, Cutting cutting) {
    this(recording, start(recording, cutting, 0));
  }

  /// Where a recording begins, as far as it is there.
  ///
  /// @param cut how many messages were cut of what is not
  static Mark start(Recording recording, Cutting cutting, long cut) {
    Recording.Gone gone = recording.extent().gone();
    return new Mark(
        cut,
        gone.bytes(),
        gone.records(),
        0,
        false,
        NONE,
        new Side(Direction.SENT, Cutters.of(cutting), gone.sent()),
        new Side(Direction.RECEIVED, Cutters.of(cutting), gone.received()));
  }

  Scan(Recording recording, Mark from) {
    records = new RecordReader(recording);
    window = new ByteWindow(recording.bytes(null));
    sent = from.sent.copy();
    received = from.received.copy();
    cut = from.cut;
    bytes = from.bytes;
    record = from.record;
    inRecord = from.inRecord;
    entered = from.entered;
    previousNanos = from.previousNanos;
  }

  /// Where it is; not while a message waits that [#next] has not returned.
  @Nullable Mark mark() {
    return ready.isEmpty()
        ? new Mark(
            cut, bytes, record, inRecord, entered, previousNanos, sent.copy(), received.copy())
        : null;
  }

  /// How many messages have been cut, those included that wait.
  long cut() {
    return cut;
  }

  long bytes() {
    return bytes;
  }

  boolean isAt(long end) {
    return record >= end && ready.isEmpty();
  }

  /// The next message, or null when there is none before a record, or when the cost is spent.
  ///
  /// @param end the record before which to stop
  /// @param cost about how many bytes may be looked at
  @Nullable Message next(long end, long cost) throws IOException {
    long left = cost;
    while (ready.isEmpty() && record < end && left > 0) {
      Recording.Record at = records.record(record);
      if (!entered) {
        enter(at);
        left -= RECORD_COST;
      } else if (at.direction() == null) {
        event(at);
      } else if (inRecord == at.length()) {
        leave();
      } else {
        left -= take(at, at.direction() == Direction.SENT ? sent : received);
      }
    }
    return ready.poll();
  }

  private void enter(Recording.Record next) {
    entered = true;
    for (Side side : byTime()) {
      if (side.endsBefore(next)) {
        add(side.cut(cut + 1, previous(side.nanos())));
      }
    }
    if (next.direction() != null) {
      (next.direction() == Direction.SENT ? sent : received).enter(next);
    }
  }

  private List<Side> byTime() {
    return BY_TIME.compare(sent, received) <= 0 ? List.of(sent, received) : List.of(received, sent);
  }

  private void leave() {
    record++;
    inRecord = 0;
    entered = false;
  }

  private void event(Recording.Record event) {
    add(
        new Message(
            cut + 1,
            null,
            event.nanos(),
            previous(event.nanos()),
            event.offset(null),
            event.length(),
            event.number(),
            Message.State.WHOLE,
            ""));
    leave();
  }

  private long previous(long nanos) {
    return previousNanos == NONE ? nanos : previousNanos;
  }

  private void add(Message message) {
    cut++;
    previousNanos = message.nanos();
    ready.add(message);
  }

  /// Returns how many bytes were looked at.
  private int take(Recording.Record at, Side side) throws IOException {
    int rest = at.length() - inRecord;
    long blind = side.blind();
    if (blind > 0) {
      int count = (int) Math.min(rest, blind);
      pass(count);
      if (side.skip(count)) {
        cut(side);
      }
      return 0;
    }
    long offset = at.offset(null) + inRecord;
    window.cover(offset);
    int from = window.index(offset);
    int count = side.take(window.bytes(), from, Math.min(from + rest, window.limit()));
    pass(count);
    if (side.ended()) {
      cut(side);
    }
    return count;
  }

  private void pass(int count) {
    inRecord += count;
    bytes += count;
  }

  private void cut(Side side) {
    add(side.cut(cut + 1, previous(side.nanos())));
  }

  /// The messages under way, as far as they have come.
  List<Message> open() {
    List<Message> open = new ArrayList<>();
    long before = previousNanos;
    for (Side side : byTime()) {
      if (side.isOpen()) {
        long number = cut + 1 + open.size();
        // What has come of it may be older than what was whole since.
        open.add(side.open(number, before == NONE ? side.nanos() : Math.min(before, side.nanos())));
        before = side.nanos();
      }
    }
    return open;
  }
}
