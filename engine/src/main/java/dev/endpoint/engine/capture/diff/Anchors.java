package dev.endpoint.engine.capture.diff;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Finds pieces of some bytes again in others. Every few bytes one is remembered by its hash; in
/// the others a hash rolls along byte by byte.
final class Anchors {
  /// So many bytes agree at an anchor.
  static final int SIZE = 32;

  /// In one window no more places are looked at closely.
  private static final int MOST_POINTS = 1024;

  /// How far apart those are that are remembered.
  private static final int APART = 8;

  /// So many with hashes alike are looked at: bytes made to have them cost no more than others.
  private static final int MOST_TRIES = 16;

  /// Bits for each slot of the table, and how many slots have a word of them.
  private static final int BITS = 8;

  private static final int WORD = Long.SIZE / BITS;

  private static final long BASE = 0x9E37_79B9_7F4A_7C15L;
  private static final long OLDEST = oldest();

  private byte[] bytes = new byte[0];
  private int from;
  private int[] table = new int[0];

  /// Bits of the hashes that are there, many more than there are hashes: most places are passed by
  /// with one look at what is near.
  private long[] seen = new long[0];

  private int mask;

  private static long oldest() {
    long power = 1;
    for (int i = 1; i < SIZE; i++) {
      power *= BASE;
    }
    return power;
  }

  /// The best place there is, or the one known already if that is better.
  @Nullable Point best(Ahead ahead, @Nullable Point known) {
    if (ahead.leftSize() < SIZE || ahead.rightSize() < SIZE) {
      return known;
    }
    drop(ahead.right(), ahead.rightAt(), ahead.rightSize());
    return look(ahead, known);
  }

  /// Remembers these bytes; there are enough for one at least. Of those alike the first counts.
  private void drop(byte[] in, int at, int size) {
    bytes = in;
    from = at;
    int count = (size - SIZE) / APART + 1;
    int slots = Math.max(WORD, Integer.highestOneBit(count) * 4);
    if (table.length < slots) {
      table = new int[slots];
      seen = new long[slots / WORD];
    } else {
      Arrays.fill(table, 0, slots, 0);
      Arrays.fill(seen, 0, slots / WORD, 0);
    }
    mask = slots - 1;
    for (int i = 0; i < count; i++) {
      remember(i);
    }
  }

  private void remember(int number) {
    int at = from + number * APART;
    long hash = hash(bytes, at);
    int bit = bit(hash);
    seen[bit >> 6] |= 1L << bit;
    int slot = slot(hash);
    for (int tries = 0; tries < MOST_TRIES; tries++, slot = slot + 1 & mask) {
      if (table[slot] == 0) {
        table[slot] = number + 1;
        return;
      }
      if (isSame(table[slot] - 1, bytes, at)) {
        return;
      }
    }
  }

  private boolean isSame(int number, byte[] others, int at) {
    int own = from + number * APART;
    return Arrays.equals(bytes, own, own + SIZE, others, at, at + SIZE);
  }

  private @Nullable Point look(Ahead ahead, @Nullable Point known) {
    byte[] others = ahead.left();
    int at = ahead.leftAt();
    int last = ahead.leftSize() - SIZE;
    Point best = known;
    int points = 0;
    int lastAt = -SIZE;
    int lastShift = 0;
    long hash = hash(others, at);
    for (int i = 0; i <= last && points < MOST_POINTS; i++) {
      if (best != null && best.score() >= ahead.horizon() - Point.cost(Math.max(0, i - APART))) {
        break;
      }
      int found = find(hash, others, at + i);
      if (found >= 0) {
        boolean goesOn = found - i == lastShift && i - lastAt < SIZE;
        lastShift = found - i;
        lastAt = i;
        if (!goesOn) {
          points++;
          Point point = begin(ahead, i, found);
          best = point.isBetterThan(best) ? point : best;
        }
      }
      if (i < last) {
        hash = (hash - others[at + i] * OLDEST) * BASE + others[at + i + SIZE];
      }
    }
    return best;
  }

  private int find(long hash, byte[] others, int at) {
    int bit = bit(hash);
    if ((seen[bit >> 6] & 1L << bit) == 0) {
      return -1;
    }
    int slot = slot(hash);
    for (int tries = 0; tries < MOST_TRIES && table[slot] != 0; tries++, slot = slot + 1 & mask) {
      if (isSame(table[slot] - 1, others, at)) {
        return (table[slot] - 1) * APART;
      }
    }
    return -1;
  }

  /// What is the same may begin before an anchor.
  private static Point begin(Ahead ahead, int left, int right) {
    int back = 0;
    while (back < left
        && back < right
        && ahead.left()[ahead.leftAt() + left - back - 1]
            == ahead.right()[ahead.rightAt() + right - back - 1]) {
      back++;
    }
    return ahead.point(left - back, right - back);
  }

  private int bit(long hash) {
    return (int) (hash >>> 32) & mask * BITS + BITS - 1;
  }

  private int slot(long hash) {
    return (int) (hash * BASE >>> 33) & mask;
  }

  private static long hash(byte[] in, int at) {
    long hash = 0;
    for (int i = 0; i < SIZE; i++) {
      hash = hash * BASE + in[at + i];
    }
    return hash;
  }
}
