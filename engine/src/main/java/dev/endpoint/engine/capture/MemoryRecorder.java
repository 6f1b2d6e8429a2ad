package dev.endpoint.engine.capture;

import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// A recorder that keeps everything in memory, for tests and for models without an engine. It obeys
/// the same contract as the one that writes files, chunk sizes included; what it records is
/// readable at once.
public final class MemoryRecorder implements Recorder {
  private final LongSupplier nanos;
  private final MemoryRecording recording = new MemoryRecording();
  private Recording.Record[] records = new Recording.Record[16];
  private byte[] bytes = new byte[1024];
  private int count;
  private int used;
  private long sent;
  private long received;
  private long missed;
  private @Nullable String trouble;
  private boolean closed;
  private long skipped;
  private Runnable grown = () -> {};

  /// @param nanos the clock of the records
  public MemoryRecorder(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /// Makes recorders with this clock.
  public static RecorderFactory factory(LongSupplier nanos) {
    return name -> new MemoryRecorder(nanos);
  }

  @Override
  public void opened(SocketAddress local, SocketAddress peer, boolean accepted) {}

  @Override
  public void data(Direction direction, ByteBuffer data) {
    if (closed || !data.hasRemaining()) {
      return;
    }
    if (trouble != null) {
      missed += data.remaining();
    } else {
      ByteBuffer rest = data.duplicate();
      boolean continued = false;
      while (rest.hasRemaining()) {
        byte[] chunk = new byte[Math.min(rest.remaining(), Packets.MAX_PAYLOAD)];
        rest.get(chunk);
        append(direction, chunk, continued);
        continued = true;
      }
    }
    publish();
  }

  @Override
  public void finished(Direction direction) {}

  @Override
  public void event(String words) {
    if (!closed) {
      append(null, words.getBytes(StandardCharsets.UTF_8), false);
      publish();
    }
  }

  /// Makes it behave as if the disk had refused: nothing is recorded, bytes count as missed, until
  /// [#resume].
  public void stop(String words) {
    trouble = words;
    publish();
  }

  /// Ends what [#stop] began.
  public void resume() {
    trouble = null;
    publish();
  }

  @Override
  public void close() {
    closed = true;
  }

  @Override
  public void stoodStill(Duration time) {
    skipped += time.toNanos();
  }

  @Override
  public Recording recording() {
    return recording;
  }

  @Override
  public void whenGrown(Runnable action) {
    grown = action;
  }

  private void append(@Nullable Direction direction, byte[] chunk, boolean continued) {
    if (count == records.length) {
      records = Arrays.copyOf(records, 2 * count);
    }
    while (used + chunk.length > bytes.length) {
      bytes = Arrays.copyOf(bytes, 2 * bytes.length);
    }
    records[count] =
        new Recording.Record(
            count,
            direction,
            nanos.getAsLong() + skipped,
            sent,
            received,
            chunk.length,
            continued,
            used);
    System.arraycopy(chunk, 0, bytes, used, chunk.length);
    count++;
    used += chunk.length;
    if (direction == Direction.SENT) {
      sent += chunk.length;
    } else if (direction == Direction.RECEIVED) {
      received += chunk.length;
    }
  }

  private void publish() {
    recording.publish(
        new Recording.Extent(count, sent, received, 0, trouble, missed), records, bytes);
    grown.run();
  }
}
