package dev.endpoint.engine.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Reads a capture file up to where it was published, while it grows or long after. Any thread.
///
/// Reads go by position through a channel and not through a mapping: a file being written needs no
/// mapping made anew as it grows, one that somebody shortens gives an exception and not a fault,
/// and what was written a moment ago is in the page cache either way.
final class FileRecording implements Recording {
  /// What a read without use may pass over before the marks are asked for a shorter way.
  private static final long PATIENCE = 256 * 1024;

  private final long epoch;
  private final int face;

  /// What passed below, in the same files; null for that itself.
  private final @Nullable FileRecording below;

  private volatile Published published = Published.NOTHING;

  /// Where a read ended, as a table of one mark: whoever goes on from there need not count again
  /// from a mark that may be far back in a large file.
  private volatile long[] lastEnd = {};

  /// @param epoch nanoseconds since 1970 at which the records' clock stood at 0
  FileRecording(long epoch) {
    this(epoch, Parts.PLAIN);
  }

  private FileRecording(long epoch, int face) {
    this.epoch = epoch;
    this.face = face;
    below = face == Parts.PLAIN ? new FileRecording(epoch, Parts.WIRE) : null;
  }

  /// As [#publish], for what passed below.
  void publishBelow(Published now) {
    if (below != null) {
      below.publish(now);
    }
  }

  @Override
  public @Nullable Recording below() {
    return below == null || below.extent().records() == 0 ? null : below;
  }

  /// The one store that shows readers what was written.
  void publish(Published now) {
    published = now;
  }

  Published published() {
    return published;
  }

  @Override
  public Extent extent() {
    return published.extent();
  }

  @Override
  public @Nullable Path file() {
    return face == Parts.PLAIN ? capture() : null;
  }

  @Override
  public Face face() {
    return face == Parts.PLAIN ? Face.PLAIN : Face.WIRE;
  }

  @Override
  public @Nullable Path capture() {
    Parts source = published.source();
    return source == null ? null : source.file();
  }

  @Override
  public List<FilePart> files() {
    Published now = published;
    return now.source() == null || face != Parts.PLAIN ? List.of() : now.source().files(now.end());
  }

  @Override
  public long began() throws IOException {
    Published now = published;
    boolean cut = now.extent().gone().records() > 0;
    return cut ? source(now).began() - epoch : record(0).nanos();
  }

  @Override
  public Record record(long number) throws IOException {
    Objects.checkIndex(number, published.extent().records());
    Record[] one = new Record[1];
    records(number, one);
    return one[0];
  }

  @Override
  public int records(long first, Record[] into) throws IOException {
    Published now = published;
    Objects.checkFromToIndex(first, Long.MAX_VALUE, Long.MAX_VALUE);
    if (first >= now.extent().records() || into.length == 0) {
      return 0;
    }
    int filled = first < now.fileRecords() ? fromFile(now, first, into) : 0;
    while (filled < into.length
        && first + filled >= now.fileRecords()
        && first + filled < now.extent().records()) {
      into[filled] = held(now, first + filled);
      filled++;
    }
    return filled;
  }

  private int fromFile(Published now, long first, Record[] into) throws IOException {
    int filled = 0;
    source(now).checkRecord(first, face);
    try (Walker walker = walker(now)) {
      seek(walker, now, Marks.Measure.RECORDS, first);
      while (filled < into.length && first + filled < now.fileRecords()) {
        if (filled > 0 && !walker.hasMoreInWindow()) {
          break;
        }
        step(walker);
        if (walker.block().kind() != Block.Kind.OTHER && walker.tally().records() >= first) {
          into[filled++] = record(walker);
        }
      }
      lastEnd = Marks.of(walker.tally());
    }
    return filled;
  }

  /// Goes to the nearest known place before which no more was counted than that.
  private void seek(Walker walker, Published now, Marks.Measure measure, long amount) {
    long[] last = lastEnd;
    int mark = Marks.before(now.marks(), now.markCount(), measure, amount);
    boolean nearer =
        last.length > 0
            && measure.of(last, 0) <= amount
            && Marks.position(last, 0) > Marks.position(now.marks(), mark)
            && Marks.position(last, 0) < now.end();
    walker.seek(nearer ? last : now.marks(), nearer ? 0 : mark);
  }

  @Override
  public long lastBefore(@Nullable Direction direction, long each, long amount) throws IOException {
    Published now = published;
    long number = 0;
    Marks.Measure measure = Marks.Measure.bytes(direction).withEach(each);
    if (now.fileRecords() > 0) {
      number = lastInFile(now, measure, amount);
    }
    Extent extent = now.extent();
    long last = extent.records() - 1;
    while (number >= now.fileRecords() - 1
        && number < last
        && measure.of(number + 1, extent.sent(), extent.received()) <= amount) {
      number++;
    }
    return number;
  }

  private long lastInFile(Published now, Marks.Measure measure, long amount) throws IOException {
    long number = 0;
    try (Walker walker = heads(now)) {
      seek(walker, now, measure, amount);
      long first = now.extent().gone().records();
      for (number = Math.max(first, walker.tally().records() - 1); ; ) {
        step(walker);
        if (measure.of(walker.tally()) > amount) {
          return number;
        }
        if (walker.block().kind() != Block.Kind.OTHER) {
          number = walker.tally().records();
          if (number == now.fileRecords() - 1) {
            return number;
          }
        }
      }
    }
  }

  /// Marks tell no times, so the record behind one is read to know on which side to go on: a dozen
  /// short reads even of a very large file, then the records between two marks.
  @Override
  public long recordFrom(long nanos) throws IOException {
    Published now = published;
    long last = now.extent().records() - 1;
    long number = now.fileRecords() > 0 ? fileRecordFrom(now, nanos) : 0;
    while (number >= now.fileRecords() && number < last && held(now, number).nanos() < nanos) {
      number++;
    }
    return Math.min(number, last);
  }

  private long fileRecordFrom(Published now, long nanos) throws IOException {
    try (Walker walker = heads(now)) {
      int low = 0;
      int high = now.markCount() - 1;
      while (low < high) {
        int middle = (low + high + 1) >>> 1;
        walker.seek(now.marks(), middle);
        if (toRecord(walker, now) && walker.block().time() - epoch < nanos) {
          low = middle;
        } else {
          high = middle - 1;
        }
      }
      walker.seek(now.marks(), low);
      while (toRecord(walker, now)) {
        if (walker.block().time() - epoch >= nanos) {
          return walker.tally().records();
        }
      }
      return now.fileRecords();
    }
  }

  /// Moves to the next record; false when there is none in the files.
  private boolean toRecord(Walker walker, Published now) throws IOException {
    while (walker.recordsPassed() < now.fileRecords()) {
      step(walker);
      if (walker.block().kind() != Block.Kind.OTHER) {
        return true;
      }
    }
    return false;
  }

  private Record record(Walker walker) {
    return walker
        .tally()
        .record(walker.block(), walker.block().time() - epoch, walker.contentPosition());
  }

  private Record held(Published now, long number) {
    Published.Held event = now.held().get((int) (number - now.fileRecords()));
    Extent extent = now.extent();
    return new Record(
        number,
        null,
        event.time() - epoch,
        extent.sent(),
        extent.received(),
        event.words().length,
        false,
        -1);
  }

  @Override
  public String words(Record event) throws IOException {
    Published now = published;
    if (event.number() >= now.fileRecords()) {
      Published.Held held = now.held().get((int) (event.number() - now.fileRecords()));
      return new String(held.words(), StandardCharsets.UTF_8);
    }
    // An event that was held back when its record was asked for may be in the file by now.
    long position = event.position() < 0 ? record(event.number()).position() : event.position();
    ByteBuffer words = ByteBuffer.allocate(event.length());
    source(now).read(words, position);
    return new String(words.array(), StandardCharsets.UTF_8);
  }

  @Override
  public ByteSource bytes(@Nullable Direction direction) {
    return new ByteSource() {
      @Override
      public long length() {
        return published.extent().bytes(direction);
      }

      @Override
      public long start() {
        return published.extent().gone().bytes(direction);
      }

      @Override
      public int read(long offset, ByteBuffer into) throws IOException {
        Objects.checkFromToIndex(offset, Long.MAX_VALUE, Long.MAX_VALUE);
        return copy(published, direction, offset, into);
      }
    };
  }

  private int copy(Published now, @Nullable Direction direction, long offset, ByteBuffer into)
      throws IOException {
    int size = Math.clamp(now.extent().bytes(direction) - offset, 0, into.remaining());
    if (size == 0) {
      return 0;
    }
    source(now).checkByte(direction, offset, face);
    int limit = into.limit();
    into.limit(into.position() + size);
    try (Walker walker = walker(now)) {
      long from = offset;
      long looked = 0;
      seek(walker, now, Marks.Measure.bytes(direction), from);
      while (into.hasRemaining()) {
        step(walker);
        int got = copy(walker, direction, from, into);
        from += got;
        looked = got > 0 ? 0 : looked + walker.block().length();
        if (looked > PATIENCE) {
          looked = 0;
          skipAhead(walker, now, direction, from);
        }
      }
      lastEnd = Marks.of(walker.tally());
    } finally {
      into.limit(limit);
    }
    return size;
  }

  /// Copies what of the current block belongs there.
  private static int copy(
      Walker walker, @Nullable Direction direction, long offset, ByteBuffer into) {
    Block block = walker.block();
    if (block.kind() != Block.Kind.DATA || direction != null && block.direction() != direction) {
      return 0;
    }
    int skip = (int) Math.min(offset - walker.tally().bytes(direction), block.contentLength());
    int length = Math.min(block.contentLength() - skip, into.remaining());
    walker.get(skip, length, into);
    return length;
  }

  @Override
  public void walk(long from, long to, Pieces pieces) throws IOException {
    Published now = published;
    Objects.checkFromToIndex(from, to, now.extent().bytes());
    if (from == to) {
      return;
    }
    source(now).checkByte(null, from, face);
    try (Walker walker = walker(now)) {
      seek(walker, now, Marks.Measure.bytes(null), from);
      for (long at = from; at < to; ) {
        step(walker);
        at = walk(walker, at, to, pieces);
      }
    }
  }

  /// Tells what of the current block belongs there; returns where to go on.
  private long walk(Walker walker, long from, long to, Pieces pieces) throws IOException {
    Block block = walker.block();
    long start = walker.tally().bytes(null);
    long end = Math.min(to, start + block.contentLength());
    if (block.kind() != Block.Kind.DATA || end <= from) {
      return from;
    }
    int skip = (int) (from - start);
    pieces.take(record(walker), skip, walker.view(skip, (int) (end - from)));
    return end;
  }

  /// With little one way among much the other way, most of the file need not be read.
  private static void skipAhead(
      Walker walker, Published now, @Nullable Direction direction, long offset) {
    int mark = Marks.beforeOffset(now.marks(), now.markCount(), direction, offset);
    if (Marks.position(now.marks(), mark) > walker.tally().position()) {
      walker.seek(now.marks(), mark);
    }
  }

  @Override
  public long recordAt(@Nullable Direction direction, long offset) throws IOException {
    Published now = published;
    Objects.checkIndex(offset, now.extent().bytes(direction));
    source(now).checkByte(direction, offset, face);
    try (Walker walker = heads(now)) {
      seek(walker, now, Marks.Measure.bytes(direction), offset);
      while (true) {
        step(walker);
        Block block = walker.block();
        if (block.kind() == Block.Kind.DATA
            && (direction == null || block.direction() == direction)
            && offset < walker.tally().bytes(direction) + block.contentLength()) {
          return walker.tally().records();
        }
      }
    }
  }

  private Walker walker(Published now) {
    return new Walker(source(now), now.end(), face);
  }

  /// For who wants to know where something is, and not what.
  private Walker heads(Published now) {
    return new Walker(source(now), now.end(), face, true);
  }

  private static Parts source(Published now) {
    return Objects.requireNonNull(now.source());
  }

  /// The next block, which there has to be: it was published.
  private void step(Walker walker) throws IOException {
    try {
      if (walker.next()) {
        return;
      }
    } catch (CaptureDamage e) {
      throw damaged(walker, e.getMessage());
    }
    throw damaged(walker, "it ends in the middle of a record");
  }

  private IOException damaged(Walker walker, String words) {
    long at = walker.tally().position();
    return new IOException(
        source(published).fileAt(at)
            + " was changed by something else, at byte "
            + at
            + " of the capture: "
            + words);
  }
}
