package dev.endpoint.engine.capture.plot;

/// An [Activity] in the making.
final class Sum {
  private long bytes;
  private long pieces;
  private long pieceBytes;
  private long smallest;
  private long largest;
  private long turns;
  private long waited;
  private long shortest;
  private long longest;

  void bytes(long count) {
    bytes += count;
  }

  void piece(long size) {
    smallest = pieces == 0 ? size : Math.min(smallest, size);
    largest = Math.max(largest, size);
    pieces++;
    pieceBytes += size;
  }

  void turn(long wait) {
    shortest = turns == 0 ? wait : Math.min(shortest, wait);
    longest = Math.max(longest, wait);
    turns++;
    waited += wait;
  }

  void add(Sum other) {
    if (other.pieces > 0) {
      smallest = pieces == 0 ? other.smallest : Math.min(smallest, other.smallest);
      largest = Math.max(largest, other.largest);
    }
    if (other.turns > 0) {
      shortest = turns == 0 ? other.shortest : Math.min(shortest, other.shortest);
      longest = Math.max(longest, other.longest);
    }
    bytes += other.bytes;
    pieces += other.pieces;
    pieceBytes += other.pieceBytes;
    turns += other.turns;
    waited += other.waited;
  }

  Activity activity() {
    return new Activity(
        bytes, pieces, pieceBytes, smallest, largest, turns, waited, shortest, longest);
  }
}
