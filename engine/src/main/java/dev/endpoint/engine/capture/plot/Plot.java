package dev.endpoint.engine.capture.plot;

import dev.endpoint.engine.capture.Direction;
import java.util.List;

/// A recording over some time, in stretches of one length.
///
/// @param start reactor time at which the first bucket begins
/// @param width nanoseconds of each bucket
/// @param all what happened in all buckets together
public record Plot(long start, long width, List<Bucket> buckets, Bucket all) {
  private static final double SECOND = 1e9;

  /// What both directions did in one stretch of time.
  public record Bucket(Activity sent, Activity received) {
    public static final Bucket NOTHING = new Bucket(Activity.NONE, Activity.NONE);

    public Activity of(Direction direction) {
      return direction == Direction.SENT ? sent : received;
    }
  }

  public Plot {
    buckets = List.copyOf(buckets);
  }

  /// Reactor time at which a bucket begins.
  public long start(int bucket) {
    return start + bucket * width;
  }

  /// The bucket of a time, the first or the last one for what is before or after them all.
  public int at(long nanos) {
    return Math.clamp(nanos <= start ? 0 : (nanos - start) / width, 0, buckets.size() - 1);
  }

  /// Bytes a second.
  public double rate(Activity activity) {
    return activity.bytes() * SECOND / width;
  }
}
