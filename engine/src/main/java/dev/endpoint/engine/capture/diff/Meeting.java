package dev.endpoint.engine.capture.diff;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Finds where two streams that differ are the same again.
final class Meeting {
  private final Reader left;
  private final Reader right;
  private final Reach reach;
  private final Anchors anchors = new Anchors();

  /// @param point where they meet; null if they do not within reach
  /// @param sure whether nothing that may yet come at the end of a stream can change that
  record Answer(@Nullable Point point, boolean sure) {}

  Meeting(Reader left, Reader right, Reach reach) {
    this.left = left;
    this.right = right;
    this.reach = reach;
  }

  /// @param leftRest how many bytes the left stream has from there on
  Answer from(Spot spot, long leftRest, long rightRest) throws IOException {
    boolean sure = true;
    if (spot.isDoubtful()) {
      int window = spot.close() == 1 ? reach.least() : reach.doubtful();
      sure = leftRest > window && rightRest > window;
      Point other = anchors.best(ahead(spot, window, leftRest, rightRest), null);
      if (other != null && reach.isClean(other)) {
        return new Answer(other, sure);
      }
    }
    int close = reach.near() + reach.horizon();
    sure &= leftRest > close && rightRest > close;
    Point best = near(ahead(spot, close, leftRest, rightRest));
    for (int window = reach.least(); best == null || !reach.isGood(best); ) {
      sure &= leftRest > window && rightRest > window;
      best = anchors.best(ahead(spot, window, leftRest, rightRest), best);
      if (leftRest <= window && rightRest <= window) {
        return new Answer(best, false);
      } else if (window >= (best == null ? reach.most() : reach.doubtful())) {
        break;
      }
      window = reach.next(window);
    }
    return new Answer(best, sure);
  }

  private Ahead ahead(Spot spot, int size, long leftRest, long rightRest) throws IOException {
    int leftSize = (int) Math.min(size, leftRest);
    int rightSize = (int) Math.min(size, rightRest);
    left.cover(spot.left(), leftSize, leftRest);
    right.cover(spot.right(), rightSize, rightRest);
    return new Ahead(
        left.bytes(),
        left.index(),
        leftSize,
        leftSize == leftRest,
        right.bytes(),
        right.index(),
        rightSize,
        rightSize == rightRest,
        reach.horizon());
  }

  /// The nearest place from which on as many bytes agree as are passed over, else the best one.
  private @Nullable Point near(Ahead ahead) {
    for (int far = 0; far <= reach.near(); far++) {
      int wanted = Math.max(Ahead.enough(far), far);
      for (int less = far; less >= 0; less--) {
        if (ahead.agrees(far, less, wanted)) {
          return new Point(far, less, reach.horizon());
        } else if (ahead.agrees(less, far, wanted)) {
          return new Point(less, far, reach.horizon());
        }
      }
    }
    return doubtful(ahead);
  }

  private @Nullable Point doubtful(Ahead ahead) {
    Point best = null;
    for (int far = 0; far <= reach.near(); far++) {
      if (best != null && best.score() >= reach.horizon() - Point.cost(far)) {
        break;
      }
      for (int less = far; less >= 0; less--) {
        best = better(best, ahead, far, less);
        best = less < far ? better(best, ahead, less, far) : best;
      }
    }
    return best;
  }

  private static @Nullable Point better(@Nullable Point best, Ahead ahead, int l, int r) {
    if (!ahead.agrees(l, r, Ahead.enough(Math.max(l, r)))) {
      return best;
    }
    Point point = ahead.point(l, r);
    return point.isBetterThan(best) ? point : best;
  }
}
