package dev.endpoint.engine.capture.diff;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The same comparison, made in the plainest way: every place is tried with every other one.
final class PlainDiff {
  private static final int ANCHOR = 32;
  private static final int APART = 8;

  private final byte[] left;
  private final byte[] right;
  private final Reach reach;
  private final List<Stretch> found = new ArrayList<>();
  private int l;
  private int r;
  private boolean lost;
  private int close;

  private PlainDiff(byte[] left, byte[] right, Reach reach) {
    this.left = left;
    this.right = right;
    this.reach = reach;
  }

  static List<Stretch> of(byte[] left, byte[] right, Reach reach) {
    PlainDiff diff = new PlainDiff(left, right, reach);
    while (diff.l < left.length || diff.r < right.length) {
      diff.step();
    }
    return diff.found;
  }

  private void step() {
    int leftRest = left.length - l;
    int rightRest = right.length - r;
    if (leftRest == 0 || rightRest == 0) {
      add(false, leftRest, rightRest);
      return;
    }
    int[] meeting = lost ? meeting() : null;
    boolean here = meeting != null && meeting[0] == 0 && meeting[1] == 0;
    int same = lost && !here ? 0 : alike(l, r);
    if (same > 0) {
      lost = false;
      close = same >= reach.horizon() ? 0 : close;
      add(true, same, same);
      return;
    }
    meeting = lost ? meeting : meeting();
    close++;
    if (meeting != null) {
      lost = false;
      add(false, meeting[0], meeting[1]);
    } else {
      lost = true;
      boolean all = leftRest <= reach.most() && rightRest <= reach.most();
      int skip = all ? Integer.MAX_VALUE : reach.most() / 2;
      add(false, Math.min(leftRest, skip), Math.min(rightRest, skip));
    }
  }

  private void add(boolean same, int leftLength, int rightLength) {
    Stretch next = new Stretch(same, l, leftLength, r, rightLength);
    if (!found.isEmpty() && found.getLast().same() == same) {
      next = found.removeLast().with(next);
    }
    found.add(next);
    l += leftLength;
    r += rightLength;
  }

  private int alike(int i, int j) {
    int length = 0;
    while (i + length < left.length
        && j + length < right.length
        && left[i + length] == right[j + length]) {
      length++;
    }
    return length;
  }

  private int @Nullable [] meeting() {
    boolean doubtful = close > 0 && (close < 64 ? (close & close - 1) == 0 : close % 64 == 0);
    if (doubtful) {
      int[] other = far(close == 1 ? reach.least() : reach.doubtful(), null);
      if (other != null && other[2] + cost(Math.max(other[0], other[1])) == reach.horizon()) {
        return other;
      }
    }
    int[] best = near();
    for (int window = reach.least(); best == null || best[2] < reach.horizon() / 2; ) {
      best = far(window, best);
      boolean all = left.length - l <= window && right.length - r <= window;
      if (all || window >= (best == null ? reach.most() : reach.doubtful())) {
        return best;
      }
      window = reach.next(window);
    }
    return best;
  }

  private int @Nullable [] near() {
    int size = reach.near() + reach.horizon();
    for (int far = 0; far <= reach.near(); far++) {
      for (int less = far; less >= 0; less--) {
        if (meets(far, less, far)) {
          return new int[] {far, less, reach.horizon()};
        } else if (meets(less, far, far)) {
          return new int[] {less, far, reach.horizon()};
        }
      }
    }
    int[] best = null;
    for (int far = 0; far <= reach.near(); far++) {
      for (int less = far; less >= 0; less--) {
        best = meets(far, less, 0) ? better(best, far, less, size) : best;
        best = meets(less, far, 0) ? better(best, less, far, size) : best;
      }
    }
    return best;
  }

  /// @param size how far one sees
  private int[] better(int @Nullable [] best, int dl, int dr, int size) {
    int leftThere = Math.min(size, left.length - l) - dl;
    int rightThere = Math.min(size, right.length - r) - dr;
    boolean bothEnd =
        left.length - l - dl == right.length - r - dr
            && left.length - l <= size
            && right.length - r <= size;
    int score = 0;
    for (int i = 0; i < reach.horizon(); i++) {
      boolean there = i < leftThere && i < rightThere;
      boolean alike = there && left[l + dl + i] == right[r + dr + i];
      score += alike || !there && bothEnd ? 1 : 0;
    }
    score -= cost(Math.max(dl, dr));
    return best == null || score > best[2] ? new int[] {dl, dr, score} : best;
  }

  private static int cost(int far) {
    int doublings = 0;
    for (int rest = far; rest > 0; rest /= 2) {
      doublings++;
    }
    return 8 * doublings;
  }

  private boolean meets(int dl, int dr, int least) {
    int leftThere = left.length - l - dl;
    int rightThere = right.length - r - dr;
    if (leftThere <= 0 || rightThere <= 0) {
      return false;
    }
    int alike = alike(l + dl, r + dr);
    boolean both = alike == leftThere && alike == rightThere;
    boolean one = alike == leftThere || alike == rightThere;
    return alike > 0
        && (both || one && dl == dr || alike >= Math.max(least, Ahead.enough(Math.max(dl, dr))));
  }

  private int @Nullable [] far(int window, int @Nullable [] known) {
    int[] best = known;
    int leftSize = Math.min(window, left.length - l);
    int rightSize = Math.min(window, right.length - r);
    for (int i = 0; i + ANCHOR <= leftSize && rightSize >= ANCHOR; i++) {
      if (best != null && best[2] >= reach.horizon() - cost(Math.max(0, i - APART))) {
        break;
      }
      for (int j = 0; j + ANCHOR <= rightSize; j += APART) {
        if (alike(l + i, r + j) >= ANCHOR) {
          int back = back(i, j);
          best = better(best, i - back, j - back, window);
          break;
        }
      }
    }
    return best;
  }

  private int back(int i, int j) {
    int back = 0;
    while (back < i && back < j && left[l + i - back - 1] == right[r + j - back - 1]) {
      back++;
    }
    return back;
  }

  /// What comes of the left bytes when every difference is changed to what the right ones are.
  static byte[] applied(List<Stretch> stretches, byte[] left, byte[] right) {
    byte[] made = new byte[right.length];
    for (Stretch each : stretches) {
      byte[] from = each.same() ? left : right;
      int at = (int) (each.same() ? each.left() : each.right());
      System.arraycopy(from, at, made, (int) each.right(), (int) each.rightLength());
    }
    return made;
  }
}
