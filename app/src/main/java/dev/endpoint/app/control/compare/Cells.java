package dev.endpoint.app.control.compare;

import dev.endpoint.engine.capture.ByteSource;
import dev.endpoint.engine.capture.diff.Comparison;
import dev.endpoint.engine.capture.diff.Stretch;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/// Some cells of a comparison in memory, with their bytes.
final class Cells {
  private final long from;
  private final Kind[] left;
  private final Kind[] right;
  private final Side ours;
  private final Side theirs;

  /// One side of them.
  ///
  /// @param first where its first byte stands in the stream
  /// @param bytes those that are there
  /// @param at for each cell, which of the bytes comes there or next; one more entry for the end
  record Side(long first, byte[] bytes, int[] at) {
    boolean has(int cell) {
      return at[cell] < at[cell + 1];
    }

    byte byteAt(int cell) {
      return bytes[at[cell]];
    }

    long offset(int cell) {
      return first + at[cell];
    }

    byte[] bytes(int cell, int end) {
      return Arrays.copyOfRange(bytes, at[cell], at[end]);
    }
  }

  private Cells(long from, Side ours, Side theirs, boolean[] same) {
    this.from = from;
    this.ours = ours;
    this.theirs = theirs;
    left = new Kind[same.length];
    right = new Kind[same.length];
    for (int i = 0; i < same.length; i++) {
      left[i] = same[i] ? Kind.SAME : kind(ours, theirs, i);
      right[i] = same[i] ? Kind.SAME : kind(theirs, ours, i);
    }
  }

  private static Kind kind(Side own, Side other, int cell) {
    if (!own.has(cell)) {
      return Kind.LACKING;
    } else if (!other.has(cell)) {
      return Kind.ONLY;
    }
    return own.byteAt(cell) == other.byteAt(cell) ? Kind.WITHIN : Kind.CHANGED;
  }

  /// Those from a cell up to another one, or as many as there are.
  static Cells of(Comparison comparison, ByteSource left, ByteSource right, long from, long to)
      throws IOException {
    List<Stretch> stretches = comparison.stretches(from, to);
    int count = (int) stretches.stream().mapToLong(Stretch::cells).sum();
    boolean[] same = new boolean[count];
    int[] leftAt = new int[count + 1];
    int[] rightAt = new int[count + 1];
    int cell = 0;
    for (Stretch each : stretches) {
      for (int i = 0; i < each.cells(); i++, cell++) {
        same[cell] = each.same();
        leftAt[cell + 1] = leftAt[cell] + (i < each.leftLength() ? 1 : 0);
        rightAt[cell + 1] = rightAt[cell] + (i < each.rightLength() ? 1 : 0);
      }
    }
    long leftFirst = count == 0 ? 0 : stretches.getFirst().left();
    long rightFirst = count == 0 ? 0 : stretches.getFirst().right();
    return new Cells(
        from,
        new Side(leftFirst, read(left, leftFirst, leftAt[count]), leftAt),
        new Side(rightFirst, read(right, rightFirst, rightAt[count]), rightAt),
        same);
  }

  private static byte[] read(ByteSource source, long from, int count) throws IOException {
    ByteBuffer into = ByteBuffer.allocate(count);
    while (into.hasRemaining()) {
      if (source.read(from + into.position(), into) == 0) {
        throw new IOException("the recording ends before its byte " + (from + count));
      }
    }
    return into.array();
  }

  boolean holds(long first, long end) {
    return first >= from && end <= from + left.length;
  }

  /// The number of a cell among these.
  int index(long cell) {
    return (int) (cell - from);
  }

  int count() {
    return left.length;
  }

  long cell(int index) {
    return from + index;
  }

  Side side(boolean isLeft) {
    return isLeft ? ours : theirs;
  }

  Kind kind(boolean isLeft, int cell) {
    return (isLeft ? left : right)[cell];
  }

  Kind[] kinds(boolean isLeft, int cell, int end) {
    return Arrays.copyOfRange(isLeft ? left : right, cell, end);
  }
}
