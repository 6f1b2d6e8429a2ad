package dev.endpoint.app.control.stream;

import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.capture.search.Hit;
import java.io.IOException;

/// The length of a recording as the scroll bar sees it: bytes, and something for each record, so
/// that a hundred gigabytes and a hundred one-byte records both scroll well. Nothing here costs
/// more than a binary search.
final class ScrollModel {
  /// About what one row holds.
  private static final long RECORD_WEIGHT = 64;

  private final Tape tape;

  ScrollModel(Tape tape) {
    this.tape = tape;
  }

  long total() {
    return total(tape.extent(), tape.lane());
  }

  static long total(Recording.Extent extent, Lane lane) {
    return lane.bytes(extent) + weight(extent, lane) * extent.records() - gone(extent, lane);
  }

  /// What is no longer there of the beginning.
  private static long gone(Recording.Extent extent, Lane lane) {
    Recording.Gone gone = extent.gone();
    return gone.bytes(lane.direction()) + weight(extent, lane) * gone.records();
  }

  /// Where a match begins; negative where that is gone.
  static long unit(Hit hit, Recording.Extent extent, Lane lane) {
    long start = lane == Lane.BOTH ? hit.offset() + RECORD_WEIGHT * hit.record() : hit.own();
    return start - gone(extent, lane);
  }

  /// One lane alone is measured in its bytes only: the other lane's records are not there.
  private static long weight(Recording.Extent extent, Lane lane) {
    return lane == Lane.BOTH || lane.bytes(extent) == 0 ? RECORD_WEIGHT : 0;
  }

  long unit(Place place) throws IOException {
    if (place.record() >= tape.extent().records()) {
      return total();
    }
    Recording.Record record = tape.record(place.record());
    boolean own = !record.isEvent() && tape.lane().shows(record);
    return start(record) + (own ? place.offset() : 0);
  }

  private long start(Recording.Record record) {
    return tape.laneOffset(record)
        + weight(tape.extent(), tape.lane()) * record.number()
        - gone(tape.extent(), tape.lane());
  }

  /// The place at a distance from the beginning; there must be a record.
  Place place(long unit) throws IOException {
    long weight = weight(tape.extent(), tape.lane());
    long amount = unit + gone(tape.extent(), tape.lane());
    long number = tape.recording().lastBefore(tape.lane().direction(), weight, amount);
    Recording.Record record = tape.record(Math.min(number, tape.extent().records() - 1));
    return new Place(
        record.number(), Math.clamp(unit - start(record), 0, Math.max(0, record.length() - 1)));
  }
}
