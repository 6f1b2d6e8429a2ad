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

  /// What comes before each, besides, for each interface.
  private final List<Recording.Gone[]> before;

  /// When the capture began, in nanoseconds since 1970, where its beginning is not there.
  private final long began;

  /// Those that were opened, oldest first; shared by all that grew from one another.
  private final Queue<ReadChannel> open;

  Parts(ReadChannel first) {
    this(first, new Counts(), 0);
  }

  /// @param start what comes before the first file
  /// @param began when the capture did, in nanoseconds since 1970, where that is something
  Parts(ReadChannel first, Counts start, long began) {
    this(
        List.of(first),
        new long[] {start.position()},
        List.<Recording.Gone[]>of(before(start)),
        began,
        new ArrayBlockingQueue<>(MOST_OPEN));
  }

  private Parts(
      List<ReadChannel> files,
      long[] starts,
      List<Recording.Gone[]> before,
      long began,
      Queue<ReadChannel> open) {
    this.files = files;
    this.starts = starts;
    this.before = before;
    this.began = began;
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
    List<Recording.Gone[]> moreBefore = new ArrayList<>(before);
    moreBefore.add(before(end));
    return new Parts(List.copyOf(more), moreStarts, List.copyOf(moreBefore), began, open);
  }

  private static Recording.Gone[] before(Counts counts) {
    return new Recording.Gone[] {counts.tally(PLAIN).gone(), counts.tally(WIRE).gone()};
  }

  /// The same without the first file: what is in it is no longer to be seen.
  ///
  /// @param start when the capture began
  Parts withoutFirst(long start) {
    int end = files.size();
    return new Parts(
        List.copyOf(files.subList(1, end)),
        Arrays.copyOfRange(starts, 1, end),
        List.copyOf(before.subList(1, end)),
        start,
        open);
  }

  /// Where what is still there begins in the whole.
  long start() {
    return starts[0];
  }

  /// What comes before that, on an interface.
  Recording.Gone gone(int face) {
    return before.getFirst()[face];
  }

  /// When the capture began, in nanoseconds since 1970; only known where its beginning is gone.
  long began() {
    return began;
  }

  /// Sets the tally to what it was there.
  void toStart(Tally tally, int face) {
    Recording.Gone gone = gone(face);
    tally.set(starts[0], gone.records(), gone.sent(), gone.received(), null);
  }

  /// @throws GoneException when that record is no longer there
  void checkRecord(long number, int face) throws GoneException {
    check(number >= gone(face).records());
  }

  /// @throws GoneException when that byte is no longer there
  void checkByte(@Nullable Direction direction, long offset, int face) throws GoneException {
    check(offset >= gone(face).bytes(direction));
  }

  private void check(boolean there) throws GoneException {
    if (!there) {
      throw new GoneException("What came before " + file().getFileName() + " is not here any more");
    }
  }

  int count() {
    return starts.length;
  }

  ReadChannel first() {
    return files.getFirst();
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
    check(position >= starts[0]);
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
