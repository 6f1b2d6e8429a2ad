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

/// The files of a capture, one behind the other, as readers see them: as one file, which is what
/// pcapng makes of sections that follow one another. Immutable; any number of threads.
final class Parts implements Closeable {
  /// So many files are open at once at most: a capture may have thousands.
  private static final int MOST_OPEN = 32;

  private final List<ReadChannel> files;

  /// Where each file begins in the whole.
  private final long[] starts;

  /// Those that were opened, oldest first; shared by all that grew from one another.
  private final Queue<ReadChannel> open;

  Parts(ReadChannel first) {
    this(List.of(first), new long[] {0}, new ArrayBlockingQueue<>(MOST_OPEN));
  }

  private Parts(List<ReadChannel> files, long[] starts, Queue<ReadChannel> open) {
    this.files = files;
    this.starts = starts;
    this.open = open;
  }

  /// The same with one file more.
  ///
  /// @param start where it begins, which is where the one before ends
  Parts with(ReadChannel next, long start) {
    List<ReadChannel> more = new ArrayList<>(files);
    more.add(next);
    long[] moreStarts = Arrays.copyOf(starts, starts.length + 1);
    moreStarts[starts.length] = start;
    return new Parts(List.copyOf(more), moreStarts, open);
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
