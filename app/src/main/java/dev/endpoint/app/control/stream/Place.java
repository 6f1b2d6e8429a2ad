package dev.endpoint.app.control.stream;

import dev.endpoint.engine.capture.export.Excerpt;

/// Where something stands in a recording: at a byte of a record. The place behind a record's last
/// byte counts as before the next record's first.
///
/// @param offset bytes into the record
public record Place(long record, int offset) implements Comparable<Place> {
  @Override
  public int compareTo(Place other) {
    int byRecord = Long.compare(record, other.record);
    return byRecord != 0 ? byRecord : Integer.compare(offset, other.offset);
  }

  Excerpt.Edge edge() {
    return new Excerpt.Edge(record, offset);
  }

  static Place min(Place a, Place b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  static Place max(Place a, Place b) {
    return a.compareTo(b) >= 0 ? a : b;
  }
}
