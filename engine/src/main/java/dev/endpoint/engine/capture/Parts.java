package dev.endpoint.engine.capture;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;

/// The files of a capture, one behind the other, as readers see them: as one file, which is what
/// pcapng makes of sections that follow one another. Immutable; any number of threads.
final class Parts implements Closeable {
  /// The interface of what was said, and that of what passed below.
  static final int PLAIN = 0;

  static final int WIRE = 1;

  /// So many files are open at once at most: a capture may have thousands.
  private static final int MOST_OPEN = 32;

  private final List<ReadChannel> files;

  /// Where each file begins in the whole.
  private final long[] starts;

  /// What comes before each, besides: records, bytes sent, bytes received, for each interface.
  private final List<long[][]> before;

  /// Those that were opened, oldest first; shared by all that grew from one another.
  private final Queue<ReadChannel> open;

  Parts(ReadChannel first) {
    this(
        List.of(first),
        new long[] {0},
        List.<long[][]>of(new long[2][3]),
        new ArrayBlockingQueue<>(MOST_OPEN));
  }

  private Parts(
      List<ReadChannel> files, long[] starts, List<long[][]> before, Queue<ReadChannel> open) {
    this.files = files;
    this.starts = starts;
    this.before = before;
    this.open = open;
  }

  /// The same with one file more.
  ///
  /// @param end of what comes before it
  Parts with(ReadChannel next, Counts end) {
    List<ReadChannel> more = new ArrayList<>(files);
    more.add(next);
    long[] moreStarts = Arrays.copyOf(starts, starts.length + 1);
    moreStarts[starts.length] = end.position();
    List<long[][]> moreBefore = new ArrayList<>(before);
    moreBefore.add(new long[][] {counts(end.tally(PLAIN)), counts(end.tally(WIRE))});
    return new Parts(List.copyOf(more), moreStarts, List.copyOf(moreBefore), open);
  }

  private static long[] counts(Tally tally) {
    return new long[] {tally.records(), tally.sent(), tally.received()};
  }

  /// The same without the first file: what is in it is no longer there.
  Parts withoutFirst() {
    int end = files.size();
    return new Parts(
        List.copyOf(files.subList(1, end)),
        Arrays.copyOfRange(starts, 1, end),
        List.copyOf(before.subList(1, end)),
        open);
  }

  /// Where what is still there begins in the whole.
  long start() {
    return starts[0];
  }

  /// Sets the tally to what it was there.
  void toStart(Tally tally, int face) {
    long[] counted = before.getFirst()[face];
    tally.set(starts[0], counted[0], counted[1], counted[2], null);
  }

  /// @throws IOException when that record is no longer there
  void checkRecord(long number, int face) throws IOException {
    check(number >= before.getFirst()[face][0]);
  }

  /// @throws IOException when that byte is no longer there
  void checkByte(@Nullable Direction direction, long offset, int face) throws IOException {
    long[] counted = before.getFirst()[face];
    long sent = direction == Direction.RECEIVED ? 0 : counted[1];
    long received = direction == Direction.SENT ? 0 : counted[2];
    check(offset >= sent + received);
  }

  private void check(boolean there) throws IOException {
    if (!there) {
      throw new IOException(
          "What came before "
              + file().getFileName()
              + " was dropped, for only the newest files are kept");
    }
  }

  int count() {
    return starts.length;
  }

  /// The first file.
  Path file() {
    return files.getFirst().file();
  }

  /// @param end where the whole ends
  List<Recording.FilePart> files(long end) {
    List<Recording.FilePart> all = new ArrayList<>();
    for (int i = 0; i < starts.length; i++) {
      long next = i + 1 < starts.length ? starts[i + 1] : end;
      all.add(new Recording.FilePart(files.get(i).file(), next - starts[i]));
    }
    return all;
  }

  /// The file in which that place is.
  Path fileAt(long position) {
    return files.get(at(position)).file();
  }

  private int at(long position) {
    int found = Arrays.binarySearch(starts, position);
    return found >= 0 ? found : Math.max(0, -found - 2);
  }

  /// Fills the buffer from there on.
  void read(ByteBuffer into, long position) throws IOException {
    int limit = into.limit();
    long from = position;
    try {
      for (int i = at(position); into.position() < limit; i++) {
        boolean last = i + 1 == starts.length;
        long left = last ? Long.MAX_VALUE : starts[i + 1] - from;
        int length = (int) Math.min(limit - into.position(), left);
        into.limit(into.position() + length);
        read(files.get(i), into, from - starts[i]);
        from += length;
      }
    } finally {
      into.limit(limit);
    }
  }

  /// A file that is closed here is opened again by whoever still reads it.
  private void read(ReadChannel file, ByteBuffer into, long position) throws IOException {
    boolean opens = !file.isOpen();
    file.read(into, position);
    if (opens && starts.length > 1) {
      while (!open.offer(file)) {
        ReadChannel oldest = open.poll();
        if (oldest != null && oldest != file) {
          oldest.close();
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    for (ReadChannel file : files) {
      file.close();
    }
  }
}
