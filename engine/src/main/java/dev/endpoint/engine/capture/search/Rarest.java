package dev.endpoint.engine.capture.search;

import java.util.Arrays;

/// Chooses the two bytes of a pattern that are rarest in some data. One thread.
final class Rarest {
  private static final int SAMPLES = 4096;

  private final BytePattern pattern;
  private final int[] histogram = new int[256];
  private int first;
  private int second;

  Rarest(BytePattern pattern) {
    this.pattern = pattern;
  }

  int first() {
    return first;
  }

  /// The same as the first if there is only one byte that says anything.
  int second() {
    return second;
  }

  void choose(byte[] data, int length) {
    Arrays.fill(histogram, 0);
    // An odd step, so that rows of a table are not always looked at in the same column.
    int step = length / SAMPLES | 1;
    for (int i = 0; i < length; i += step) {
      histogram[data[i] & 0xFF]++;
    }
    first = rarest(-1);
    int other = rarest(first);
    second = other < 0 ? first : other;
  }

  private int rarest(int but) {
    int best = -1;
    long least = Long.MAX_VALUE;
    for (int i = 0; i < pattern.value.length; i++) {
      if (i == but || pattern.mask[i] == 0) {
        continue;
      }
      // Of those that are equally rare, the one with most bits that count.
      long cost = 16L * frequency(i) - Integer.bitCount(pattern.mask[i] & 0xFF);
      if (cost < least) {
        least = cost;
        best = i;
      }
    }
    return best;
  }

  private int frequency(int index) {
    int mask = pattern.mask[index] & 0xFF;
    int value = pattern.value[index] & 0xFF;
    if (mask == 0xFF) {
      return histogram[value];
    }
    int sum = 0;
    for (int b = 0; b < histogram.length; b++) {
      sum += (b & mask) == value ? histogram[b] : 0;
    }
    return sum;
  }
}
