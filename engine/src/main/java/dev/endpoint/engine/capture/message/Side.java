package dev.endpoint.engine.capture.message;

import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.Recording;

/// One direction while it is cut.
final class Side {
  private final Direction direction;
  private final Cutter cutter;

  /// Where the message under way begins.
  private long start;

  /// How far the bytes have been taken.
  private long end;

  /// The record of the byte taken last.
  private long record;

  private long nanos;

  /// @param start where its bytes begin
  Side(Direction direction, Cutter cutter, long start) {
    this.direction = direction;
    this.cutter = cutter;
    this.start = start;
    end = start;
  }

  Side copy() {
    Side copy = new Side(direction, cutter.copy(), start);
    copy.end = end;
    copy.record = record;
    copy.nanos = nanos;
    return copy;
  }

  Direction direction() {
    return direction;
  }

  long nanos() {
    return nanos;
  }

  /// Whether there are bytes of a message that has not ended.
  boolean isOpen() {
    return end > start;
  }

  boolean endsBefore(Recording.Record next) {
    return isOpen() && cutter.endsBefore(next, next.direction() == direction);
  }

  void enter(Recording.Record next) {
    cutter.at(next);
    record = next.number();
    nanos = next.nanos();
  }

  long blind() {
    return cutter.blind();
  }

  /// Returns whether a message ended.
  boolean skip(long count) {
    cutter.skip(count);
    end += count;
    return cutter.ended();
  }

  /// Returns how many bytes were taken.
  int take(byte[] bytes, int from, int to) {
    int count = cutter.take(bytes, from, to);
    end += count;
    return count;
  }

  boolean ended() {
    return cutter.ended();
  }

  /// The message that ended; the next one begins.
  Message cut(long number, long previousNanos) {
    long until = end - (cutter.ended() ? cutter.ahead() : 0);
    boolean flawed = cutter.flaw() != null;
    Message cut =
        message(
            number,
            previousNanos,
            until,
            flawed ? Message.State.UNCUT : Message.State.WHOLE,
            flawed ? String.valueOf(cutter.flaw()) : "");
    start = until;
    cutter.next();
    return cut;
  }

  /// The message under way, as far as it has come.
  Message open(long number, long previousNanos) {
    String flaw = cutter.flaw();
    String lack = cutter.lack();
    if (flaw != null) {
      return message(number, previousNanos, end, Message.State.UNCUT, flaw);
    }
    Message.State state = lack.isEmpty() ? Message.State.WHOLE : Message.State.OPEN;
    return message(number, previousNanos, end, state, lack);
  }

  private Message message(
      long number, long previousNanos, long until, Message.State state, String words) {
    return new Message(
        number, direction, nanos, previousNanos, start, until - start, record, state, words);
  }
}
