package dev.endpoint.app.control.stream;

import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.capture.search.Hit;
import dev.endpoint.engine.capture.search.Hits;
import java.util.BitSet;

/// Where on the scroll bar there are matches. The work depends on how long the bar is, and hardly
/// on how many matches there are.
final class Markers {
  private final Recording.Extent extent;
  private final Lane lane;
  private final int places;
  private final BitSet marked = new BitSet();

  private Markers(Recording.Extent extent, Lane lane, int places) {
    this.extent = extent;
    this.lane = lane;
    this.places = places;
  }

  /// The places, of so many, that have a match.
  static BitSet of(Matches matches, Recording.Extent extent, Lane lane, int places) {
    Markers markers = new Markers(extent, lane, places);
    if (places > 0) {
      markers.mark(matches.sent());
      markers.mark(matches.received());
    }
    return markers.marked;
  }

  private void mark(Hits hits) {
    int last = hits.size() - 1;
    if (last < 0) {
      return;
    }
    int lowest = place(hits.get(0));
    int highest = place(hits.get(last));
    mark(hits, 0, last, lowest, highest);
    if (hits.count() > hits.size()) {
      // There are more than are kept: so many that they may be anywhere from here on.
      marked.set(highest, places);
    }
  }

  private int place(Hit hit) {
    double part = (double) ScrollModel.unit(hit, extent, lane) / ScrollModel.total(extent, lane);
    return Math.clamp((int) (part * places), 0, places - 1);
  }

  /// Marks the places of some matches, halving them until all of one half are in one place.
  private void mark(Hits hits, int first, int last, int lowest, int highest) {
    marked.set(lowest);
    marked.set(highest);
    if (highest - lowest < 2 || last - first < 2) {
      return;
    }
    int middle = (first + last) >>> 1;
    int between = place(hits.get(middle));
    mark(hits, first, middle, lowest, between);
    mark(hits, middle, last, between, highest);
  }
}
