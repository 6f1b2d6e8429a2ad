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
      add(true, same, same);
      return;
    }
    meeting = lost ? meeting : meeting();
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
    for (int far = 0; far <= reach.near(); far++) {
      for (int less = far; less >= 0; less--) {
        if (meets(far, less)) {
          return new int[] {far, less};
        } else if (meets(less, far)) {
          return new int[] {less, far};
        }
      }
    }
    for (int window = reach.least(); ; window = reach.next(window)) {
      int[] best = far(window);
      if (best != null || window == reach.most()) {
        return best;
      }
    }
  }

  private boolean meets(int dl, int dr) {
    int leftThere = left.length - l - dl;
    int rightThere = right.length - r - dr;
    if (leftThere <= 0 || rightThere <= 0) {
      return false;
    }
    int alike = alike(l + dl, r + dr);
    boolean both = alike == leftThere && alike == rightThere;
    boolean one = alike == leftThere || alike == rightThere;
    return alike > 0 && (both || one && dl == dr || alike >= Meeting.enough(Math.max(dl, dr)));
  }

  private int @Nullable [] far(int window) {
    int[] best = null;
    int leftSize = Math.min(window, left.length - l);
    int rightSize = Math.min(window, right.length - r);
    for (int i = 0; i + ANCHOR <= leftSize; i++) {
      if (best != null && i > Math.max(best[0], best[1]) + APART) {
        break;
      }
      for (int j = 0; j + ANCHOR <= rightSize; j += APART) {
        if (alike(l + i, r + j) >= ANCHOR) {
          best = nearer(best, begin(i, j));
          break;
        }
      }
    }
    return best;
  }

  private int[] begin(int i, int j) {
    int back = 0;
    while (back < i && back < j && left[l + i - back - 1] == right[r + j - back - 1]) {
      back++;
    }
    return new int[] {i - back, j - back};
  }

  private static int[] nearer(int @Nullable [] best, int[] next) {
    if (best == null) {
      return next;
    }
    int far = Integer.compare(Math.max(next[0], next[1]), Math.max(best[0], best[1]));
    int shift = Integer.compare(Math.abs(next[0] - next[1]), Math.abs(best[0] - best[1]));
    return far < 0 || far == 0 && shift < 0 ? next : best;
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
