package dev.endpoint.engine.capture.trace;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.TreeMap;

/// One direction of a stream put in order again: what came twice is told once, what came early
/// waits, and what never came is said.
///
/// That bytes are missing from the trace is known when the other end acknowledged them although
/// they were not seen, or when too much waits behind them.
final class Half {
  /// What is made of it.
  interface Sink {
    void bytes(ByteBuffer bytes);

    /// So many bytes are not in the trace here.
    void missing(long count);

    /// The end of this direction.
    void finished();
  }

  /// So many bytes may wait for ones before them.
  private static final int MOST_WAITING = 8 << 20;

  /// Kept until its turn comes.
  ///
  /// @param length how long it was on the wire; at least as long as what was captured
  private record Early(byte[] captured, int length) {}

  private final Sink sink;
  private final TreeMap<Long, Early> waiting = new TreeMap<>();
  private int waitingBytes;
  private boolean known;

  /// The sequence number of offset 0.
  private int base;

  /// How many bytes have been told, or said to be missing.
  private long position;

  /// Up to here the other end has it.
  private long acknowledged;

  private long finishAt = Long.MAX_VALUE;
  private boolean finished;

  Half(Sink sink) {
    this.sink = sink;
  }

  /// A SYN: its number is the one before the first byte's.
  void opens(int sequence) {
    if (!known) {
      known = true;
      base = sequence + 1;
    }
  }

  /// @param payload what was captured of it
  /// @param length how long it was on the wire
  /// @param last whether no more comes after it
  void segment(int sequence, ByteBuffer payload, int length, boolean last) {
    opens(sequence - 1);
    long at = offset(sequence);
    if (last) {
      finishAt = Math.min(finishAt, at + length);
    }
    if (at <= position) {
      tell(at, payload, length);
    } else if (length > 0) {
      keep(at, payload, length);
    }
    settle(false);
  }

  private void keep(long at, ByteBuffer payload, int length) {
    Early there = waiting.get(at);
    if (there == null || there.length < length) {
      byte[] captured = new byte[payload.remaining()];
      payload.get(captured);
      waiting.put(at, new Early(captured, length));
      waitingBytes += captured.length - (there == null ? 0 : there.captured.length);
    }
  }

  /// The other end has everything before this number.
  void acknowledged(int sequence) {
    if (known) {
      acknowledged = Math.max(acknowledged, offset(sequence));
      settle(false);
    }
  }

  /// The trace ends.
  void end() {
    settle(true);
  }

  /// Sequence numbers have 32 bits; the nearest offset to where we are is meant.
  private long offset(int sequence) {
    return position + (sequence - (int) (base + position));
  }

  private void settle(boolean end) {
    while (!waiting.isEmpty()) {
      long first = waiting.firstKey();
      if (first > position) {
        long had = Math.min(first, acknowledged);
        if (end || waitingBytes > MOST_WAITING) {
          had = first;
        }
        if (had <= position) {
          return;
        }
        sink.missing(had - position);
        position = had;
      }
      if (first <= position) {
        Map.Entry<Long, Early> entry = waiting.pollFirstEntry();
        Early early = entry.getValue();
        waitingBytes -= early.captured.length;
        tell(first, ByteBuffer.wrap(early.captured), early.length);
      }
    }
    if (!finished && position >= finishAt) {
      finished = true;
      sink.finished();
    }
  }

  private void tell(long at, ByteBuffer captured, int length) {
    long repeated = position - at;
    if (repeated >= length) {
      return;
    }
    captured.position((int) Math.min(captured.limit(), captured.position() + repeated));
    long fresh = length - repeated;
    long cut = fresh - captured.remaining();
    if (captured.hasRemaining()) {
      sink.bytes(captured);
    }
    if (cut > 0) {
      sink.missing(cut);
    }
    position += fresh;
  }
}
