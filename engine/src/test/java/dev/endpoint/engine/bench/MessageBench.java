package dev.endpoint.engine.bench;

import dev.endpoint.engine.capture.CaptureFolder;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.Recorder;
import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.capture.filter.Filter;
import dev.endpoint.engine.capture.message.Cutting;
import dev.endpoint.engine.capture.message.CuttingText;
import dev.endpoint.engine.capture.message.MessageIndex;
import dev.endpoint.engine.capture.message.MessageMatches;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Locale;
import java.util.Queue;
import java.util.Random;

/// What cutting a capture into messages costs, in both directions by turns: bytes and messages a
/// second, memory that is kept, and how long a page of 60 messages takes from anywhere, as a median
/// and at worst of 200; then what filtering costs. Argument: MiB to record (default 256).
public final class MessageBench {
  private static final int PAGES = 200;
  private static final long PIECE = 1 << 20;

  private MessageBench() {}

  public static void main(String[] arguments) throws IOException {
    long bytes = (arguments.length > 0 ? Long.parseLong(arguments[0]) : 256) << 20;
    Path dir = Files.createTempDirectory("message-bench");
    Recorder recorder = recorded(dir, bytes);
    Recording recording = recorder.recording();
    System.out.println(
        "cut            MiB/s  messages/s     messages  kept KiB  page ms  worst ms");
    for (String cutting :
        new String[] {"reads", "lines", "lines", "delimiter:0d0a", "length:2:big:0:rest", "tls"}) {
      cut(recording, CuttingText.read(cutting).orElseThrow(), cutting);
    }
    System.out.println("filter                       MiB/s  messages/s      matches");
    for (String filter :
        new String[] {"recv && size>60", "text contains \"GET\"", "text ~ /G[E]T/"}) {
      filter(recording, filter);
    }
    Files.delete(recorder.recording().file());
    Files.delete(dir);
  }

  /// Lines of 20 to 119 bytes in reads of some thousand.
  private static Recorder recorded(Path dir, long total) {
    Queue<Runnable> later = new ArrayDeque<>();
    CaptureFolder folder = new CaptureFolder(System::nanoTime, Instant::now, later::add, dir);
    Recorder recorder = folder.newRecorder("bench");
    InetSocketAddress local = new InetSocketAddress("127.0.0.1", 40_000);
    recorder.opened(local, new InetSocketAddress("127.0.0.1", 41_000), true);
    Random random = new Random(1);
    StringBuilder lines = new StringBuilder();
    while (lines.length() < 1 << 20) {
      lines.append("y".repeat(20 + random.nextInt(98))).append("\r\n");
    }
    byte[] text = lines.toString().getBytes(StandardCharsets.US_ASCII);
    for (long done = 0; done < total; ) {
      int at = random.nextInt(text.length - 8192);
      int size = 1 + random.nextInt(8192);
      Direction direction = random.nextInt(4) == 0 ? Direction.SENT : Direction.RECEIVED;
      recorder.data(direction, ByteBuffer.wrap(text, at, size));
      done += size;
      later.forEach(Runnable::run);
      later.clear();
    }
    recorder.close();
    return recorder;
  }

  private static void cut(Recording recording, Cutting cutting, String name) throws IOException {
    System.gc();
    long before = used();
    MessageIndex index = new MessageIndex(recording, cutting);
    long start = System.nanoTime();
    while (index.advance(PIECE)) {
      continue;
    }
    double took = (System.nanoTime() - start) / 1e9;
    System.gc();
    long kept = used() - before;
    Random random = new Random(2);
    double[] pages = new double[PAGES];
    for (int i = 0; i < PAGES; i++) {
      long page = System.nanoTime();
      index.messages(1 + (long) (random.nextDouble() * Math.max(1, index.count() - 60)), 60);
      pages[i] = (System.nanoTime() - page) / 1e6;
    }
    Arrays.sort(pages);
    System.out.printf(
        Locale.ROOT,
        "%-20s %5.0f %11.0f %12d %9d %8.2f %9.2f%n",
        name,
        recording.extent().bytes() / 1048576.0 / took,
        index.count() / took,
        index.count(),
        kept / 1024,
        pages[PAGES / 2],
        pages[PAGES - 1]);
  }

  private static void filter(Recording recording, String text) throws IOException {
    MessageIndex index = new MessageIndex(recording, new Cutting.Lines());
    while (index.advance(PIECE)) {
      continue;
    }
    Filter filter = Filter.read(text).filter().orElseThrow();
    MessageMatches matches = new MessageMatches(index, filter.on(recording, null));
    long start = System.nanoTime();
    while (matches.advance(PIECE)) {
      continue;
    }
    double took = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        Locale.ROOT,
        "%-28s %5.0f %11.0f %12d%n",
        text,
        recording.extent().bytes() / 1048576.0 / took,
        index.count() / took,
        matches.count());
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
