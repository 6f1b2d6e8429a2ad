package dev.endpoint.engine.capture.search;

import java.util.Arrays;
import java.util.List;

/// Puts the matches of one direction together: the first ones are kept, all are counted. Guarded by
/// its search.
final class HitList {
  private final int most;

  /// Only ever grows by being replaced, and is written beyond the published end only.
  private Hit[] kept = new Hit[16];

  private int size;
  private long count;
  private Hits published = Hits.NONE;

  HitList(int most) {
    this.most = most;
  }

  /// How many more are kept.
  int room() {
    return most - size;
  }

  /// @param found comes after what was taken before
  /// @param provisional stands if nothing comes after it
  void take(Found found, Found provisional) {
    List<Hit> fresh = fitting(found);
    int end = size + fresh.size();
    if (end > kept.length) {
      kept = Arrays.copyOf(kept, Math.max(end, Math.min(most, 2 * kept.length)));
    }
    for (Hit hit : fresh) {
      kept[size++] = hit;
    }
    count += found.count();
    List<Hit> tail = List.copyOf(fitting(provisional));
    published = new Hits(kept, size, tail, count + provisional.count());
  }

  private List<Hit> fitting(Found found) {
    return found.kept().subList(0, Math.min(room(), found.kept().size()));
  }

  Hits hits() {
    return published;
  }
}
