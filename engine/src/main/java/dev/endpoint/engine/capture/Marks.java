package dev.endpoint.engine.capture;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The index of a capture: what the [Tally] was at some places, far enough apart that memory stays
/// bounded whatever the size of the file, and near enough that the blocks from one to the next are
/// read at once. Record numbers and offsets are found by binary search, then by counting from the
/// mark before.
///
/// A place is marked every 64 KiB; when there are too many marks, every second one is dropped and
/// they are set twice as far apart. The writer owns the marks; [#table] and [#count] as they are at
/// one moment may be handed to readers, for nothing below the count ever changes in that table.
final class Marks {
  /// Numbers in the table for one mark: position and unfinished direction, records, bytes sent,
  /// bytes received.
  private static final int WIDTH = 4;

  private static final long FIRST_STRIDE = 64 * 1024;
  static final int MOST = 32 * 1024;

  private final int most;
  private long[] table = new long[4 * WIDTH];
  private int count;
  private long stride = FIRST_STRIDE;

  Marks() {
    this(MOST);
  }

  Marks(int most) {
    this.most = most;
  }

  long[] table() {
    return table;
  }

  int count() {
    return count;
  }

  /// Marks the place before the next block, if the last mark is far enough away.
  void offer(Tally tally) {
    if (count > 0 && tally.position() - position(table, count - 1) < stride) {
      return;
    }
    if (count == most) {
      thin();
      if (tally.position() - position(table, count - 1) < stride) {
        return;
      }
    }
    if (count * WIDTH == table.length) {
      table = Arrays.copyOf(table, 2 * table.length);
    }
    put(tally, table, count * WIDTH);
    count++;
  }

  /// Into a new table: readers may hold the old one.
  private void thin() {
    long[] thinned = new long[table.length];
    int kept = (count + 1) / 2;
    for (int i = 0; i < kept; i++) {
      System.arraycopy(table, 2 * i * WIDTH, thinned, i * WIDTH, WIDTH);
    }
    table = thinned;
    count = kept;
    stride *= 2;
  }

  /// A table with this place alone.
  static long[] of(Tally tally) {
    long[] table = new long[WIDTH];
    put(tally, table, 0);
    return table;
  }

  private static void put(Tally tally, long[] table, int at) {
    Direction unfinished = tally.unfinished();
    table[at] = tally.position() << 2 | (unfinished == null ? 0 : unfinished.ordinal() + 1);
    table[at + 1] = tally.records();
    table[at + 2] = tally.sent();
    table[at + 3] = tally.received();
  }

  static long position(long[] table, int mark) {
    return table[mark * WIDTH] >>> 2;
  }

  /// Sets the tally to what it was at the mark.
  static void restore(long[] table, int mark, Tally tally) {
    int at = mark * WIDTH;
    int unfinished = (int) (table[at] & 3);
    Direction direction = unfinished == 0 ? null : Direction.values()[unfinished - 1];
    tally.set(table[at] >>> 2, table[at + 1], table[at + 2], table[at + 3], direction);
  }

  /// The last mark at or before that record.
  static int beforeRecord(long[] table, int count, long number) {
    return before(table, count, Measure.RECORDS, number);
  }

  /// The last mark at or before that offset.
  static int beforeOffset(long[] table, int count, @Nullable Direction direction, long offset) {
    return before(table, count, Measure.bytes(direction), offset);
  }

  /// What is counted from the beginning of a capture: bytes of one direction or both, and so much
  /// for each record.
  record Measure(boolean sent, boolean received, long each) {
    static final Measure RECORDS = new Measure(false, false, 1);

    static Measure bytes(@Nullable Direction direction) {
      return new Measure(direction != Direction.RECEIVED, direction != Direction.SENT, 0);
    }

    Measure withEach(long weight) {
      return new Measure(sent, received, weight);
    }

    long of(Tally tally) {
      return of(tally.records(), tally.sent(), tally.received());
    }

    long of(long[] table, int mark) {
      int at = mark * WIDTH;
      return of(table[at + 1], table[at + 2], table[at + 3]);
    }

    long of(long records, long bytesSent, long bytesReceived) {
      return each * records + (sent ? bytesSent : 0) + (received ? bytesReceived : 0);
    }
  }

  /// The last mark before which no more was counted than that.
  static int before(long[] table, int count, Measure measure, long amount) {
    int low = 0;
    int high = count - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (measure.of(table, middle) <= amount) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
