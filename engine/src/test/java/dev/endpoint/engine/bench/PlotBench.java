package dev.endpoint.engine.bench;

import dev.endpoint.engine.capture.CaptureFolder;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.Recorder;
import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.capture.plot.Plotter;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Locale;
import java.util.Queue;

/// What summing a capture up for a plot costs: bytes and records a second, the longest piece of
/// work as the window asks for it, memory that is kept, and how long a plot of 300 columns takes.
/// Argument: MiB to record (default 512); of short messages a sixteenth of that.
public final class PlotBench {
  private static final long PIECE = 8 << 20;
  private static final int COLUMNS = 300;
  private static final int TIMES = 200;

  private PlotBench() {}

  public static void main(String[] arguments) throws IOException {
    long bytes = (arguments.length > 0 ? Long.parseLong(arguments[0]) : 512) << 20;
    System.out.println("read of      MiB/s  records/s  longest ms  kept KiB  plot ms");
    for (int size : new int[] {65_000, 1000, 20}) {
      Path dir = Files.createTempDirectory("plot-bench");
      Recording recording = recorded(dir, size == 20 ? bytes / 16 : bytes, size);
      sumUp(recording, size);
      sumUp(recording, size);
      Files.delete(recording.file());
      Files.delete(dir);
    }
  }

  private static Recording recorded(Path dir, long total, int size) {
    Queue<Runnable> later = new ArrayDeque<>();
    CaptureFolder folder = new CaptureFolder(System::nanoTime, Instant::now, later::add, dir);
    Recorder recorder = folder.newRecorder("bench");
    InetSocketAddress local = new InetSocketAddress("127.0.0.1", 40_000);
    recorder.opened(local, new InetSocketAddress("127.0.0.1", 41_000), true);
    ByteBuffer bytes = ByteBuffer.allocate(size);
    for (long done = 0; done < total; done += size) {
      recorder.data(Direction.values()[(int) (done / size % 2)], bytes.clear());
      later.forEach(Runnable::run);
      later.clear();
    }
    recorder.close();
    return recorder.recording();
  }

  private static void sumUp(Recording recording, int size) throws IOException {
    System.gc();
    long before = used();
    Plotter plotter = new Plotter(recording);
    long start = System.nanoTime();
    long longest = 0;
    for (boolean more = true; more; ) {
      long piece = System.nanoTime();
      more = plotter.advance(PIECE);
      longest = Math.max(longest, System.nanoTime() - piece);
    }
    double took = (System.nanoTime() - start) / 1e9;
    System.gc();
    long kept = used() - before;
    long drawn = System.nanoTime();
    for (int i = 0; i < TIMES; i++) {
      plotter.plot(plotter.span(), COLUMNS);
    }
    System.out.printf(
        Locale.ROOT,
        "%-10d %7.0f %10.0f %11.1f %9d %8.2f%n",
        size,
        recording.extent().bytes() / 1048576.0 / took,
        recording.extent().records() / took,
        longest / 1e6,
        kept / 1024,
        (System.nanoTime() - drawn) / 1e6 / TIMES);
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
