package dev.endpoint.engine.capture.search;

import java.util.function.IntPredicate;

/// The first matches of a [HitList]: they never change, while more may be written behind them. Any
/// thread that was handed it by way of a volatile field or a lock.
///
/// @param chunkCount how many of the chunks there were
/// @param size how many matches
record HitSpan(HitChunk[] chunks, int chunkCount, int size) {
  static final HitSpan NONE = new HitSpan(new HitChunk[0], 0, 0);

  /// Asks something of one match of a chunk.
  interface Test {
    boolean of(HitChunk chunk, int index);
  }

  Hit get(int index) {
    HitChunk chunk = chunks[first(chunkCount, i -> chunks[i].start > index) - 1];
    return chunk.get(index - chunk.start);
  }

  /// The first one of which something is so that is so of all that follow.
  int first(Test is) {
    int behind = first(chunkCount, i -> chunks[i].start >= size || is.of(chunks[i], 0));
    if (behind == 0) {
      return 0;
    }
    HitChunk chunk = chunks[behind - 1];
    int end = behind < chunkCount ? chunks[behind].start : size;
    return chunk.start + first(Math.min(end, size) - chunk.start, i -> is.of(chunk, i));
  }

  private static int first(int count, IntPredicate is) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (is.test(middle)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
