package dev.endpoint.app.control.stream;

import dev.endpoint.engine.capture.Recording;

/// The bytes of one record with a few of the same direction before and behind it, so that a
/// character cut by a record boundary can be told.
///
/// @param data what was before, the record, what comes behind
/// @param head where the record begins in `data`
/// @param settled whether nothing that arrives later can change how this record looks
record Chunk(Recording.Record record, byte[] data, int head, boolean settled) {
  /// How many bytes around a record are of interest: a character has at most four.
  static final int CONTEXT = 3;

  int length() {
    return record.length();
  }

  /// The byte at an offset into the record; negative offsets and those behind its end reach into
  /// the context.
  int at(int offset) {
    return data[head + offset] & 0xFF;
  }

  /// How far below 0 offsets may go.
  int before() {
    return head;
  }

  /// One more than the highest offset there is.
  int limit() {
    return data.length - head;
  }
}
