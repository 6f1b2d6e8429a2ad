package dev.endpoint.engine.capture;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// A capture of an earlier run, opened to be read. The file is never changed: what a crash tore off
/// at its end, or damage in its middle, only ends the recording earlier.
///
/// The clock of its records is the wall clock, in nanoseconds since 1970: the reactor they were
/// timed by is gone.
public final class CaptureFile implements Closeable {
  private final Parts source;
  private final FileRecording recording;
  private final @Nullable String damage;

  private CaptureFile(Parts source, FileRecording recording, @Nullable String damage) {
    this.source = source;
    this.recording = recording;
    this.damage = damage;
  }

  /// Whether the file begins as this program's captures do; false for what cannot be read. Blocks.
  public static boolean isOurs(Path file) {
    ByteBuffer start = ByteBuffer.allocate(Pcapng.MAX_HEADER);
    Pcapng.putSection(start.order(Pcapng.ORDER));
    byte[] ours = Arrays.copyOf(start.array(), start.position());
    try (InputStream input = Files.newInputStream(file)) {
      return Arrays.equals(ours, input.readNBytes(ours.length));
    } catch (IOException e) {
      return false;
    }
  }

  /// The file beside a capture in which the notes on its bytes are, one for all its parts.
  public static Path notes(Path capture) {
    return capture.resolveSibling(
        CaptureName.first(String.valueOf(capture.getFileName())) + ".notes");
  }

  /// As [#open(Path, Progress)], to the end.
  public static CaptureFile open(Path file) throws IOException {
    return open(file, (bytes, total) -> true);
  }

  /// Goes through the file once, to count its records, and with it those that are parts of the same
  /// capture. Blocks, on a fast disk for a second for each GiB at most.
  ///
  /// @throws IOException in words, when it cannot be read or is no capture of this program
  /// @throws CancellationException when `progress` called it off
  public static CaptureFile open(Path file, Progress progress) throws IOException {
    CaptureSet set = CaptureSet.of(file);
    CaptureCount count = new CaptureCount(set, progress);
    try {
      count.run();
      FileRecording recording = new FileRecording(0);
      recording.publish(published(count, Parts.PLAIN));
      recording.publishBelow(published(count, Parts.WIRE));
      return new CaptureFile(count.parts(), recording, count.damage());
    } catch (IOException | RuntimeException | Error e) {
      count.parts().close();
      throw e;
    }
  }

  private static Published published(CaptureCount count, int face) {
    Counts counts = count.counts();
    return counts.published(face, count.parts(), counts.position(), null, 0, List.of());
  }

  public Recording recording() {
    return recording;
  }

  /// Who talked to whom, as far as it is told. Blocks.
  public Parties parties() throws IOException {
    return Parties.of(recording);
  }

  /// What of the capture is not in the recording, and why, in words; null when all of it is.
  public @Nullable String damage() {
    return damage;
  }

  /// Lets go of the file; the recording can still be read, but that opens it again.
  @Override
  public void close() throws IOException {
    source.close();
  }
}
