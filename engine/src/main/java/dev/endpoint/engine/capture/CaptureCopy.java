package dev.endpoint.engine.capture;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Keeps a capture somewhere else, for as long as the user likes.
public final class CaptureCopy {
  private static final long PIECE = 4L << 20;

  private CaptureCopy() {}

  /// Copies the capture as far as it has got; it may go on growing. The target appears, or is
  /// replaced, only when the copy is whole and on the disk. Blocks: not for the reactor thread or
  /// the user interface's.
  ///
  /// @return false when `progress` called it off; nothing is left behind then
  /// @throws IOException in words when there is nothing to copy; as the system says when it refuses
  public static boolean save(Recording recording, Path target, Progress progress)
      throws IOException {
    Path source = recording.file();
    long total = recording.extent().fileBytes();
    if (source == null || total == 0) {
      throw new IOException("There is no capture file: no byte of this conversation is recorded.");
    }
    if (Files.exists(target) && Files.isSameFile(source, target)) {
      throw new IOException(target + " is the capture itself.");
    }
    Path part = target.resolveSibling(target.getFileName() + ".part");
    try {
      if (!copy(source, total, part, progress)) {
        return false;
      }
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return true;
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private static boolean copy(Path source, long total, Path part, Progress progress)
      throws IOException {
    try (FileChannel from = FileChannel.open(source, StandardOpenOption.READ);
        FileChannel to =
            FileChannel.open(
                part,
                StandardOpenOption.WRITE,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
      long done = 0;
      while (progress.at(done, total)) {
        if (done == total) {
          to.force(true);
          return true;
        }
        long moved = from.transferTo(done, Math.min(PIECE, total - done), to);
        if (moved <= 0) {
          throw new IOException(source + " has become shorter");
        }
        done += moved;
      }
      return false;
    }
  }
}
