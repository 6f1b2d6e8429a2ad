package dev.endpoint.engine.capture.search;

/// Matches of one direction in order, as one worker gathers them: the first ones, and how many
/// there are. One thread.
final class Found {
  private final int most;
  private final HitList kept = new HitList();
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

  /// The first ones of those kept.
  HitSpan first(int number) {
    return kept.first(number);
  }

  long count() {
    return count;
  }
}
