package dev.endpoint.engine.capture;

import dev.endpoint.engine.capture.Recording.FilePart;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;

/// Keeps a capture somewhere else, for as long as the user likes.
public final class CaptureCopy {
  private static final long PIECE = 4L << 20;

  private CaptureCopy() {}

  /// Copies the capture as far as it has got, all parts into one file; it may go on growing. The
  /// target appears, or is replaced, only when the copy is whole and on the disk. Blocks: not for
  /// the reactor thread or the user interface's.
  ///
  /// @throws IOException in words when there is nothing to copy; as the system says when it refuses
  /// @throws CancellationException when `progress` called it off; nothing is left behind then
  public static void save(Recording recording, Path target, Progress progress) throws IOException {
    List<FilePart> parts = recording.files();
    long total = parts.stream().mapToLong(FilePart::bytes).sum();
    if (parts.isEmpty() || total == 0) {
      throw new IOException("There is no capture file: no byte of this conversation is recorded.");
    }
    for (FilePart part : parts) {
      if (Files.exists(target) && Files.isSameFile(part.file(), target)) {
        throw new IOException(target + " is the capture itself.");
      }
    }
    WholeFile.write(target, out -> copy(parts, total, out, progress));
  }

  /// As [#save], to a file of its own in a folder of captures, where it is swept away like the
  /// others. Returns the file.
  public static Path join(Recording recording, Path folder, Progress progress) throws IOException {
    Path first = recording.file();
    if (first == null) {
      throw new IOException("There is no capture file: no byte of this conversation is recorded.");
    }
    Instant begun = Instant.ofEpochSecond(0, Ends.of(recording).begun());
    String name = String.valueOf(first.getFileName());
    Files.createDirectories(folder);
    Path target = folder.resolve(CaptureName.whole(begun, name, 1));
    for (long number = 2; Files.exists(target); number++) {
      target = folder.resolve(CaptureName.whole(begun, name, number));
    }
    save(recording, target, progress);
    return target;
  }

  private static void copy(List<FilePart> parts, long total, FileChannel to, Progress progress)
      throws IOException {
    long done = 0;
    for (FilePart part : parts) {
      done = copy(part, done, total, to, progress);
    }
    tell(progress, total, total);
  }

  /// Copies a file that begins there in the whole; returns where to go on.
  private static long copy(FilePart part, long start, long total, FileChannel to, Progress progress)
      throws IOException {
    long end = start + part.bytes();
    try (FileChannel from = FileChannel.open(part.file(), StandardOpenOption.READ)) {
      long done = start;
      while (done < end) {
        tell(progress, done, total);
        long moved = from.transferTo(done - start, Math.min(PIECE, end - done), to);
        if (moved <= 0) {
          throw new IOException(part.file() + " has become shorter");
        }
        done += moved;
      }
      return done;
    }
  }

  private static void tell(Progress progress, long done, long total) {
    if (!progress.at(done, total)) {
      throw new CancellationException("called off");
    }
  }
}
