package dev.endpoint.engine.bench;

import dev.endpoint.engine.capture.CaptureFolder;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.Recorder;
import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.capture.diff.Comparison;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;

/// What comparing two captures costs: MiB a second of both together, the longest piece of work as
/// the window asks for it, memory that is kept, and how long it takes to get some rows from
/// anywhere. Argument: MiB of each stream (default 512).
///
/// The right one is the left one, with a byte more every so often; in the last line they have
/// nothing in common.
public final class DiffBench {
  private static final long PIECE = 8 << 20;
  private static final int READ = 60_000;
  private static final int ROWS = 40 * 16;
  private static final int TIMES = 100;

  private DiffBench() {}

  public static void main(String[] arguments) throws IOException {
    long bytes = (arguments.length > 0 ? Long.parseLong(arguments[0]) : 512) << 20;
    System.out.println(
        "a byte more every   MiB/s  differences  longest ms  kept KiB  rows ms (worst)");
    Recording left = recorded(bytes, 1, 0);
    for (int every : new int[] {0, 1 << 20, 1000, 100}) {
      compare(every == 0 ? "never" : String.valueOf(every), left, recorded(bytes, 1, every));
    }
    compare("all different", left, recorded(bytes, 2, 0));
    delete(left);
  }

  private static Recording recorded(long total, long seed, int every) throws IOException {
    Path dir = Files.createTempDirectory("diff-bench");
    Queue<Runnable> later = new ArrayDeque<>();
    CaptureFolder folder = new CaptureFolder(System::nanoTime, Instant::now, later::add, dir);
    Recorder recorder = folder.newRecorder("bench");
    InetSocketAddress local = new InetSocketAddress("127.0.0.1", 40_000);
    recorder.opened(local, new InetSocketAddress("127.0.0.1", 41_000), true);
    Random random = new Random(seed);
    byte[] read = new byte[READ];
    int since = 0;
    ByteBuffer out = ByteBuffer.allocate(2 * READ);
    for (long done = 0; done < total; done += READ) {
      random.nextBytes(read);
      out.clear();
      for (byte each : read) {
        out.put(each);
        if (every > 0 && ++since % every == 0) {
          out.put((byte) ~each);
        }
      }
      recorder.data(Direction.RECEIVED, out.flip());
      later.forEach(Runnable::run);
      later.clear();
    }
    recorder.close();
    return recorder.recording();
  }

  private static void compare(String name, Recording left, Recording right) throws IOException {
    run(left, right, null);
    run(left, right, name);
    if (right != left) {
      delete(right);
    }
  }

  private static void run(Recording left, Recording right, String name) throws IOException {
    System.gc();
    long before = used();
    Comparison comparison =
        new Comparison(left.bytes(Direction.RECEIVED), right.bytes(Direction.RECEIVED));
    long start = System.nanoTime();
    long longest = 0;
    for (boolean more = true; more; ) {
      long piece = System.nanoTime();
      more = comparison.advance(PIECE);
      longest = Math.max(longest, System.nanoTime() - piece);
    }
    double took = (System.nanoTime() - start) / 1e9;
    System.gc();
    long kept = used() - before;
    if (name != null) {
      double both = (left.extent().bytes() + right.extent().bytes()) / 1048576.0;
      System.out.printf(
          Locale.ROOT,
          "%-18s %6.0f %12d %11.1f %9d %s%n",
          name,
          both / took,
          comparison.differences(),
          longest / 1e6,
          kept / 1024,
          rows(comparison));
    }
  }

  private static String rows(Comparison comparison) throws IOException {
    Random random = new Random(3);
    double all = 0;
    double worst = 0;
    for (int i = 0; i < TIMES; i++) {
      long cell = random.nextLong(comparison.cells());
      long start = System.nanoTime();
      comparison.stretches(cell, cell + ROWS);
      double took = (System.nanoTime() - start) / 1e6;
      all += took;
      worst = Math.max(worst, took);
    }
    return String.format(Locale.ROOT, "%8.2f (%.1f)", all / TIMES, worst);
  }

  private static void delete(Recording recording) throws IOException {
    Path file = Objects.requireNonNull(recording.file());
    Files.delete(file);
    Files.delete(file.getParent());
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
