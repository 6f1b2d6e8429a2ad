package dev.endpoint.engine.bench;

import dev.endpoint.engine.capture.Calendar;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.MemoryRecorder;
import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.capture.export.Excerpt;
import dev.endpoint.engine.capture.export.Form;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.Random;

/// How fast what was said is written down in each form: MB of it a second, for plain text, for text
/// of other scripts, and for noise. `java … ExportBench [megabytes]`
final class ExportBench {
  private static final int PIECE = 64 * 1024;
  private static final int ROUNDS = 5;

  /// Time of the CPU, so that what else runs on the machine counts little.
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private ExportBench() {}

  public static void main(String[] args) throws IOException {
    int megabytes = args.length > 0 ? Integer.parseInt(args[0]) : 16;
    Recording[] recordings = {
      recording(megabytes, text("GET /index.html HTTP/1.1\r\nHost: example.com\r\n\r\n")),
      recording(megabytes, text("gr\u00FC\u00DFe \u4F60\u597D \uD83D\uDE00\n")),
      recording(megabytes, noise())
    };
    System.out.printf("%-20s %10s %10s %10s  MB/s%n", "form", "text", "scripts", "noise");
    for (Form form : Form.values()) {
      System.out.printf("%-20s", form.label());
      for (Recording each : recordings) {
        System.out.printf(" %10.0f", best(form, each));
      }
      System.out.println();
    }
  }

  private static double best(Form form, Recording recording) throws IOException {
    double best = 0;
    for (int i = 0; i < ROUNDS; i++) {
      long start = THREADS.getCurrentThreadCpuTime();
      Excerpt all = Excerpt.all(recording, null, new Calendar(0, ZoneOffset.UTC));
      form.write(all, OutputStream.nullOutputStream(), (done, total) -> true);
      long nanos = Math.max(1, THREADS.getCurrentThreadCpuTime() - start);
      best = Math.max(best, recording.extent().bytes() * 1e3 / nanos);
    }
    return best;
  }

  private static byte[] text(String line) {
    byte[] one = line.getBytes(StandardCharsets.UTF_8);
    byte[] piece = new byte[PIECE];
    for (int i = 0; i < PIECE; i++) {
      piece[i] = one[i % one.length];
    }
    return piece;
  }

  private static byte[] noise() {
    byte[] piece = new byte[PIECE];
    new Random(1).nextBytes(piece);
    return piece;
  }

  private static Recording recording(int megabytes, byte[] piece) {
    MemoryRecorder recorder = new MemoryRecorder(() -> 0);
    for (long left = megabytes * 1_000_000L; left > 0; left -= PIECE) {
      recorder.data(Direction.RECEIVED, ByteBuffer.wrap(piece));
    }
    return recorder.recording();
  }
}
