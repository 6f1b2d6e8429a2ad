package dev.endpoint.engine.capture.diff;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Finds where two streams that differ are the same again: the place nearest to where they began to
/// differ, counted on the side that is farther from it, at which enough bytes agree for it to be no
/// accident. The farther away, the more bytes have to.
final class Meeting {
  /// So many bytes agree at an anchor.
  static final int ANCHOR = 32;

  private final Reader left;
  private final Reader right;
  private final Reach reach;
  private final Anchors anchors = new Anchors();

  /// How far from the spot the streams meet on each side.
  record Point(int left, int right) {
    int far() {
      return Math.max(left, right);
    }

    boolean isNearerThan(@Nullable Point other) {
      return other == null
          || far() < other.far()
          || far() == other.far() && Math.abs(left - right) < Math.abs(other.left - other.right);
    }
  }

  /// @param point where they meet; null if they do not within reach
  /// @param sure whether nothing that may yet come at the end of a stream can change that
  record Answer(@Nullable Point point, boolean sure) {}

  Meeting(Reader left, Reader right, Reach reach) {
    this.left = left;
    this.right = right;
    this.reach = reach;
  }

  /// How many bytes have to agree so far away.
  static int enough(int far) {
    return far <= 8 ? 4 : far <= 32 ? 8 : 16;
  }

  /// @param leftRest how many bytes the left stream has from there on
  Answer from(Spot spot, long leftRest, long rightRest) throws IOException {
    Rest rest = new Rest(leftRest, rightRest);
    int close = reach.near() + enough(reach.near());
    boolean sure = rest.fills(close);
    Point point = near(spot, rest, rest.left(close), rest.right(close));
    for (int window = reach.least(); point == null; window = reach.next(window)) {
      sure &= rest.fills(window);
      point = far(spot, rest, rest.left(window), rest.right(window));
      if (rest.isWithin(window)) {
        return new Answer(point, false);
      } else if (window == reach.most()) {
        break;
      }
    }
    return new Answer(point, sure);
  }

  /// How many bytes there are on each side.
  private record Rest(long left, long right) {
    int left(int most) {
      return (int) Math.min(left, most);
    }

    int right(int most) {
      return (int) Math.min(right, most);
    }

    boolean fills(int size) {
      return left >= size && right >= size;
    }

    boolean isWithin(int size) {
      return left <= size && right <= size;
    }
  }

  private @Nullable Point near(Spot spot, Rest rest, int leftSize, int rightSize)
      throws IOException {
    cover(spot, rest, leftSize, rightSize);
    boolean leftEnds = leftSize == rest.left();
    boolean rightEnds = rightSize == rest.right();
    for (int far = 0; far <= reach.near(); far++) {
      for (int less = far; less >= 0; less--) {
        if (agrees(far, less, leftSize, rightSize, leftEnds, rightEnds)) {
          return new Point(far, less);
        }
        if (less < far && agrees(less, far, leftSize, rightSize, leftEnds, rightEnds)) {
          return new Point(less, far);
        }
      }
    }
    return null;
  }

  /// Enough bytes agree, or all there are: up to the end of both, or of one if that has lost and
  /// gained nothing.
  private boolean agrees(
      int l, int r, int leftSize, int rightSize, boolean leftEnds, boolean rightEnds) {
    int leftThere = leftSize - l;
    int rightThere = rightSize - r;
    int there = Math.min(leftThere, rightThere);
    if (there <= 0 || left.bytes()[left.index() + l] != right.bytes()[right.index() + r]) {
      return false;
    }
    int wanted = enough(Math.max(l, r));
    if (there < wanted) {
      boolean leftOver = leftEnds && leftThere == there;
      boolean rightOver = rightEnds && rightThere == there;
      if (!(l == r ? leftOver || rightOver : leftOver && rightOver)) {
        return false;
      }
      wanted = there;
    }
    int leftAt = left.index() + l;
    int rightAt = right.index() + r;
    return Arrays.equals(
        left.bytes(), leftAt, leftAt + wanted, right.bytes(), rightAt, rightAt + wanted);
  }

  private void cover(Spot spot, Rest rest, int leftSize, int rightSize) throws IOException {
    left.cover(spot.left(), leftSize, rest.left());
    right.cover(spot.right(), rightSize, rest.right());
  }

  private @Nullable Point far(Spot spot, Rest rest, int leftSize, int rightSize)
      throws IOException {
    if (leftSize < ANCHOR || rightSize < ANCHOR) {
      return null;
    }
    cover(spot, rest, leftSize, rightSize);
    anchors.drop(right.bytes(), right.index(), rightSize);
    return anchors.nearest(left.bytes(), left.index(), leftSize);
  }
}
