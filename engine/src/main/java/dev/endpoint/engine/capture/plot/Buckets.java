package dev.endpoint.engine.capture.plot;

import dev.endpoint.engine.capture.Direction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sums by time, in buckets of one length from a beginning on. When time goes past the last bucket
/// there may be, they are put together two by two; so memory is bounded however long it goes on.
final class Buckets {
  /// A power of two of them is a millisecond.
  static final long NARROWEST = 1_000_000 / 64;

  private static final int DIRECTIONS = Direction.values().length;

  /// A read or write.
  record Piece(Direction direction, long nanos, long size) {}

  private final long start;
  private final int most;
  private long width;
  private @Nullable Sum[] sums = new Sum[DIRECTIONS * 64];
  private int count;

  /// @param most how many buckets there may be
  /// @param width nanoseconds of a bucket, at first
  Buckets(long start, int most, long width) {
    this.start = start;
    this.most = most;
    this.width = width;
  }

  /// How long buckets have to be for so many to cover a stretch of time.
  static long width(TimeSpan span, int most) {
    long width = NARROWEST;
    while (span.length() / width >= most - 1) {
      width *= 2;
    }
    return width;
  }

  long width() {
    return width;
  }

  int count() {
    return count;
  }

  /// Where to add what a direction did at a time. What is before the beginning counts there.
  Sum at(Direction direction, long nanos) {
    long since = since(nanos);
    while (since / width >= most) {
      merge();
    }
    int bucket = (int) (since / width);
    count = Math.max(count, bucket + 1);
    int at = bucket * DIRECTIONS + direction.ordinal();
    if (at >= sums.length) {
      sums = Arrays.copyOf(sums, Math.max(2 * sums.length, at + DIRECTIONS));
    }
    Sum sum = sums[at];
    if (sum == null) {
      sum = new Sum();
      sums[at] = sum;
    }
    return sum;
  }

  /// Nanoseconds since the beginning, as many as a number holds.
  private long since(long nanos) {
    long since = nanos - start;
    return nanos <= start ? 0 : since < 0 ? Long.MAX_VALUE : since;
  }

  private void merge() {
    for (int at = 0; at < count * DIRECTIONS; at++) {
      Sum sum = sums[at];
      sums[at] = null;
      int into = at / DIRECTIONS / 2 * DIRECTIONS + at % DIRECTIONS;
      Sum other = sums[into];
      if (other == null) {
        sums[into] = sum;
      } else if (sum != null) {
        other.add(sum);
      }
    }
    count = (count + 1) / 2;
    width *= 2;
  }

  /// A part of them, put together until there are at most so many.
  ///
  /// @param most two or more
  /// @param open a piece that is not added, because more may come of it
  Plot plot(TimeSpan span, int most, @Nullable Piece open) {
    long wide = width;
    while (since(span.to()) / wide - since(span.from()) / wide >= most) {
      wide *= 2;
    }
    long first = since(span.from()) / wide;
    long last = since(span.to()) / wide;
    long of = wide / width;
    Sum[] all = {new Sum(), new Sum()};
    List<Plot.Bucket> buckets = new ArrayList<>();
    for (long bucket = first; bucket <= last; bucket++) {
      buckets.add(
          new Plot.Bucket(
              together(Direction.SENT, bucket * of, of, open, all),
              together(Direction.RECEIVED, bucket * of, of, open, all)));
    }
    return new Plot(
        start + first * wide, wide, buckets, new Plot.Bucket(all[0].activity(), all[1].activity()));
  }

  private Activity together(
      Direction direction, long from, long of, @Nullable Piece open, Sum[] all) {
    Sum together = null;
    for (long bucket = from; bucket < Math.min(from + of, count); bucket++) {
      Sum one = sums[(int) bucket * DIRECTIONS + direction.ordinal()];
      if (one != null) {
        together = together == null ? new Sum() : together;
        together.add(one);
      }
    }
    if (together == null) {
      return Activity.NONE;
    }
    if (open != null
        && open.direction == direction
        && since(open.nanos) / width / of == from / of) {
      together.piece(open.size);
    }
    all[direction.ordinal()].add(together);
    return together.activity();
  }
}
