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
  private static final int SECTION_MAGIC_AT = 8;
  private static final long BETWEEN_NEWS = 32L << 20;

  private final ReadChannel source;
  private final FileRecording recording;
  private final @Nullable String damage;

  private CaptureFile(ReadChannel source, FileRecording recording, @Nullable String damage) {
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

  /// The file beside a capture in which the notes on its bytes are.
  public static Path notes(Path capture) {
    return capture.resolveSibling(capture.getFileName() + ".notes");
  }

  /// As [#open(Path, Progress)], to the end.
  public static CaptureFile open(Path file) throws IOException {
    return open(file, (bytes, total) -> true);
  }

  /// Reads the file once, to count its records. Blocks, for about a second for each GiB.
  ///
  /// @throws IOException in words, when it cannot be read or is no capture of this program
  /// @throws CancellationException when `progress` called it off
  public static CaptureFile open(Path file, Progress progress) throws IOException {
    long size = Files.size(file);
    ReadChannel source = new ReadChannel(file);
    try {
      Tally tally = new Tally();
      Marks marks = new Marks();
      String damage = count(source, size, tally, marks, progress);
      FileRecording recording = new FileRecording(0);
      Recording.Extent extent =
          new Recording.Extent(
              tally.records(), tally.sent(), tally.received(), tally.position(), null, 0);
      recording.publish(
          new Published(extent, source, marks.table(), marks.count(), tally.records(), List.of()));
      return new CaptureFile(source, recording, damage);
    } catch (IOException | RuntimeException | Error e) {
      source.close();
      throw e;
    }
  }

  /// Goes through the blocks as far as they are whole; returns why not to the end.
  private static @Nullable String count(
      ReadChannel source, long size, Tally tally, Marks marks, Progress progress)
      throws IOException {
    try (Walker walker = new Walker(source, size)) {
      long told = 0;
      while (walker.next()) {
        if (tally.position() >= told) {
          told = tally.position() + BETWEEN_NEWS;
          if (!progress.at(tally.position(), size)) {
            throw new CancellationException("called off");
          }
        }
        if (tally.position() == 0) {
          checkSection(walker, source);
        }
        marks.offer(tally);
        tally.add(walker.block());
      }
    } catch (CaptureDamage e) {
      if (tally.position() == 0) {
        throw new IOException(source.file() + " is no capture of this program: " + e.getMessage());
      }
      return "Damaged at byte %d of %d: %s. What comes before is shown."
          .formatted(tally.position(), size, e.getMessage());
    }
    long torn = size - tally.position();
    return torn == 0
        ? null
        : "The last %d bytes are part of a record that was not written to its end; they are left out."
            .formatted(torn);
  }

  private static void checkSection(Walker walker, ReadChannel source) throws IOException {
    if (walker.block().type() != Pcapng.SECTION
        || walker.getInt(SECTION_MAGIC_AT) != Pcapng.BYTE_ORDER_MAGIC) {
      throw new IOException(source.file() + " is no capture of this program");
    }
  }

  public Recording recording() {
    return recording;
  }

  /// Why the recording ends before the file does, in words; null when it does not.
  public @Nullable String damage() {
    return damage;
  }

  /// Lets go of the file; the recording can still be read, but that opens it again.
  @Override
  public void close() throws IOException {
    source.close();
  }
}
