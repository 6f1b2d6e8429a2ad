package dev.endpoint.engine.capture.diff;

import dev.endpoint.engine.capture.ByteSource;
import java.io.IOException;
import java.util.Arrays;

/// Compares two streams a step at a time. What a step finds depends on the spot it begins at and on
/// the bytes from there on, so that any part can be compared again.
final class Differ {
  /// What a step costs, besides what it compares, and a byte that differs, in bytes that are
  /// compared.
  private static final int STEP_COST = 256;

  private static final int DIFFERENT_COST = 64;

  private final Reader left;
  private final Reader right;
  private final Reach reach;
  private final Meeting meeting;

  /// How far the streams are compared.
  record Ends(long left, long right) {}

  /// @param sure whether that stays so when a stream grows
  record Step(Stretch stretch, Spot next, boolean sure, long cost) {}

  Differ(ByteSource left, ByteSource right, Reach reach) {
    this.left = new Reader(left);
    this.right = new Reader(right);
    this.reach = reach;
    meeting = new Meeting(this.left, this.right, reach);
  }

  /// From a spot that is not the end of both.
  Step step(Spot spot, Ends ends) throws IOException {
    long leftRest = ends.left() - spot.left();
    long rightRest = ends.right() - spot.right();
    if (leftRest == 0 || rightRest == 0) {
      return different(spot, leftRest, rightRest, true, false, STEP_COST);
    }
    int same = spot.lost() ? 0 : same(spot, leftRest, rightRest);
    return same > 0 ? same(spot, same) : differing(spot, leftRest, rightRest);
  }

  private Step differing(Spot spot, long leftRest, long rightRest) throws IOException {
    Meeting.Answer answer = meeting.from(spot, leftRest, rightRest);
    Point point = answer.point();
    if (point == null) {
      boolean all = leftRest <= reach.most() && rightRest <= reach.most();
      long leftSkip = all ? leftRest : Math.min(leftRest, reach.most() / 2);
      long rightSkip = all ? rightRest : Math.min(rightRest, reach.most() / 2);
      return different(spot, leftSkip, rightSkip, true, answer.sure(), cost(leftSkip, rightSkip));
    }
    if (point.far() == 0) {
      return same(spot, same(spot, leftRest, rightRest));
    }
    long cost = cost(point.left(), point.right());
    return different(spot, point.left(), point.right(), false, answer.sure(), cost);
  }

  /// How many bytes are the same from there on, as far as they are in memory.
  private int same(Spot spot, long leftRest, long rightRest) throws IOException {
    int size = Math.min(left.cover(spot.left(), leftRest), right.cover(spot.right(), rightRest));
    int apart =
        Arrays.mismatch(
            left.bytes(),
            left.index(),
            left.index() + size,
            right.bytes(),
            right.index(),
            right.index() + size);
    return apart < 0 ? size : apart;
  }

  private Step same(Spot spot, long length) {
    Spot next = spot.behindSame(length, reach.horizon());
    return new Step(Stretch.same(spot, length), next, true, STEP_COST + length);
  }

  private static Step different(
      Spot spot, long leftLength, long rightLength, boolean lost, boolean sure, long cost) {
    Spot next = spot.behindDifferent(leftLength, rightLength, lost);
    return new Step(Stretch.different(spot, leftLength, rightLength), next, sure, cost);
  }

  private static long cost(long leftLength, long rightLength) {
    return STEP_COST + DIFFERENT_COST * Math.max(leftLength, rightLength);
  }
}
