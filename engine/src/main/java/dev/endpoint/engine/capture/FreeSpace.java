package dev.endpoint.engine.capture;

import java.io.IOException;
import java.nio.file.Path;

/// Sees to it that captures leave some of the disk free. The system is asked now and then only:
/// once a second, and after so many bytes that it cannot be far off. Reactor thread.
final class FreeSpace {
  private static final long ASK_EVERY_NANOS = 1_000_000_000L;
  private static final long ASK_EVERY_BYTES = 16 << 20;

  private final Disk disk;
  private final Path dir;
  private boolean asked;
  private long askedAt;
  private long free;
  private long written;

  FreeSpace(Disk disk, Path dir) {
    this.disk = disk;
    this.dir = dir;
  }

  /// Says that so many bytes are about to be written.
  ///
  /// @param reserve bytes to stay free
  /// @throws LimitReached when there is no room for them
  void take(long bytes, long reserve, long now) throws IOException {
    if (reserve == 0) {
      return;
    }
    if (!asked || now - askedAt >= ASK_EVERY_NANOS || written >= ASK_EVERY_BYTES) {
      free = disk.free(dir);
      asked = true;
      askedAt = now;
      written = 0;
    }
    if (free - written - bytes < reserve) {
      throw new LimitReached(
          "The disk is nearly full: %s free in %s, and recordings leave %s. Make room; recording then goes on by itself."
              .formatted(
                  ByteCount.words(Math.max(0, free - written)), dir, ByteCount.words(reserve)));
    }
    written += bytes;
  }
}
