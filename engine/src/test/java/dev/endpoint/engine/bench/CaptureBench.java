package dev.endpoint.engine.bench;

import com.sun.management.ThreadMXBean;
import dev.endpoint.engine.capture.CaptureFile;
import dev.endpoint.engine.capture.CaptureFolder;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.Recorder;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Queue;

/// What recording costs: for a size of chunk, bytes and records a second, the longest a turn took,
/// and how much was allocated for each chunk; then how fast it is all read back. Arguments: MiB to
/// record for each size (default 256), and the folder to do it in (default: the system's for
/// temporary files).
public final class CaptureBench {
  private static final int TURN = 256 * 1024;

  private CaptureBench() {}

  public static void main(String[] arguments) throws IOException {
    long bytes = (arguments.length > 0 ? Long.parseLong(arguments[0]) : 256) << 20;
    Path dir =
        arguments.length > 1
            ? Files.createTempDirectory(Path.of(arguments[1]), "capture-bench")
            : Files.createTempDirectory("capture-bench");
    System.out.println("chunk  MiB/s  records/s  longest turn ms  allocated/chunk  read MiB/s");
    for (int chunk : new int[] {64, 64 * 1024, 64, 1024, 64 * 1024, 256 * 1024}) {
      measure(dir, chunk, Math.min(bytes, (long) chunk << 21));
    }
    Files.delete(dir);
  }

  private static void measure(Path dir, int size, long total) throws IOException {
    Queue<Runnable> later = new ArrayDeque<>();
    CaptureFolder folder = new CaptureFolder(System::nanoTime, Instant::now, later::add, dir);
    Recorder recorder = folder.newRecorder("bench");
    recorder.opened(
        new InetSocketAddress("127.0.0.1", 40_000),
        new InetSocketAddress("127.0.0.1", 41_000),
        true);
    ByteBuffer chunk = ByteBuffer.allocateDirect(size);
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long chunks = total / size;
    long inTurn = Math.max(1, TURN / size);
    long longest = 0;
    long allocated = thread.getCurrentThreadAllocatedBytes();
    long start = System.nanoTime();
    for (long done = 0; done < chunks; ) {
      long turn = System.nanoTime();
      for (long end = Math.min(chunks, done + inTurn); done < end; done++) {
        recorder.data(Direction.RECEIVED, chunk);
      }
      later.remove().run();
      longest = Math.max(longest, System.nanoTime() - turn);
    }
    recorder.close();
    long took = System.nanoTime() - start;
    allocated = thread.getCurrentThreadAllocatedBytes() - allocated;
    Path file = recorder.recording().file();
    long readTook = read(file, total);
    Files.delete(file);
    System.out.printf(
        Locale.ROOT,
        "%6d %6.0f %10.0f %16.2f %16.1f %11.0f%n",
        size,
        total / 1048576.0 / (took / 1e9),
        chunks / (took / 1e9),
        longest / 1e6,
        (double) allocated / chunks,
        total / 1048576.0 / (readTook / 1e9));
  }

  /// Opens the capture anew and reads it through; returns the nanoseconds.
  private static long read(Path file, long total) throws IOException {
    long start = System.nanoTime();
    try (CaptureFile capture = CaptureFile.open(file)) {
      ByteBuffer into = ByteBuffer.allocateDirect(1 << 20);
      long at = 0;
      while (at < total) {
        at += capture.recording().bytes(null).read(at, into.clear());
      }
    }
    return System.nanoTime() - start;
  }
}
