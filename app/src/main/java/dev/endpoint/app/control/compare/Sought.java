package dev.endpoint.app.control.compare;

import dev.endpoint.engine.capture.search.Hit;
import dev.endpoint.engine.capture.search.Hits;

/// What was found among some bytes of one stream.
///
/// @param from the first of those bytes
/// @param to behind the last
record Sought(Hits hits, long from, long to) {
  /// Hears of the bytes of a match that are among them.
  interface Part {
    void take(Hit hit, long first, long end);
  }

  void each(Part part) {
    for (int i = hits.endedByOwn(from); i < hits.size() && hits.get(i).own() < to; i++) {
      Hit hit = hits.get(i);
      part.take(hit, Math.max(from, hit.own()), Math.min(to, hit.own() + hit.size()));
    }
  }
}
