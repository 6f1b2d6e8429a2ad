package dev.endpoint.engine.capture.search;

import java.util.ArrayList;
import java.util.List;

/// Matches of one direction in order, as one worker gathers them: the first ones, and how many
/// there are. One thread.
final class Found {
  private final int most;
  private final List<Hit> kept = new ArrayList<>();
  private long count;

  /// @param most how many are kept
  Found(int most) {
    this.most = most;
  }

  void add(Strand strand, int from, int size) {
    if (kept.size() < most) {
      kept.add(strand.hit(from, size));
    }
    count++;
  }

  List<Hit> kept() {
    return kept;
  }

  long count() {
    return count;
  }
}
