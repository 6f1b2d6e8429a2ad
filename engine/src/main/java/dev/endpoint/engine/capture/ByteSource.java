package dev.endpoint.engine.capture;

import java.io.IOException;
import java.nio.ByteBuffer;

/// Bytes of any length, in 64 bits, that may still be growing. Safe to use from any thread: below
/// [#length] nothing ever changes.
public interface ByteSource {
  /// How many bytes there are now; never shrinks.
  long length();

  /// Where the first byte is that is there; it moves on where only the newest are kept.
  default long start() {
    return 0;
  }

  /// Reads from `offset`, which is not before the start, until the buffer is full or the source
  /// ends; returns how many bytes were read (0 at the end).
  int read(long offset, ByteBuffer into) throws IOException;
}
