package dev.endpoint.engine.capture.search;

import dev.endpoint.engine.capture.Recording;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Bytes of one direction put together to be scanned at once: records may be of one byte each. One
/// thread.
final class Strand {
  /// Readable behind the last byte, so that eight bytes can be loaded at each.
  static final int SLACK = 8;

  final byte[] data;
  private int length;
  private long start;

  /// Where pieces begin in `data`, whose they are, and where they begin in their record.
  private int[] pieceAt = new int[64];

  private Recording.@Nullable Record[] pieceOf = new Recording.@Nullable Record[64];
  private int[] pieceFrom = new int[64];
  private int pieces;

  /// @param room how many bytes it holds
  Strand(int room) {
    data = new byte[room + SLACK];
  }

  /// Empties it; the next byte added is the one at `own` of its direction.
  void begin(long own) {
    start = own;
    length = 0;
    pieces = 0;
  }

  /// How many bytes there are.
  int length() {
    return length;
  }

  int room() {
    return data.length - SLACK - length;
  }

  /// Takes bytes, no more than there is room for.
  ///
  /// @param record whose they are, or null where no match is asked for
  /// @param from where they begin in it
  void add(ByteBuffer bytes, int count, Recording.@Nullable Record record, int from) {
    if (count == 0) {
      return;
    }
    if (pieces == pieceAt.length) {
      pieceAt = Arrays.copyOf(pieceAt, 2 * pieces);
      pieceOf = Arrays.copyOf(pieceOf, 2 * pieces);
      pieceFrom = Arrays.copyOf(pieceFrom, 2 * pieces);
    }
    pieceAt[pieces] = length;
    pieceOf[pieces] = record;
    pieceFrom[pieces] = from;
    pieces++;
    bytes.get(data, length, count);
    length += count;
  }

  /// Drops bytes from the beginning.
  void drop(int count) {
    if (count == 0) {
      return;
    }
    System.arraycopy(data, count, data, 0, length - count);
    int first = length == count ? pieces : pieceWith(count);
    for (int i = first; i < pieces; i++) {
      int at = pieceAt[i] - count;
      pieceAt[i - first] = Math.max(0, at);
      pieceOf[i - first] = pieceOf[i];
      pieceFrom[i - first] = pieceFrom[i] + Math.max(0, -at);
    }
    Arrays.fill(pieceOf, pieces - first, pieces, null);
    pieces -= first;
    start += count;
    length -= count;
  }

  private int pieceWith(int index) {
    int found = Arrays.binarySearch(pieceAt, 0, pieces, index);
    return found >= 0 ? found : -found - 2;
  }

  /// Where a byte is among those of its direction.
  long own(int index) {
    return start + index;
  }

  /// The match of some bytes.
  Hit hit(int from, int size) {
    int first = pieceWith(from);
    int last = pieceWith(from + size - 1);
    Recording.Record begin = Objects.requireNonNull(pieceOf[first]);
    Recording.Record end = Objects.requireNonNull(pieceOf[last]);
    int at = pieceFrom[first] + from - pieceAt[first];
    int endAt = pieceFrom[last] + from + size - pieceAt[last];
    return new Hit(
        begin.number(), at, end.number(), endAt, own(from), begin.offset(null) + at, size);
  }
}
