package dev.endpoint.engine.capture;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;

/// Walks through a recording by its records, for those that have no shorter way to their bytes.
final class RecordWalk {
  private static final int AT_ONCE = 64;

  private final Recording recording;
  private final Recording.Pieces pieces;
  private final Recording.Record[] some = new Recording.Record[AT_ONCE];
  private ByteBuffer buffer = ByteBuffer.allocate(4096);

  RecordWalk(Recording recording, Recording.Pieces pieces) {
    this.recording = recording;
    this.pieces = pieces;
  }

  /// @param from less than `to`
  void walk(long from, long to) throws IOException {
    long at = from;
    for (long next = recording.recordAt(null, from); at < to; ) {
      int count = recording.records(next, some);
      if (count == 0) {
        throw new EOFException("the recording ends before its byte " + to);
      }
      for (int i = 0; i < count && at < to; i++) {
        at = give(some[i], at, to);
      }
      next += count;
    }
  }

  /// Tells what of a record belongs there; returns where to go on.
  private long give(Recording.Record record, long from, long to) throws IOException {
    long start = record.offset(null);
    long end = Math.min(to, start + record.length());
    if (record.isEvent() || end <= from) {
      return from;
    }
    int skip = (int) (from - start);
    int length = (int) (end - from);
    if (buffer.capacity() < length) {
      buffer = ByteBuffer.allocate(length);
    }
    buffer.clear().limit(length);
    while (buffer.hasRemaining()) {
      if (recording.bytes(null).read(from + buffer.position(), buffer) == 0) {
        throw new EOFException("the recording ends before its byte " + to);
      }
    }
    pieces.take(record, skip, buffer.flip());
    return end;
  }
}
