package dev.endpoint.engine.capture.search;

import dev.endpoint.engine.capture.ByteSource;
import java.io.IOException;
import java.nio.ByteBuffer;

/// Says whether a pattern occurs in some bytes, and in those alone. One thread.
public final class Occurrence {
  /// An expression that looks at bytes more often than this in one message is given up.
  private static final long MOST_LOOKS = 50_000_000;

  private static final int ROOM = 64 * 1024;
  private static final int PIECE = 16 * 1024;

  private final Strand strand;
  private final Scan scan;
  private final ByteBuffer piece = ByteBuffer.allocate(PIECE);
  private boolean gaveUp;

  public Occurrence(SearchPattern pattern) {
    this(pattern, new Limits(0, ROOM, 0, 0, 0, SearchPattern.LONGEST_REGEX, MOST_LOOKS));
  }

  Occurrence(SearchPattern pattern, Limits limits) {
    strand = new Strand(limits.room());
    scan = Scan.of(pattern, limits, () -> {});
  }

  /// Whether it occurs in so many bytes of a source. An expression that tries too many ways, or
  /// goes too deep, counts as not found; [#gaveUp] tells.
  public boolean in(ByteSource source, long offset, long size) throws IOException {
    try {
      return find(source, offset, size);
    } catch (ByteText.Endless | StackOverflowError e) {
      gaveUp = true;
      return false;
    }
  }

  private boolean find(ByteSource source, long offset, long size) throws IOException {
    Found found = new Found(0);
    strand.begin(offset);
    scan.begin(offset);
    for (long at = 0; at < size && found.count() == 0; at += piece.limit()) {
      piece.clear().limit((int) Math.min(Math.min(PIECE, size - at), strand.room()));
      int count = source.read(offset + at, piece);
      if (count == 0) {
        throw new IOException("Byte " + (offset + at) + " cannot be found");
      }
      piece.flip();
      strand.add(piece, count, null, 0);
      scan.scan(strand, found);
    }
    if (found.count() == 0) {
      scan.last(strand, found);
    }
    return found.count() > 0;
  }

  /// Whether some bytes were not looked through to their end.
  public boolean gaveUp() {
    return gaveUp;
  }
}
