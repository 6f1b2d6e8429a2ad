package dev.endpoint.engine.capture;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CancellationException;

/// Keeps a capture somewhere else, for as long as the user likes.
public final class CaptureCopy {
  private static final long PIECE = 4L << 20;

  private CaptureCopy() {}

  /// Copies the capture as far as it has got; it may go on growing. The target appears, or is
  /// replaced, only when the copy is whole and on the disk. Blocks: not for the reactor thread or
  /// the user interface's.
  ///
  /// @throws IOException in words when there is nothing to copy; as the system says when it refuses
  /// @throws CancellationException when `progress` called it off; nothing is left behind then
  public static void save(Recording recording, Path target, Progress progress) throws IOException {
    Path source = recording.file();
    long total = recording.extent().fileBytes();
    if (source == null || total == 0) {
      throw new IOException("There is no capture file: no byte of this conversation is recorded.");
    }
    if (Files.exists(target) && Files.isSameFile(source, target)) {
      throw new IOException(target + " is the capture itself.");
    }
    WholeFile.write(target, out -> copy(source, total, out, progress));
  }

  private static void copy(Path source, long total, FileChannel to, Progress progress)
      throws IOException {
    try (FileChannel from = FileChannel.open(source, StandardOpenOption.READ)) {
      long done = 0;
      while (done < total) {
        tell(progress, done, total);
        long moved = from.transferTo(done, Math.min(PIECE, total - done), to);
        if (moved <= 0) {
          throw new IOException(source + " has become shorter");
        }
        done += moved;
      }
      tell(progress, total, total);
    }
  }

  private static void tell(Progress progress, long done, long total) {
    if (!progress.at(done, total)) {
      throw new CancellationException("called off");
    }
  }
}
