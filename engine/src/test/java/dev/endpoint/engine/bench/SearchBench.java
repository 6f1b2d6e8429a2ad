package dev.endpoint.engine.bench;

import dev.endpoint.engine.capture.CaptureFolder;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.Recorder;
import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.capture.search.PatternException;
import dev.endpoint.engine.capture.search.Search;
import dev.endpoint.engine.capture.search.SearchPattern;
import dev.endpoint.engine.capture.search.SearchProgress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/// How fast a capture is searched on two threads, beside a plain loop in Java and `grep` on the
/// same file. The capture is what a web server might say, in records of 64 KiB or of a size given;
/// it was just written, so it comes out of the page cache if it fits. Each is run several times,
/// and the best counts. Arguments: MiB (default 1024), bytes in a record (default 65536), and the
/// folder to do it in (default: the system's for temporary files).
public final class SearchBench {
  private static final int WORKERS = 2;
  private static final int RUNS = 5;
  private static final String NEEDLE = "needle-in-it";

  private SearchBench() {}

  private interface Run {
    /// Returns how often the pattern was found.
    long run() throws IOException, InterruptedException;
  }

  public static void main(String[] arguments)
      throws IOException, InterruptedException, PatternException {
    long total = (arguments.length > 0 ? Long.parseLong(arguments[0]) : 1024) << 20;
    int record = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 64 * 1024;
    Path dir =
        arguments.length > 2
            ? Files.createTempDirectory(Path.of(arguments[2]), "search-bench")
            : Files.createTempDirectory("search-bench");
    Recording recording = capture(dir, total, record);
    Path file = recording.file();
    System.out.println("                               GiB/s   found");
    search("text, as it stands", recording, text(NEEDLE, true));
    search("text, any case", recording, text(NEEDLE, false));
    search("hex with wildcards", recording, SearchPattern.hex("6E 65 ?? 64 6C 65 2D ?? 6E"));
    search("one common letter", recording, text("e", true));
    search(
        "expression",
        recording,
        SearchPattern.regex("needle-\\w+-it", StandardCharsets.UTF_8, true));
    print("a plain loop, one thread", total, () -> loop(file));
    print("grep -c -a -F", total, () -> grep(file, "-F", NEEDLE));
    print("grep -c -a -F -i", total, () -> grep(file, "-Fi", NEEDLE));
    print("grep -c -a -E", total, () -> grep(file, "-E", "needle-[a-z]+-it"));
    Files.delete(file);
    Files.delete(dir);
  }

  private static SearchPattern text(String text, boolean matchCase) throws PatternException {
    return SearchPattern.text(text, StandardCharsets.UTF_8, matchCase);
  }

  private static Recording capture(Path dir, long total, int size) {
    Queue<Runnable> later = new ArrayDeque<>();
    CaptureFolder folder = new CaptureFolder(System::nanoTime, Instant::now, later::add, dir);
    Recorder recorder = folder.newRecorder("bench");
    recorder.opened(
        new InetSocketAddress("127.0.0.1", 40_000),
        new InetSocketAddress("127.0.0.1", 41_000),
        true);
    byte[] log = log();
    byte[] chunk = new byte[size];
    for (long done = 0; done < total; done += size) {
      for (int at = 0; at < size; ) {
        int from = (int) ((done + at) % log.length);
        int some = Math.min(log.length - from, size - at);
        System.arraycopy(log, from, chunk, at, some);
        at += some;
      }
      recorder.data(Direction.RECEIVED, ByteBuffer.wrap(chunk));
      for (Runnable task = later.poll(); task != null; task = later.poll()) {
        task.run();
      }
    }
    recorder.close();
    return recorder.recording();
  }

  /// 16 MiB of lines, with two needles in them.
  private static byte[] log() {
    Random random = new Random(1);
    StringBuilder lines = new StringBuilder();
    while (lines.length() < 16 << 20) {
      lines.append(
          String.format(
              Locale.ROOT,
              "127.0.0.1 - - [12/Mar/2026:10:%02d:%02d] \"GET /items/%x?sort=needed HTTP/1.1\" 200"
                  + " %d%n",
              random.nextInt(60),
              random.nextInt(60),
              random.nextLong(),
              random.nextInt(100_000)));
      if (lines.length() % (8 << 20) < 80) {
        lines.append("a line with a ").append(NEEDLE).append('\n');
      }
    }
    return lines.toString().getBytes(StandardCharsets.US_ASCII);
  }

  private static void search(String what, Recording recording, SearchPattern pattern)
      throws IOException, InterruptedException {
    try (ExecutorService threads = Executors.newFixedThreadPool(WORKERS)) {
      print(what, recording.extent().bytes(), () -> search(recording, pattern, threads));
    }
  }

  private static long search(Recording recording, SearchPattern pattern, ExecutorService threads)
      throws InterruptedException {
    Semaphore news = new Semaphore(0);
    Search search = new Search(recording, pattern, threads, WORKERS, news::release);
    search.grew();
    while (search.progress().state() == SearchProgress.State.RUNNING) {
      news.acquire();
    }
    return search.hits(Direction.RECEIVED).count();
  }

  /// Reads the file and looks at each byte for the needle's first, as one would write it.
  private static long loop(Path file) throws IOException {
    byte[] needle = NEEDLE.getBytes(StandardCharsets.US_ASCII);
    byte[] data = new byte[1 << 20];
    ByteBuffer into = ByteBuffer.wrap(data);
    long found = 0;
    try (FileChannel channel = FileChannel.open(file)) {
      while (channel.read(into) > 0) {
        int end = into.position() - needle.length + 1;
        for (int at = 0; at < end; at++) {
          if (data[at] == needle[0] && fits(data, at, needle)) {
            found++;
          }
        }
        into.flip().position(Math.max(0, end)).compact();
      }
    }
    return found;
  }

  private static boolean fits(byte[] data, int at, byte[] needle) {
    for (int i = 1; i < needle.length; i++) {
      if (data[at + i] != needle[i]) {
        return false;
      }
    }
    return true;
  }

  private static long grep(Path file, String kind, String what)
      throws IOException, InterruptedException {
    Process grep =
        new ProcessBuilder(List.of("grep", "-c", "-a", kind, what, file.toString())).start();
    String count = new String(grep.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    grep.waitFor();
    return Long.parseLong(count.strip());
  }

  private static void print(String what, long bytes, Run run)
      throws IOException, InterruptedException {
    long best = Long.MAX_VALUE;
    long found = 0;
    for (int i = 0; i < RUNS; i++) {
      long start = System.nanoTime();
      found = run.run();
      best = Math.min(best, System.nanoTime() - start);
    }
    System.out.printf(
        Locale.ROOT, "%-28s %7.2f %7d%n", what, bytes / 1073741824.0 / (best / 1e9), found);
  }
}
