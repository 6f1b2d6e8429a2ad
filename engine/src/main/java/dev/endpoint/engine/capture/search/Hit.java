package dev.endpoint.engine.capture.search;

import dev.endpoint.engine.capture.Recording;

/// One match.
///
/// @param record number of the record it begins in
/// @param at how many bytes into that record
/// @param endRecord number of the record with its last byte
/// @param endAt how many bytes into that record it ends, behind its last byte
/// @param own where it begins among the bytes of its direction
/// @param offset where it begins among the bytes of both directions
/// @param size how many bytes it has
public record Hit(long record, int at, long endRecord, int endAt, long own, long offset, int size) {
  private static final long UNKNOWN = -1;

  /// One that begins in a record that is not known yet.
  static Hit beginningBefore(long endRecord, int endAt, long own, int size) {
    return new Hit(UNKNOWN, 0, endRecord, endAt, own, UNKNOWN, size);
  }

  boolean isPlaced() {
    return record != UNKNOWN;
  }

  Hit beginningIn(Recording.Record begin) {
    int start = (int) (own - begin.offset(begin.direction()));
    long both = begin.offset(null) + start;
    return new Hit(begin.number(), start, endRecord, endAt, own, both, size);
  }

  /// Whether it begins before a place.
  boolean isBefore(long otherRecord, int otherAt) {
    return record < otherRecord || record == otherRecord && at < otherAt;
  }

  /// Whether it ends behind a place.
  boolean isBeyond(long otherRecord, int otherAt) {
    return endRecord > otherRecord || endRecord == otherRecord && endAt > otherAt;
  }
}
