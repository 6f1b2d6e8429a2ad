package dev.endpoint.engine.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One capture as it is written: whole blocks at its end, or nothing. What it has counted is what
/// is on the disk for good. After a failure it is closed, cut back to its last whole block, and may
/// be opened again. When a file has its size, the capture goes on in a next one. Reactor thread.
final class CaptureWriter {
  private static final int MAX_HEADER = 2 * Pcapng.MAX_HEADER + Packets.OVERHEAD;

  /// How often it looks whether the file is still there; writing to a removed file raises nothing.
  private static final long LOOK_EVERY = 1_000_000_000L;

  private final CaptureFolder folder;
  private final String name;
  private final Instant started;
  private final Counts counts = new Counts();
  private final Block block = new Block();
  private final List<CaptureUse> uses = new ArrayList<>();

  /// Files that are left out and not removed yet.
  private final List<ReadChannel> leaving = new ArrayList<>();

  private final ByteBuffer header = ByteBuffer.allocate(MAX_HEADER).order(Pcapng.ORDER);
  private @Nullable Parts source;
  private @Nullable Path file;

  /// Of the disk the file is on, once there is one.
  private @Nullable FreeSpace space;

  private Disk.@Nullable Output output;
  private @Nullable IOException failure;
  private long lookedAt;

  /// What the first file is or was called, after which the others are.
  private @Nullable Path first;

  /// The file in which it is written now, and where that begins in the whole.
  private int part = 1;

  private long partStart;

  /// Where the first record of the part may begin.
  private long partHeader;

  private Header beginning = (out, label, below) -> {};
  private long begun;
  private boolean accepted;

  /// The limit that was reached: who has stopped there does not go on for something small.
  private long reached;

  CaptureWriter(CaptureFolder folder, String name, Instant started) {
    this.folder = folder;
    this.name = name;
    this.started = started;
  }

  Counts counts() {
    return counts;
  }

  /// What is counted of what was said.
  Tally tally() {
    return counts.plain();
  }

  /// Where it is or would be.
  Path where() {
    return file != null ? file : folder.dir();
  }

  /// The file for readers, once it holds something.
  @Nullable Parts source() {
    return counts.position() > 0 ? source : null;
  }

  boolean isEmpty() {
    return counts.position() == 0;
  }

  /// Puts what each file begins with.
  @FunctionalInterface
  interface Header {
    /// @param label what the first interface is to say; empty for nothing
    /// @param below the same of the other one
    void put(ByteBuffer out, String label, String below);
  }

  /// What the files say of the connection.
  ///
  /// @param begin puts what files begin with
  /// @param time of its first packet, in nanoseconds since 1970
  /// @param byPeer whether the peer opened it
  void describe(Header begin, long time, boolean byPeer) {
    beginning = begin;
    begun = time;
    accepted = byPeer;
  }

  /// Makes the file, or opens it again.
  void open() throws IOException {
    admit(0);
    if (file == null) {
      CaptureFolder.Created created = folder.create(name, started);
      file = created.file();
      output = created.output();
      space = created.space();
      source = new Parts(new ReadChannel(file));
      first = file;
      uses.add(folder.use(file));
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
      long whole = counts.position() - partStart;
      if (size < whole) {
        throw new IOException("it has become shorter");
      }
      if (size > whole) {
        again.truncate(whole);
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
    bytes.limit(end).position(start);
    int at = start;
    try {
      look();
      admit(end - start);
      while (at < end) {
        int border = border(bytes, at, end, allOrNothing);
        if (border == at) {
          beginPart();
          border = border(bytes, at, end, allOrNothing);
        }
        bytes.limit(border).position(at);
        write(opened(), bytes, counts.position() - partStart);
        at = count(bytes, at, border);
      }
      return at;
    } catch (IOException e) {
      failure = e;
      int kept = allOrNothing ? start : count(bytes, at, bytes.position());
      fail(opened());
      return kept;
    }
  }

  /// Where what still belongs in this file ends. In a new one there is room for the first block,
  /// however small files are to be.
  private int border(ByteBuffer bytes, int start, int end, boolean undivided) {
    long most = folder.limits().part();
    long room = most == 0 ? Long.MAX_VALUE : most - (counts.position() - partStart);
    boolean fresh = counts.position() == partHeader;
    if (end - start <= room || undivided) {
      return fresh || end - start <= room ? end : start;
    }
    bytes.limit(end);
    int border = start;
    while (parse(bytes, border)
        && (border - start + block.length() <= room || fresh && border == start)) {
      border += block.length();
    }
    return border;
  }

  private Disk.Output opened() {
    if (output == null) {
      throw new IllegalStateException("the capture is not open");
    }
    return output;
  }

  private static void write(Disk.Output to, ByteBuffer bytes, long at) throws IOException {
    long before = at - bytes.position();
    while (bytes.hasRemaining()) {
      if (to.write(bytes, before + bytes.position()) <= 0) {
        throw new IOException("the system takes no bytes");
      }
    }
  }

  /// Goes on in a next file. When that cannot be made, the one before is still the last.
  private void beginPart() throws IOException {
    PartLabel label = label(Parts.PLAIN);
    CaptureFolder.Created created =
        folder.createPart(
            Objects.requireNonNull(first), label.number(), Objects.requireNonNull(space));
    try {
      beginning.put(header.clear(), label.words(), label(Parts.WIRE).words());
      write(created.output(), header.flip(), 0);
    } catch (IOException e) {
      discard(created, e);
      throw e;
    }
    Disk.Output before = opened();
    output = created.output();
    file = created.file();
    part = label.number();
    partStart = counts.position();
    source = Objects.requireNonNull(source).with(new ReadChannel(file), counts);
    uses.add(folder.use(file));
    count(header, 0, header.limit());
    partHeader = counts.position();
    drop();
    before.close();
  }

  /// What the next part says of an interface.
  private PartLabel label(int face) {
    return PartLabel.before(part + 1, begun, accepted, counts.tally(face));
  }

  /// Leaves out the oldest files, where only the newest are kept.
  private void drop() {
    long kept = folder.limits().parts();
    Parts now = Objects.requireNonNull(source);
    while (kept > 0 && now.count() > kept) {
      leaving.add(now.first());
      now = now.withoutFirst(begun);
    }
    source = now;
  }

  /// Lets go the files that are left out, once readers know. One that the system keeps is not ours
  /// any longer; retention finds it.
  void removeOld() {
    while (!leaving.isEmpty()) {
      ReadChannel oldest = leaving.removeFirst();
      uses.removeFirst().close();
      oldest.leave();
      folder.disk().delete(oldest.file());
    }
  }

  /// How many bytes were written and are no longer there.
  long dropped() {
    return source == null ? 0 : source.start();
  }

  private void discard(CaptureFolder.Created created, IOException why) {
    folder.disk().delete(created.file());
    try {
      created.output().close();
    } catch (IOException e) {
      why.addSuppressed(e);
    }
  }

  /// @throws LimitReached when so many bytes more are too many
  private void admit(int bytes) throws IOException {
    CaptureLimits limits = folder.limits();
    boolean over =
        counts.position() - dropped() + bytes > limits.total() || limits.total() <= reached;
    if (limits.total() > 0 && over) {
      reached = limits.total();
      throw new LimitReached(
          "This recording has come to its limit of %s. The conversation goes on unrecorded; a new one is recorded again."
              .formatted(ByteCount.words(limits.total())));
    }
    (space == null ? folder.space() : space).take(bytes, limits.reserve(), folder.nanos());
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
      add(bytes, at);
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
      throw unreadable(e);
    }
  }

  private void add(ByteBuffer bytes, int at) {
    try {
      counts.add(block, bytes, at);
    } catch (CaptureDamage e) {
      throw unreadable(e);
    }
  }

  private static IllegalStateException unreadable(CaptureDamage e) {
    return new IllegalStateException("a block was written that cannot be read", e);
  }

  /// Cuts back to the last whole block and closes. Where the system refuses even that, the torn
  /// block stays, and readers stop before it.
  private void fail(Disk.Output to) {
    output = null;
    try (to) {
      to.truncate(counts.position() - partStart);
    } catch (IOException e) {
      failure().addSuppressed(e);
    }
    if (isEmpty() && file != null) {
      folder.disk().delete(file);
      forget();
      file = null;
      space = null;
    }
  }

  /// Nobody needs the file any longer.
  void forget() {
    uses.forEach(CaptureUse::close);
    uses.clear();
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
