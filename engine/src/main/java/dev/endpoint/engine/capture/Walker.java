package dev.endpoint.engine.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;

/// Goes through the blocks of a capture in order, through a window that is read at once. Used by
/// one thread, closed by it, to give the window back.
final class Walker implements AutoCloseable {
  /// The first read is small, for most look-ups end in it; those after it fill the window.
  private static final int FIRST_READ = 128 * 1024;

  /// Read behind a payload that is passed over, and payloads that are worth it. Reading all there
  /// is costs several times as much of the processor and of the system's memory for files.
  private static final int STEP = 4 * 1024;

  private static final int WORTH_PASSING = 16 * 1024;

  /// A few windows are kept for the walkers that come next: a view reads, and a search with some
  /// threads.
  private static final Queue<ByteBuffer> SPARE = new ArrayBlockingQueue<>(4);

  private final Parts file;
  private final long end;
  private final ByteBuffer window;
  private final Block block;
  private final int face;
  private final boolean headsOnly;
  private final Tally tally = new Tally();
  private @Nullable ByteBuffer view;

  /// Where the window and, within it, the next block begin.
  private long windowStart;

  private int at;
  private int readSize;
  private boolean counted = true;

  /// How much of the current block's payload is not in the window.
  private int leftOut;

  /// @param end where the walk ends at the latest
  Walker(Parts file, long end) {
    this(file, end, Parts.PLAIN);
  }

  Walker(Parts file, long end, int face) {
    this(file, end, face, false);
  }

  /// @param face the number of the interface whose packets are looked at
  /// @param headsOnly whether nobody wants payloads; then long ones are not read
  Walker(Parts file, long end, int face, boolean headsOnly) {
    this.face = face;
    this.headsOnly = headsOnly;
    readSize = firstRead();
    block = new Block(face);
    this.file = file;
    this.end = end;
    ByteBuffer spare = SPARE.poll();
    window =
        spare != null ? spare : ByteBuffer.allocateDirect(Pcapng.MAX_BLOCK).order(Pcapng.ORDER);
    window.clear().limit(0);
  }

  @Override
  public void close() {
    SPARE.offer(window);
  }

  /// Goes to a mark, or to the beginning of what is still there; the next block is the one after
  /// it.
  void seek(long[] table, int mark) {
    if (Marks.position(table, mark) < file.start()) {
      file.toStart(tally, face);
    } else {
      Marks.restore(table, mark, tally);
    }
    counted = true;
    long inWindow = tally.position() - windowStart;
    if (!headsOnly && inWindow >= 0 && inWindow < window.limit()) {
      at = (int) inWindow;
    } else {
      drop();
    }
  }

  private void drop() {
    windowStart = tally.position();
    window.limit(0);
    at = 0;
    leftOut = 0;
    readSize = firstRead();
  }

  private int firstRead() {
    return headsOnly ? STEP : FIRST_READ;
  }

  /// Moves to the next block; false at the end, or where a block is cut off by it.
  ///
  /// @throws CaptureDamage when there is no block; [#tally] then is what it was before it
  boolean next() throws IOException {
    if (!counted) {
      tally.add(block);
      at += block.length() - leftOut;
      windowStart += leftOut;
      leftOut = 0;
      counted = true;
    }
    while (!block.parse(window, at, leftOut)) {
      if (!pass() && !load()) {
        return false;
      }
    }
    counted = false;
    return true;
  }

  /// Reads what is behind the payload of the next block; false where that is not to be passed over.
  private boolean pass() throws IOException {
    int options = headsOnly ? Block.optionsBehindPayload(window, at, WORTH_PASSING) : 0;
    long from = windowStart + at;
    if (options <= window.limit() - at || from + window.getInt(at + 4) > end) {
      return false;
    }
    int rest = Math.min(window.getInt(at + 4) - options + STEP, window.capacity() - Block.HEAD);
    windowStart = from;
    window.limit(at + Block.HEAD).position(at).compact();
    window.limit(Block.HEAD + (int) Math.min(rest, end - from - options));
    at = 0;
    read(from + options);
    leftOut = options - Block.HEAD;
    readSize = STEP;
    return true;
  }

  /// Reads from the next block on; false when that brings nothing new.
  private boolean load() throws IOException {
    long from = windowStart + at;
    int kept = window.limit() - at;
    int size = (int) Math.min(Math.min(kept + readSize, window.capacity()), end - from);
    if (size <= kept) {
      return false;
    }
    readSize = Math.min(4 * readSize, window.capacity());
    windowStart = from;
    window.position(at).compact().limit(size);
    at = 0;
    read(from + kept);
    return true;
  }

  private void read(long from) throws IOException {
    try {
      file.read(window, from);
    } catch (IOException e) {
      drop();
      throw e;
    }
  }

  /// Whether [#next] finds the next block without a read, as far as its beginning tells.
  boolean hasMoreInWindow() {
    int next = counted ? at : at + block.length();
    return next + 8 <= window.limit() && next + window.getInt(next + 4) <= window.limit();
  }

  Block block() {
    return block;
  }

  /// Counts the current block there.
  void count(Counts counts) throws CaptureDamage {
    counts.add(block, window, at);
  }

  /// What was counted before the current block.
  Tally tally() {
    return tally;
  }

  /// How many records there are up to the current block, that one included.
  long recordsPassed() {
    boolean one = !counted && block.kind() != Block.Kind.OTHER;
    return tally.records() + (one ? 1 : 0);
  }

  /// Where in the file the payload or the words of the current block are.
  long contentPosition() {
    return windowStart + block.contentAt();
  }

  /// A number in the current block; the caller knows that the block is long enough.
  int getInt(int at) {
    return window.getInt(this.at + at);
  }

  /// Bytes of the current block's payload; good until the next one.
  ByteBuffer view(int from, int length) {
    if (view == null) {
      view = window.asReadOnlyBuffer();
    }
    int start = block.contentAt() + from;
    return view.limit(start + length).position(start);
  }

  /// Puts bytes of the current block's payload or words.
  void get(int from, int length, ByteBuffer into) {
    into.put(into.position(), window, block.contentAt() + from, length);
    into.position(into.position() + length);
  }
}
