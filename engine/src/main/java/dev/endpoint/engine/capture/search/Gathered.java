package dev.endpoint.engine.capture.search;

/// Puts the matches of one direction together: the first ones are kept, all are counted. Guarded by
/// its search.
final class Gathered {
  private final int most;
  private final HitList kept = new HitList();
  private long count;
  private Hits published = Hits.NONE;

  Gathered(int most) {
    this.most = most;
  }

  /// How many more are kept.
  int room() {
    return most - kept.size();
  }

  /// @param found comes after what was taken before
  /// @param provisional stands if nothing comes after it
  void take(Found found, Found provisional) {
    HitSpan fresh = found.first(room());
    for (int i = 0; i < fresh.size(); i++) {
      kept.add(fresh.get(i));
    }
    count += found.count();
    published = new Hits(kept.first(most), provisional.first(room()), count + provisional.count());
  }

  Hits hits() {
    return published;
  }
}
