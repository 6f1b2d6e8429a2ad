package dev.endpoint.engine.capture;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Counts along the blocks of a capture, from the first one on. Writing, re-opening and reading all
/// count with this, so they agree on numbers and offsets by construction.
final class Tally {
  private long position;
  private long records;
  private long sent;
  private long received;
  private final boolean[] finished = new boolean[2];

  /// The direction of a read or write that goes on in the next packet.
  private @Nullable Direction unfinished;

  /// Moves behind the block.
  void add(Block block) {
    position += block.length();
    finished[block.direction().ordinal()] |= block.finish();
    if (block.kind() == Block.Kind.OTHER) {
      return;
    }
    records++;
    unfinished = null;
    if (block.kind() == Block.Kind.DATA) {
      if (block.direction() == Direction.SENT) {
        sent += block.contentLength();
      } else {
        received += block.contentLength();
      }
      unfinished = block.last() ? null : block.direction();
    }
  }

  /// Moves behind a block that is of no interest.
  void pass(int length) {
    position += length;
  }

  /// The record of the block that comes next.
  ///
  /// @param contentPosition where its bytes stand in the file
  Recording.Record record(Block block, long nanos, long contentPosition) {
    boolean data = block.kind() == Block.Kind.DATA;
    return new Recording.Record(
        records,
        data ? block.direction() : null,
        nanos,
        sent,
        received,
        block.contentLength(),
        data && unfinished == block.direction(),
        contentPosition);
  }

  /// Where the next block begins.
  long position() {
    return position;
  }

  long records() {
    return records;
  }

  long sent() {
    return sent;
  }

  long received() {
    return received;
  }

  /// All that was counted, as what comes before what follows.
  Recording.Gone gone() {
    return new Recording.Gone(records, sent, received);
  }

  long bytes(@Nullable Direction direction) {
    return direction == null ? sent + received : direction == Direction.SENT ? sent : received;
  }

  /// Whether a packet said so; only known when counted from the beginning.
  boolean finished(Direction direction) {
    return finished[direction.ordinal()];
  }

  @Nullable Direction unfinished() {
    return unfinished;
  }

  void set(long position, long records, long sent, long received, @Nullable Direction unfinished) {
    this.position = position;
    this.records = records;
    this.sent = sent;
    this.received = received;
    this.unfinished = unfinished;
    Arrays.fill(finished, false);
  }
}
