package dev.endpoint.engine.capture.search;

/// Some matches in a row that lie near each other, as numbers: objects would take three times the
/// room, and each collection would copy every one of them. One writer; what it has written does not
/// change.
final class HitChunk {
  private static final int MOST = 256;

  // What is told of each match: how far it is from the first one, or as it is.
  private static final int RECORD = 0;
  private static final int AT = 1;
  private static final int END_RECORD = 2;
  private static final int END_AT = 3;
  private static final int OWN = 4;
  private static final int OFFSET = 5;
  private static final int SIZE = 6;
  private static final int NUMBERS = 7;

  /// How many matches are before it.
  final int start;

  private final long record;
  private final long endRecord;
  private final long own;
  private final long offset;
  private final int[] numbers = new int[MOST * NUMBERS];
  private int size;

  HitChunk(int start, Hit first) {
    this.start = start;
    record = first.record();
    endRecord = first.endRecord();
    own = first.own();
    offset = first.offset();
  }

  /// Takes the next one; returns whether it did, for it may be full, or the match too far away.
  boolean add(Hit hit) {
    if (size == MOST || !isNear(hit)) {
      return false;
    }
    int base = size++ * NUMBERS;
    numbers[base + RECORD] = (int) (hit.record() - record);
    numbers[base + AT] = hit.at();
    numbers[base + END_RECORD] = (int) (hit.endRecord() - endRecord);
    numbers[base + END_AT] = hit.endAt();
    numbers[base + OWN] = (int) (hit.own() - own);
    numbers[base + OFFSET] = (int) (hit.offset() - offset);
    numbers[base + SIZE] = hit.size();
    return true;
  }

  private boolean isNear(Hit hit) {
    return hit.record() - record <= Integer.MAX_VALUE
        && hit.endRecord() - endRecord <= Integer.MAX_VALUE
        && hit.offset() - offset <= Integer.MAX_VALUE;
  }

  Hit get(int index) {
    int base = index * NUMBERS;
    return new Hit(
        record(index),
        numbers[base + AT],
        endRecord(index),
        numbers[base + END_AT],
        own(index),
        offset + numbers[base + OFFSET],
        numbers[base + SIZE]);
  }

  private long record(int index) {
    return record + numbers[index * NUMBERS + RECORD];
  }

  private long endRecord(int index) {
    return endRecord + numbers[index * NUMBERS + END_RECORD];
  }

  /// Where one begins among the bytes of its direction.
  long own(int index) {
    return own + numbers[index * NUMBERS + OWN];
  }

  /// Where one ends among the bytes of its direction.
  long ownEnd(int index) {
    return own(index) + numbers[index * NUMBERS + SIZE];
  }

  /// Whether one begins before a place.
  boolean isBefore(int index, long otherRecord, int otherAt) {
    long begin = record(index);
    return begin < otherRecord || begin == otherRecord && numbers[index * NUMBERS + AT] < otherAt;
  }

  /// Whether one ends behind a place.
  boolean isBeyond(int index, long otherRecord, int otherAt) {
    long end = endRecord(index);
    return end > otherRecord || end == otherRecord && numbers[index * NUMBERS + END_AT] > otherAt;
  }
}
