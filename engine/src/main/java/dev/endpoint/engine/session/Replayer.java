package dev.endpoint.engine.session;

import dev.endpoint.engine.capture.ByteCount;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.reactor.Cancellable;
import dev.endpoint.engine.reactor.Reactor;
import dev.endpoint.engine.transport.Transport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Sends what was recorded once more, each read or write as it was, at its time or after its
/// answer. What has been recorded when it begins is sent; what comes after is not.
final class Replayer extends Sending {
  /// So many bytes are read at once, and so many records looked at.
  private static final long MOST_BYTES = 256 * 1024;

  private static final int MOST_RECORDS = 16 * 1024;
  private static final int AT_ONCE = 64;

  private static final long NEVER = Long.MIN_VALUE;

  /// Shorter pauses are not worth a word.
  private static final long WORTH_A_WORD = 1_000_000_000;

  /// What one read or write saw.
  ///
  /// @param nanos when, in the recording
  /// @param pause how long after what came before it, of either direction
  /// @param answers bytes that had come from the peer before it
  private record Piece(byte[] bytes, long nanos, long pause, long answers) {}

  /// @param next the number of the record to go on with
  /// @param last when the last bytes before that one were recorded
  private record Batch(List<Piece> pieces, long next, long last) {}

  private final Replay replay;
  private final Direction other;
  private final long end;

  /// How many bytes that are.
  private final long size;

  private final Deque<Piece> ready = new ArrayDeque<>();
  private @Nullable Cancellable timer;
  private @Nullable Long due;
  private long began;
  private @Nullable Long firstNanos;
  private long next;

  /// Bytes the peer had said already.
  private final long heard;

  /// When the last bytes before the next record were recorded; [#NEVER] at the beginning.
  private long lastNanos = NEVER;

  /// Bytes that came from the peer, and those of the recording that are gone.
  private long answers;

  /// @param heard bytes the peer has sent since we last did: where it speaks first, it is not
  ///   waited for once more
  Replayer(Reactor reactor, Transport transport, Replay replay, long heard, Runnable moved) {
    super(reactor, transport, replay.name(), replay.name(), moved);
    this.heard = heard;
    this.replay = replay;
    other = replay.direction() == Direction.SENT ? Direction.RECEIVED : Direction.SENT;
    Recording.Extent extent = replay.recording().extent();
    next = extent.gone().records();
    end = extent.bytes(replay.direction());
    size = end - extent.gone().bytes(replay.direction());
    answers = extent.gone().bytes(other);
  }

  @Override
  void start() {
    began = reactor.nanos();
    come(0, size, "");
    goOn();
  }

  @Override
  void goOn() {
    while (!isOver() && !isReading() && timer == null && transport.hasRoom()) {
      Piece piece = ready.peek();
      if (state().sent() >= size) {
        allSent();
      } else if (piece == null) {
        read(() -> batch(next, lastNanos), this::take, late -> {});
      } else if (isAnswered(piece) && isTime(piece)) {
        ready.remove();
        due = null;
        write(ByteBuffer.wrap(piece.bytes()));
        come(state().sent() + piece.bytes().length, size, "");
      } else {
        return;
      }
    }
  }

  private void take(Batch batch) {
    if (firstNanos == null && !batch.pieces().isEmpty()) {
      Piece first = batch.pieces().getFirst();
      firstNanos = first.nanos();
      answers += Math.clamp(first.answers() - answers, 0, heard);
    }
    next = batch.next();
    lastNanos = batch.last();
    ready.addAll(batch.pieces());
    goOn();
  }

  /// Reads on from a record.
  private Batch batch(long from, long before) throws IOException {
    Recording.Record[] some = new Recording.Record[AT_ONCE];
    List<Piece> pieces = new ArrayList<>();
    long at = from;
    long last = before;
    long size = 0;
    while (size < MOST_BYTES && at - from < MOST_RECORDS) {
      int count = replay.recording().records(at, some);
      if (count == 0) {
        throw new IOException("the recording ends before its byte " + end);
      }
      for (int i = 0; i < count && size < MOST_BYTES; i++, at++) {
        Recording.Record record = some[i];
        if (record.direction() == replay.direction()) {
          pieces.add(piece(record, last));
          size += record.length();
        }
        if (record.offset(replay.direction()) + record.length() >= end
            && record.direction() == replay.direction()) {
          return new Batch(pieces, at + 1, record.nanos());
        }
        last = record.isEvent() ? last : record.nanos();
      }
    }
    return new Batch(pieces, at, last);
  }

  private Piece piece(Recording.Record record, long last) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(record.length());
    long offset = record.offset(replay.direction());
    while (bytes.hasRemaining()) {
      long from = offset + bytes.position();
      if (replay.recording().bytes(replay.direction()).read(from, bytes) == 0) {
        throw new IOException("the recording ends before its byte " + (offset + record.length()));
      }
    }
    long pause = last == NEVER ? 0 : Math.max(0, record.nanos() - last);
    return new Piece(bytes.array(), record.nanos(), pause, record.offset(other));
  }

  private boolean isAnswered(Piece piece) {
    long lacking = replay.answered() ? piece.answers() - answers : 0;
    if (lacking > 0) {
      come(state().sent(), size, "waiting for " + ByteCount.brief(lacking) + " from the peer");
    }
    return lacking <= 0;
  }

  /// With answers a pause begins when they are here; without, all goes by the clock of the
  /// recording.
  private boolean isTime(Piece piece) {
    long now = reactor.nanos();
    if (due == null) {
      due =
          replay.answered()
              ? now + replay.scaled(piece.pause())
              : began + replay.scaled(piece.nanos() - Objects.requireNonNull(firstNanos));
    }
    long left = due - now;
    if (left <= 0) {
      return true;
    }
    timer = reactor.after(Duration.ofNanos(left), this::timeCame);
    come(
        state().sent(),
        size,
        left < WORTH_A_WORD ? "" : "a pause of %.0f s, as it was".formatted(left / 1e9));
    return false;
  }

  private void timeCame() {
    timer = null;
    goOn();
  }

  @Override
  void received(int count) {
    answers += count;
    goOn();
  }

  /// There is nothing to wait for any more.
  @Override
  void peerFinished() {
    answers = Long.MAX_VALUE;
    goOn();
  }

  @Override
  void release() {
    ready.clear();
    if (timer != null) {
      timer.cancel();
      timer = null;
    }
  }
}
