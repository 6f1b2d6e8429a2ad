package dev.endpoint.engine.capture.search;

import java.util.List;
import java.util.function.Predicate;

/// The matches in one direction that were known at one moment, in order. Any thread; it never
/// changes.
public final class Hits {
  public static final Hits NONE = new Hits(new Hit[0], 0, List.of(), 0);

  private final Hit[] settled;
  private final int settledSize;
  private final List<Hit> tail;
  private final long count;

  /// @param tail those behind the settled ones, which may become others
  Hits(Hit[] settled, int settledSize, List<Hit> tail, long count) {
    this.settled = settled;
    this.settledSize = settledSize;
    this.tail = tail;
    this.count = count;
  }

  /// How many there are.
  public long count() {
    return count;
  }

  /// How many of them are kept, the first ones: [Search#MOST] at most.
  public int size() {
    return settledSize + tail.size();
  }

  /// @param index less than [#size]
  public Hit get(int index) {
    return index < settledSize ? settled[index] : tail.get(index - settledSize);
  }

  /// How many of those kept begin before a place.
  public int before(long record, int at) {
    return first(hit -> !hit.isBefore(record, at));
  }

  /// How many of those kept end at or before a place.
  public int endedBy(long record, int at) {
    return first(hit -> hit.isBeyond(record, at));
  }

  /// How many of those kept begin before a byte of their direction.
  public int beforeOwn(long offset) {
    return first(hit -> hit.own() >= offset);
  }

  /// How many of those kept end at or before a byte of their direction.
  public int endedByOwn(long offset) {
    return first(hit -> hit.own() + hit.size() > offset);
  }

  /// The first one of which something is so that is so of all that follow.
  private int first(Predicate<Hit> is) {
    int low = 0;
    int high = size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (is.test(get(middle))) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
