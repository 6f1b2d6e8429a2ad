package dev.endpoint.engine.capture.diff;

import java.util.BitSet;

/// Roughly where the differences are: some hundred buckets that become wider as there are more
/// cells.
final class Overview {
  private static final int MOST = 1024;

  private final BitSet buckets = new BitSet(MOST);

  /// The logarithm of the width of a bucket.
  private int scale;

  void mark(long from, long to) {
    while ((to - 1) >> scale >= MOST) {
      widen();
    }
    buckets.set((int) (from >> scale), (int) ((to - 1) >> scale) + 1);
  }

  private void widen() {
    scale++;
    for (int i = 0; i < MOST / 2; i++) {
      buckets.set(i, buckets.get(2 * i) || buckets.get(2 * i + 1));
    }
    buckets.clear(MOST / 2, MOST);
  }

  /// Which of so many parts of as many cells have differences in them.
  BitSet parts(int parts, long cells) {
    BitSet marked = new BitSet(parts);
    for (int at = buckets.nextSetBit(0); at >= 0; at = buckets.nextSetBit(at + 1)) {
      double from = (double) ((long) at << scale) / cells * parts;
      double to = (double) ((long) (at + 1) << scale) / cells * parts;
      int first = Math.clamp((long) from, 0, parts);
      marked.set(first, Math.clamp((long) Math.ceil(to), first, parts));
    }
    return marked;
  }
}
