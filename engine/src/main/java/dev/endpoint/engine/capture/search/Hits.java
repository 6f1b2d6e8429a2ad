package dev.endpoint.engine.capture.search;

/// The matches in one direction that were known at one moment, in order. Any thread; it never
/// changes.
public final class Hits {
  public static final Hits NONE = new Hits(HitSpan.NONE, HitSpan.NONE, 0);

  private final HitSpan settled;
  private final HitSpan tail;
  private final long count;

  /// @param tail those behind the settled ones, which may become others
  Hits(HitSpan settled, HitSpan tail, long count) {
    this.settled = settled;
    this.tail = tail;
    this.count = count;
  }

  /// How many there are.
  public long count() {
    return count;
  }

  /// How many of them are kept, the first ones: [Search#MOST] at most.
  public int size() {
    return settled.size() + tail.size();
  }

  /// @param index less than [#size]
  public Hit get(int index) {
    return index < settled.size() ? settled.get(index) : tail.get(index - settled.size());
  }

  /// How many of those kept begin before a place.
  public int before(long record, int at) {
    return first((chunk, i) -> !chunk.isBefore(i, record, at));
  }

  /// How many of those kept end at or before a place.
  public int endedBy(long record, int at) {
    return first((chunk, i) -> chunk.isBeyond(i, record, at));
  }

  /// How many of those kept begin before a byte of their direction.
  public int beforeOwn(long offset) {
    return first((chunk, i) -> chunk.own(i) >= offset);
  }

  /// How many of those kept end at or before a byte of their direction.
  public int endedByOwn(long offset) {
    return first((chunk, i) -> chunk.ownEnd(i) > offset);
  }

  /// The first one of which something is so that is so of all that follow.
  private int first(HitSpan.Test is) {
    int index = settled.first(is);
    return index < settled.size() ? index : index + tail.first(is);
  }
}
