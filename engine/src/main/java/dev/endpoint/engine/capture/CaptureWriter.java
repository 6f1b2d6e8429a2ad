package dev.endpoint.engine.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One capture file as it is written: whole blocks at its end, or nothing. What it has counted is
/// what is in the file for good. After a failure it is closed, cut back to its last whole block,
/// and may be opened again. Reactor thread.
final class CaptureWriter {
  /// How often it looks whether the file is still there; writing to a removed file raises nothing.
  private static final long LOOK_EVERY = 1_000_000_000L;

  private final CaptureFolder folder;
  private final String name;
  private final Instant started;
  private final Tally tally = new Tally();
  private final Marks marks = new Marks();
  private final Block block = new Block();
  private @Nullable ReadChannel source;
  private @Nullable Path file;
  private Disk.@Nullable Output output;
  private @Nullable IOException failure;
  private long lookedAt;
  private CaptureUse use = CaptureUse.NONE;

  /// The limit that was reached: who has stopped there does not go on for something small.
  private long reached;

  CaptureWriter(CaptureFolder folder, String name, Instant started) {
    this.folder = folder;
    this.name = name;
    this.started = started;
  }

  Tally tally() {
    return tally;
  }

  Marks marks() {
    return marks;
  }

  /// Where it is or would be.
  Path where() {
    return file != null ? file : folder.dir();
  }

  /// The file for readers, once it holds something.
  @Nullable ReadChannel source() {
    return tally.position() > 0 ? source : null;
  }

  boolean isEmpty() {
    return tally.position() == 0;
  }

  /// Makes the file, or opens it again.
  void open() throws IOException {
    admit(0);
    if (file == null) {
      CaptureFolder.Created created = folder.create(name, started);
      file = created.file();
      output = created.output();
      source = new ReadChannel(file);
      use = folder.use(file);
    } else {
      output = reopen(file);
    }
    lookedAt = folder.nanos();
  }

  /// Where the file could not be cut back when it failed, that is done now: else a torn block might
  /// stay behind what is written next.
  private Disk.Output reopen(Path file) throws IOException {
    Disk.Output again = folder.disk().reopen(file);
    try {
      long size = again.size();
      if (size < tally.position()) {
        throw new IOException("it has become shorter");
      }
      if (size > tally.position()) {
        again.truncate(tally.position());
      }
      return again;
    } catch (IOException e) {
      try (again) {
        throw e;
      }
    }
  }

  boolean isOpen() {
    return output != null;
  }

  /// Appends what is in the buffer from `start` to `end`, whole blocks. Returns up to where that
  /// worked; if not up to the end, [#failure] says why and the file is closed.
  ///
  /// @param allOrNothing whether to keep none of the blocks when not all can be kept
  int write(ByteBuffer bytes, int start, int end, boolean allOrNothing) {
    Disk.Output to = output;
    if (to == null) {
      throw new IllegalStateException("the capture is not open");
    }
    bytes.limit(end).position(start);
    try {
      look();
      admit(end - start);
      while (bytes.hasRemaining()) {
        if (to.write(bytes, tally.position() + bytes.position() - start) <= 0) {
          throw new IOException("the system takes no bytes");
        }
      }
      return count(bytes, start, end);
    } catch (IOException e) {
      failure = e;
      int kept = allOrNothing ? start : count(bytes, start, bytes.position());
      fail(to);
      return kept;
    }
  }

  /// @throws LimitReached when so many bytes more are too many
  private void admit(int bytes) throws IOException {
    CaptureLimits limits = folder.limits();
    boolean over = tally.position() + bytes > limits.total() || limits.total() <= reached;
    if (limits.total() > 0 && over) {
      reached = limits.total();
      throw new LimitReached(
          "This recording has come to its limit of %s. The conversation goes on unrecorded; a new one is recorded again."
              .formatted(ByteCount.words(limits.total())));
    }
    folder.space().take(bytes, limits.reserve(), folder.nanos());
  }

  IOException failure() {
    return failure != null ? failure : new IOException("no failure");
  }

  private void look() throws IOException {
    long now = folder.nanos();
    if (now - lookedAt >= LOOK_EVERY) {
      lookedAt = now;
      if (!folder.disk().exists(where())) {
        throw new NoSuchFileException(where().toString());
      }
    }
  }

  /// Counts the blocks that are whole before `end`; returns where they end.
  private int count(ByteBuffer bytes, int start, int end) {
    bytes.limit(end);
    int at = start;
    while (parse(bytes, at)) {
      marks.offer(tally);
      tally.add(block);
      at += block.length();
    }
    return at;
  }

  /// The block at that place of a buffer of ours, or null when none is whole there.
  @Nullable Block blockAt(ByteBuffer bytes, int at) {
    return parse(bytes, at) ? block : null;
  }

  private boolean parse(ByteBuffer bytes, int at) {
    try {
      return block.parse(bytes, at);
    } catch (CaptureDamage e) {
      throw new IllegalStateException("a block was written that cannot be read", e);
    }
  }

  /// Cuts back to the last whole block and closes. Where the system refuses even that, the torn
  /// block stays, and readers stop before it.
  private void fail(Disk.Output to) {
    output = null;
    try (to) {
      to.truncate(tally.position());
    } catch (IOException e) {
      failure().addSuppressed(e);
    }
    if (isEmpty() && file != null) {
      folder.disk().delete(file);
      forget();
      file = null;
    }
  }

  /// Nobody needs the file any longer.
  void forget() {
    use.close();
  }

  /// Closes the file; it may be read on.
  void close() throws IOException {
    if (output != null) {
      Disk.Output closing = output;
      output = null;
      closing.close();
    }
  }
}
