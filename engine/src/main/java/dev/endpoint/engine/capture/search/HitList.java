package dev.endpoint.engine.capture.search;

import java.util.Arrays;

/// Matches of one direction in order. One writer.
final class HitList {
  /// Replaced when there are more, so that a span that was handed out stays as it is.
  private HitChunk[] chunks = new HitChunk[1];

  private int chunkCount;
  private int size;

  int size() {
    return size;
  }

  /// @param hit comes after those added before
  void add(Hit hit) {
    if (chunkCount == 0 || !chunks[chunkCount - 1].add(hit)) {
      if (chunkCount == chunks.length) {
        chunks = Arrays.copyOf(chunks, 2 * chunkCount);
      }
      HitChunk fresh = new HitChunk(size, hit);
      fresh.add(hit);
      chunks[chunkCount++] = fresh;
    }
    size++;
  }

  /// The first ones of those there are now.
  HitSpan first(int most) {
    return new HitSpan(chunks, chunkCount, Math.min(most, size));
  }
}
