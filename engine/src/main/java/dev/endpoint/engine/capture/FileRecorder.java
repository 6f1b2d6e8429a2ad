package dev.endpoint.engine.capture;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Records one conversation to a pcapng file of a [CaptureFolder], made at the first byte, or to
/// several where a file would become too large.
///
/// When a write fails the recording stops: what the file holds stays readable up to its last whole
/// record, bytes are counted as missed, events are held. With the next bytes or events a second
/// later it tries to go on, in the same file; the first write after a stop (or ever) is kept whole
/// or not at all, so trying leaves no litter.
final class FileRecorder implements Recorder {
  private enum State {
    /// No byte has passed, so there is no file.
    IDLE,
    RECORDING,
    /// As `RECORDING`, but its beginning (headers, held events, what is missing) has not been
    /// written yet.
    STARTING,
    STOPPED,
    CLOSED
  }

  private static final long RETRY_AFTER = 1_000_000_000L;

  private static final int MAX_PROLOGUE =
      Pcapng.MAX_HEADER
          + Pcapng.MAX_HEADER
          + 2 * Packets.MAX_HANDSHAKE
          + HeldEvents.MAX_SIZE
          + 3 * Packets.OVERHEAD
          + Packets.MAX_WORDS;

  private final CaptureFolder folder;
  private final WriteBuffer buffer;
  private long epoch;
  private final FileRecording recording;
  private final CaptureWriter writer;
  private final HeldEvents held = new HeldEvents();
  private final boolean[] finished = new boolean[2];
  private State state = State.IDLE;
  private Packets packets;
  private Packets below;
  private String description;
  private long openedAt;

  /// Whether anything passed below what was said, and whether the file has an interface for it.
  private boolean layered;

  private boolean tellsBelow;
  private int prologueEnd;
  private @Nullable String trouble;
  private long stoppedAt;
  private long missed;
  private long missedBelow;

  // By direction: bytes missed since the last stop, and the holes left for all those before it.
  private final long[] gap = new long[2];
  private final long[] holes = new long[2];
  private Runnable grown = () -> {};

  /// @param epoch nanoseconds since 1970 at which the folder's clock stood at 0
  FileRecorder(CaptureFolder folder, String name, Instant started, long epoch) {
    this.folder = folder;
    this.epoch = epoch;
    buffer = folder.buffer();
    recording = new FileRecording(epoch);
    writer = new CaptureWriter(folder, name, started);
    packets = new Packets(Flow.unknown(name), false);
    below = Packets.below(Flow.unknown(name), false);
    description = name;
    openedAt = time();
  }

  private long time() {
    return epoch + folder.nanos();
  }

  @Override
  public Recording recording() {
    return recording;
  }

  @Override
  public void whenGrown(Runnable action) {
    grown = action;
  }

  @Override
  public void opened(SocketAddress local, SocketAddress peer, boolean accepted) {
    Flow flow = Flow.between(local, peer);
    if (writer.isEmpty() && state != State.STARTING) {
      packets = new Packets(flow, accepted);
      below = Packets.below(flow, accepted);
      description = flow.description();
      openedAt = time();
    } else {
      // The packets before carry stand-in addresses already, and a stream cannot change its ends.
      event("the two ends are " + flow.description());
    }
  }

  @Override
  public void data(Direction direction, ByteBuffer bytes) {
    if (state == State.CLOSED || !bytes.hasRemaining()) {
      return;
    }
    if (!canWrite()) {
      miss(direction, bytes.remaining());
      return;
    }
    int position = bytes.position();
    long time = time();
    while (bytes.hasRemaining()) {
      int length = Math.min(bytes.remaining(), Packets.MAX_PAYLOAD);
      ByteBuffer out = buffer.reserve(length + 2 * Packets.OVERHEAD);
      if (state == State.STOPPED) {
        miss(direction, bytes.remaining());
        break;
      }
      packets.putData(out, direction, time, bytes, length, length == bytes.remaining());
      buffer.added(this);
    }
    bytes.position(position);
  }

  @Override
  public void wire(Direction direction, long nanos, ByteBuffer bytes) {
    if (state == State.CLOSED || !bytes.hasRemaining()) {
      return;
    }
    layered |= writer.isEmpty();
    if (!layered || !canWrite()) {
      missBelow(direction, bytes.remaining());
      return;
    }
    int position = bytes.position();
    while (bytes.hasRemaining()) {
      int length = Math.min(bytes.remaining(), Packets.MAX_PAYLOAD);
      ByteBuffer out = buffer.reserve(length + 2 * Packets.OVERHEAD);
      if (state == State.STOPPED || !tellsBelow) {
        missBelow(direction, bytes.remaining());
        break;
      }
      below.putData(out, direction, epoch + nanos, bytes, length, length == bytes.remaining());
      buffer.added(this);
    }
    bytes.position(position);
  }

  private void missBelow(Direction direction, long bytes) {
    missedBelow += bytes;
    below.miss(direction, bytes);
  }

  @Override
  public void finished(Direction direction) {
    if (state == State.CLOSED || finished[direction.ordinal()]) {
      return;
    }
    finished[direction.ordinal()] = true;
    if (state == State.RECORDING || state == State.STARTING) {
      ByteBuffer out = buffer.reserve(Packets.OVERHEAD);
      if (state != State.STOPPED) {
        packets.putFinish(out, direction, time());
        buffer.added(this);
      }
    }
  }

  @Override
  public void event(String words) {
    if (state == State.CLOSED) {
      return;
    }
    long time = time();
    byte[] bytes = Pcapng.utf8(words, Packets.MAX_WORDS);
    boolean wait = state == State.IDLE && held.hasRoomFor(bytes.length);
    if (!wait && canWrite()) {
      ByteBuffer out = buffer.reserve(bytes.length + Packets.OVERHEAD);
      wait = state == State.STOPPED;
      if (!wait) {
        packets.putEvent(out, time, bytes);
      }
    } else {
      wait = true;
    }
    if (wait) {
      held.add(time, bytes);
    }
    buffer.added(this);
  }

  @Override
  public void close() {
    if (state == State.CLOSED) {
      return;
    }
    if (state == State.STOPPED) {
      start();
    }
    buffer.flush();
    state = State.CLOSED;
    try {
      writer.close();
    } catch (IOException e) {
      trouble = Trouble.words(e, writer.where());
    }
    publish();
  }

  @Override
  public void stoodStill(Duration time) {
    epoch += time.toNanos();
  }

  @Override
  public void forget() {
    writer.forget();
  }

  private void miss(Direction direction, long length) {
    missed += length;
    gap[direction.ordinal()] += length;
    buffer.added(this);
  }

  private boolean canWrite() {
    return switch (state) {
      case RECORDING, STARTING -> true;
      case IDLE -> start();
      case STOPPED -> folder.nanos() - stoppedAt >= RETRY_AFTER && start();
      case CLOSED -> false;
    };
  }

  /// Opens the file and puts what has to be in it before anything else; false when that failed.
  private boolean start() {
    ByteBuffer out = buffer.reserve(MAX_PROLOGUE);
    try {
      writer.open();
    } catch (IOException e) {
      stop(Trouble.words(e, writer.where()));
      buffer.added(this);
      return false;
    }
    if (writer.isEmpty()) {
      tellsBelow = layered;
      writer.describe(this::putHeader, openedAt, packets.accepted());
      putHeader(out, "", "");
      packets.putHandshake(out, openedAt);
      if (tellsBelow) {
        below.putHandshake(out, openedAt);
      }
    }
    for (Published.Held event : held.view()) {
      packets.putEvent(out, event.time(), event.words());
    }
    for (Direction direction : Direction.values()) {
      int i = direction.ordinal();
      boolean wasFinished = writer.tally().finished(direction);
      packets.goOn(direction, writer.tally().bytes(direction), hole(i), wasFinished);
    }
    if (trouble != null) {
      packets.putEvent(out, time(), Pcapng.utf8(missingWords(), Packets.MAX_WORDS));
    }
    for (Direction direction : Direction.values()) {
      if (finished[direction.ordinal()] && !writer.tally().finished(direction)) {
        packets.putFinish(out, direction, time());
      }
    }
    prologueEnd = out.position();
    state = State.STARTING;
    buffer.added(this);
    return true;
  }

  /// Where there are two interfaces, packets of the other one may come first in a part; but each
  /// file is to tell between whom it went.
  private void putHeader(ByteBuffer out, String label, String wireLabel) {
    Pcapng.putSection(out);
    Pcapng.putInterface(out, tellsBelow ? "plain" : "wire", description, label);
    if (tellsBelow) {
      Pcapng.putInterface(out, "wire", description + ", below what was said", wireLabel);
    }
    if (tellsBelow && !label.isEmpty()) {
      packets.putBorder(out, time(), before(Direction.SENT), before(Direction.RECEIVED));
    }
  }

  /// What of a direction is in the files, as sequence numbers count it.
  private long before(Direction direction) {
    Tally tally = writer.tally();
    return tally.bytes(direction)
        + holes[direction.ordinal()]
        + (tally.finished(direction) ? 1 : 0);
  }

  /// A hole longer than the sequence numbers can show becomes as long as they can.
  private long hole(int direction) {
    return holes[direction] + Math.min(gap[direction], Packets.MAX_HOLE);
  }

  private String missingWords() {
    String words =
        "recording goes on; missing here: %d bytes sent, %d bytes received"
            .formatted(gap[Direction.SENT.ordinal()], gap[Direction.RECEIVED.ordinal()]);
    return held.lost() == 0 ? words : words + ", " + held.lost() + " events";
  }

  /// Called by the buffer with what was put there for this recorder.
  void write(ByteBuffer bytes, int start, int end) {
    if (!writer.isOpen()) {
      lose(bytes, start, end);
      return;
    }
    boolean starting = state == State.STARTING;
    int kept = writer.write(bytes, start, end, starting);
    if (kept < end) {
      stop(Trouble.words(writer.failure(), writer.where()));
      lose(bytes, starting ? prologueEnd : kept, end);
    } else if (starting) {
      goOn();
    }
  }

  private void goOn() {
    state = State.RECORDING;
    trouble = null;
    held.clear();
    for (int i = 0; i < gap.length; i++) {
      holes[i] = hole(i);
      gap[i] = 0;
    }
  }

  private void stop(String words) {
    if (trouble == null) {
      held.add(time(), Pcapng.utf8("recording stopped: " + words, Packets.MAX_WORDS));
    }
    trouble = words;
    stoppedAt = folder.nanos();
    state = State.STOPPED;
  }

  /// Keeps the events among blocks that could not be written, and counts the rest.
  private void lose(ByteBuffer bytes, int start, int end) {
    bytes.limit(end);
    int at = start;
    while (writer.blockAt(bytes, at) instanceof Block block) {
      if (block.kind() == Block.Kind.DATA) {
        missed += block.contentLength();
        gap[block.direction().ordinal()] += block.contentLength();
      } else if (block.kind() == Block.Kind.EVENT) {
        byte[] words = new byte[block.contentLength()];
        bytes.get(block.contentAt(), words);
        held.add(block.time(), words);
      }
      at += block.length();
    }
  }

  /// Shows readers what is in the file, in one store.
  void publish() {
    recording.publish(published(Parts.PLAIN, missed, held.view()));
    if (tellsBelow) {
      recording.publishBelow(published(Parts.WIRE, missedBelow, List.of()));
    }
    writer.removeOld();
    grown.run();
  }

  private Published published(int face, long notRecorded, List<Published.Held> waiting) {
    Counts counts = writer.counts();
    long fileBytes = counts.position() - writer.dropped();
    return counts.published(face, writer.source(), fileBytes, trouble, notRecorded, waiting);
  }
}
