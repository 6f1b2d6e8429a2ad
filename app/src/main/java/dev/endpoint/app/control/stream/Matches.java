package dev.endpoint.app.control.stream;

import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.search.Hit;
import dev.endpoint.engine.capture.search.Hits;
import dev.endpoint.engine.capture.search.Search;
import org.jspecify.annotations.Nullable;

/// The matches of one lane that were known at one moment. Whatever is asked costs a binary search.
record Matches(Hits sent, Hits received) {
  static final Matches NONE = new Matches(Hits.NONE, Hits.NONE);

  static Matches of(Search search, Lane lane) {
    return new Matches(
        lane == Lane.RECEIVED ? Hits.NONE : search.hits(Direction.SENT),
        lane == Lane.SENT ? Hits.NONE : search.hits(Direction.RECEIVED));
  }

  static Place from(Hit hit) {
    return new Place(hit.record(), hit.at());
  }

  static Place until(Hit hit) {
    return new Place(hit.endRecord(), hit.endAt());
  }

  Hits hits(Direction direction) {
    return direction == Direction.SENT ? sent : received;
  }

  long count() {
    return sent.count() + received.count();
  }

  /// How many can be gone to.
  long kept() {
    return sent.size() + received.size();
  }

  /// How many of those begin before a place.
  long before(Place place) {
    return sent.before(place.record(), place.offset())
        + received.before(place.record(), place.offset());
  }

  /// The first one that begins at or behind a place.
  @Nullable Hit next(Place from) {
    Hit a = get(sent, sent.before(from.record(), from.offset()));
    Hit b = get(received, received.before(from.record(), from.offset()));
    return a == null ? b : b == null ? a : from(a).compareTo(from(b)) < 0 ? a : b;
  }

  /// The last one that begins before a place.
  @Nullable Hit previous(Place until) {
    Hit a = get(sent, sent.before(until.record(), until.offset()) - 1);
    Hit b = get(received, received.before(until.record(), until.offset()) - 1);
    return a == null ? b : b == null ? a : from(a).compareTo(from(b)) > 0 ? a : b;
  }

  private static @Nullable Hit get(Hits hits, int index) {
    return index >= 0 && index < hits.size() ? hits.get(index) : null;
  }
}
