package dev.endpoint.app;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// How long the thread that made this was ready to run while others had the cores. Linux tells;
/// elsewhere it is always 0.
final class CoreWait {
  private static final Path SCHEDSTAT = Path.of("/proc/thread-self/schedstat");

  /// Null where nobody tells.
  private final RandomAccessFile stat;

  private final byte[] words = new byte[64];

  CoreWait() throws IOException {
    stat = Files.exists(SCHEDSTAT) ? new RandomAccessFile(SCHEDSTAT.toFile(), "r") : null;
  }

  /// In all so far.
  long nanos() throws IOException {
    if (stat == null) {
      return 0;
    }
    stat.seek(0);
    int length = stat.read(words);
    return Long.parseLong(new String(words, 0, length, StandardCharsets.US_ASCII).split(" ")[1]);
  }
}
