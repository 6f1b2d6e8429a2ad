package dev.endpoint.engine.capture;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Queue;

/// Makes a capture of any size that takes a fraction of it on the disk: recorded like any other,
/// but nearly all that was received are zeros, and where a page of the file would be nothing but
/// zeros a hole is left. Every 16th read is a line of text instead, which is answered, so that one
/// sees where one is. Arguments: the folder to put it in, its size in GiB, and the size of a read
/// in bytes (default 65536). Prints the file's name.
public final class SparseCapture {
  private static final int PAGE = 4096;
  private static final int TURN = 64;

  private SparseCapture() {}

  public static void main(String[] arguments) throws IOException {
    long bytes = Long.parseLong(arguments[1]) << 30;
    int size = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 65536;
    long start = System.nanoTime();
    Path file = make(Path.of(arguments[0]), bytes, size);
    System.err.printf(
        Locale.ROOT,
        "%.1f GiB in %.0f s%n",
        Files.size(file) / (double) (1 << 30),
        (System.nanoTime() - start) / 1e9);
    System.out.println(file);
  }

  private static Path make(Path folder, long bytes, int size) throws IOException {
    Queue<Runnable> later = new ArrayDeque<>();
    CaptureFolder captures =
        new CaptureFolder(System::nanoTime, Instant::now, later::add, folder, new Holes());
    Recorder recorder = captures.newRecorder("sparse");
    recorder.opened(
        new InetSocketAddress("127.0.0.1", 40_000),
        new InetSocketAddress("127.0.0.1", 41_000),
        true);
    ByteBuffer zeros = ByteBuffer.allocateDirect(size);
    for (long number = 0; recorder.recording().extent().fileBytes() < bytes; number++) {
      if (number % 16 == 0) {
        say(recorder, Direction.RECEIVED, "this is read number " + number + "\r\n");
        say(recorder, Direction.SENT, "and this is the answer to it\r\n");
      } else {
        recorder.data(Direction.RECEIVED, zeros);
      }
      if (number % TURN == 0) {
        later.forEach(Runnable::run);
        later.clear();
      }
    }
    recorder.close();
    return recorder.recording().file();
  }

  private static void say(Recorder recorder, Direction direction, String line) {
    recorder.data(direction, ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII)));
  }

  /// The system's disk, but pages of zeros are not written.
  private static final class Holes extends PassingDisk {
    private final ByteBuffer page = ByteBuffer.allocateDirect(PAGE);

    @Override
    Output through(Output output) {
      return new Passing(output) {
        @Override
        public int write(ByteBuffer bytes, long position) throws IOException {
          int length = Math.min(bytes.remaining(), PAGE - (int) (position % PAGE));
          ByteBuffer part = bytes.slice(bytes.position(), length);
          if (length < PAGE || !part.equals(page)) {
            length = super.write(part, position);
          }
          bytes.position(bytes.position() + length);
          return length;
        }
      };
    }
  }
}
