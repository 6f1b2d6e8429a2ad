package dev.endpoint.engine.capture.plot;

import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.GoneException;
import dev.endpoint.engine.capture.Recording;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Sums up a recording by time, a little at each call, and goes on as the recording grows. Each
/// record is read once; what is kept are some thousand buckets, so memory is bounded whatever the
/// size of the recording.
///
/// Used by one thread at a time; it reads from disk.
public final class Plotter {
  /// How many buckets are kept at most. There are half as many at least, once there have been so
  /// many: enough for each column of a wide screen.
  static final int MOST = 8192;

  /// What a record costs of what [#advance] may spend, besides its bytes.
  private static final long RECORD_COST = 160;

  /// So many records before a time are looked at, for who spoke last before it.
  private static final long BEFORE = 64;

  private final Recording recording;
  private final @Nullable TimeSpan only;
  private final int most;
  private @Nullable Buckets buckets;

  /// Where it is in the bytes of both directions.
  private long at;

  /// The time of the first record there was when it began.
  private long first;

  private long passed;
  private long passedRecords;
  private long latest;
  private boolean behind;
  private @Nullable Direction speaker;
  private long spoke;
  private Buckets.@Nullable Piece open;

  /// Of all that is recorded, and of what will be.
  public Plotter(Recording recording) {
    this(recording, null, MOST);
  }

  /// Of some time only.
  public Plotter(Recording recording, TimeSpan only) {
    this(recording, only, MOST);
  }

  Plotter(Recording recording, @Nullable TimeSpan only, int most) {
    this.recording = recording;
    this.only = only;
    this.most = most;
  }

  /// Sums up some more of what is recorded by now.
  ///
  /// @param cost about how many bytes may be passed over
  /// @return whether there is more to do at once
  public boolean advance(long cost) throws IOException {
    if (recording.extent().records() == 0 || behind) {
      return false;
    }
    if (buckets == null) {
      begin();
    }
    long end = recording.extent().bytes();
    at = Math.max(at, recording.extent().gone().bytes());
    long to = Math.min(end, at + Math.max(1, bytes(cost)));
    try {
      recording.walk(at, to, this::take);
    } catch (GoneException e) {
      return true; // it goes on with what is left
    }
    passed += to - at;
    at = to;
    return at < end && !behind;
  }

  /// How many bytes of records like those so far that is: short ones take longer.
  private long bytes(long cost) {
    double size = passedRecords == 0 ? RECORD_COST : (double) passed / passedRecords;
    return (long) (cost * size / (size + RECORD_COST));
  }

  private void begin() throws IOException {
    if (only == null) {
      at = recording.extent().gone().bytes();
      first = recording.record(recording.extent().gone().records()).nanos();
      buckets = new Buckets(first, most, Buckets.NARROWEST);
      latest = first;
    } else {
      long there = recording.extent().gone().records();
      buckets = new Buckets(only.from(), most, Buckets.width(only, most));
      latest = only.from();
      at =
          recording
              .record(Math.max(there, recording.recordFrom(only.from()) - BEFORE))
              .offset(null);
    }
  }

  private void take(Recording.Record record, int from, ByteBuffer bytes) {
    if (from > 0) {
      return; // the last call ended within this record
    }
    passedRecords++;
    Direction direction = Objects.requireNonNull(record.direction());
    long nanos = record.nanos();
    if (only != null && nanos > only.to()) {
      behind = true;
    } else if (only == null || nanos >= only.from()) {
      count(record, direction);
    }
    speaker = direction;
    spoke = nanos;
  }

  private void count(Recording.Record record, Direction direction) {
    long nanos = record.nanos();
    latest = Math.max(latest, nanos);
    Buckets into = Objects.requireNonNull(buckets);
    Sum sum = into.at(direction, nanos);
    sum.bytes(record.length());
    if (record.continued() && open != null) {
      open = new Buckets.Piece(open.direction(), open.nanos(), open.size() + record.length());
      return;
    }
    close();
    open = new Buckets.Piece(direction, nanos, record.length());
    if (speaker != null && speaker != direction) {
      sum.turn(Math.max(0, nanos - spoke));
    }
  }

  /// Nothing more comes of the last piece.
  private void close() {
    if (open != null) {
      Objects.requireNonNull(buckets).at(open.direction(), open.nanos()).piece(open.size());
      open = null;
    }
  }

  /// What is summed up of some time, in so many buckets at most; null before the first [#advance].
  ///
  /// @param most two or more
  public @Nullable Plot plot(TimeSpan span, int most) {
    return buckets == null ? null : buckets.plot(span, most, open);
  }

  /// From the first record, or the first that was summed up, to the last one there is; null while
  /// there is none.
  public @Nullable TimeSpan span() throws IOException {
    long records = recording.extent().records();
    if (records == 0) {
      return null;
    }
    long start =
        buckets != null && only == null
            ? first
            : recording.record(recording.extent().gone().records()).nanos();
    long last = Math.max(latest, recording.record(records - 1).nanos());
    return new TimeSpan(start, Math.max(start, last));
  }

  /// How long the buckets are by now; what is asked for in shorter ones cannot be given.
  public long width() {
    return buckets == null ? Buckets.NARROWEST : buckets.width();
  }

  /// How many bytes were gone through, of both directions.
  public long bytes() {
    return passed;
  }

  /// How much of it was gone through, from 0 to 1.
  public double part() {
    if (only != null) {
      double length = Math.max(1, only.length());
      return behind ? 1 : Math.clamp((latest - only.from()) / length, 0, 1);
    }
    long all = recording.extent().bytes();
    return all == 0 ? 1 : (double) at / all;
  }

  /// The time up to which it was gone through.
  public long latest() {
    return latest;
  }

  int buckets() {
    return buckets == null ? 0 : buckets.count();
  }
}
