package dev.endpoint.app.bench;

import atlantafx.base.theme.PrimerLight;
import dev.endpoint.app.bridge.Doorbell;
import dev.endpoint.app.bridge.Pulses;
import dev.endpoint.app.control.stream.StreamMode;
import dev.endpoint.app.control.stream.StreamView;
import dev.endpoint.engine.capture.CaptureFolder;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.Recorder;
import dev.endpoint.engine.capture.Recording;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.stage.Stage;

/// Measures the stream view while it follows a recording that grows fast. Arguments: `--gbps=1` (0
/// is as fast as it goes), `--seconds=6`, `--mode=TEXT`, `--content=lines|long|noise`, `--folder=…`
/// to capture on disk there, `--find=…` to find that all the while.
public final class StreamViewBench extends Application {
  private final LoopRecording loop = new LoopRecording();
  private final Deque<Runnable> endOfTurn = new ArrayDeque<>();
  private Consumer<byte[]> writer = loop::append;
  private final StreamView view = new StreamView();
  private final long[] intervals = new long[100_000];
  private final long[] works = new long[100_000];
  private final long[] latencies = new long[100_000];
  private final long[] cpus = new long[100_000];
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private long lastCpu;
  private int pulses;
  private int answers;
  private long began;
  private long last;

  public static void main(String[] args) {
    launch(args);
  }

  @Override
  public void start(Stage stage) {
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    view.setMode(StreamMode.valueOf(parameter("mode", "TEXT")));
    view.setRecording(getParameters().getNamed().containsKey("folder") ? onDisk() : loop);
    Scene scene = new Scene(view, 1200, 800);
    stage.setScene(scene);
    stage.setTitle("Stream view");
    stage.show();
    if (getParameters().getNamed().containsKey("find")) {
      view.find();
      ((TextField) view.lookup(".strip-field")).setText(parameter("find", ""));
    }
    Doorbell bell =
        new Doorbell(
            new Pulses(),
            () -> {
              view.grew();
              return false;
            });
    long seconds = Long.parseLong(parameter("seconds", "6"));
    Thread.ofPlatform().daemon().name("writer").start(() -> write(bell, seconds));
    scene.addPostLayoutPulseListener(this::laidOut);
    timer.start();
  }

  private Recording onDisk() {
    Path folder = Path.of(parameter("folder", ""));
    CaptureFolder captures =
        new CaptureFolder(System::nanoTime, Instant::now, endOfTurn::add, folder);
    Recorder recorder = captures.newRecorder("bench");
    writer =
        bytes -> {
          recorder.data(Direction.RECEIVED, ByteBuffer.wrap(bytes));
          while (!endOfTurn.isEmpty()) {
            endOfTurn.remove().run();
          }
        };
    return recorder.recording();
  }

  private String parameter(String name, String otherwise) {
    return getParameters().getNamed().getOrDefault(name, otherwise);
  }

  private final AnimationTimer timer =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          began = System.nanoTime();
          if (last != 0 && pulses < intervals.length) {
            intervals[pulses] = began - last;
            pulses++;
          }
          last = began;
          long asked = began;
          Platform.runLater(() -> answered(System.nanoTime() - asked));
        }
      };

  private void laidOut() {
    long cpu = threads.getCurrentThreadCpuTime();
    if (pulses > 0 && pulses <= cpus.length) {
      cpus[pulses - 1] = cpu - lastCpu;
    }
    lastCpu = cpu;
    if (pulses > 0 && pulses <= works.length) {
      works[pulses - 1] = System.nanoTime() - began;
    }
  }

  private void answered(long nanos) {
    if (answers < latencies.length) {
      latencies[answers++] = nanos;
    }
  }

  private void write(Doorbell bell, long seconds) {
    byte[] record = content(parameter("content", "lines"));
    double rate = Double.parseDouble(parameter("gbps", "1"));
    LockSupport.parkNanos(1_500_000_000L);
    Platform.runLater(() -> pulses = 0);
    long heap = heap();
    long start = System.nanoTime();
    long bytes = 0;
    while (System.nanoTime() - start < seconds * 1_000_000_000L) {
      writer.accept(record);
      bell.ring();
      bytes += record.length;
      if (rate > 0) {
        long due = start + (long) (bytes / rate);
        LockSupport.parkNanos(Math.max(0, due - System.nanoTime()));
      }
    }
    double took = (System.nanoTime() - start) / 1e9;
    long written = bytes;
    Platform.runLater(() -> report(took, written, heap));
  }

  private static byte[] content(String kind) {
    byte[] record = new byte[LoopRecording.RECORD];
    switch (kind) {
      case "noise" -> new Random(1).nextBytes(record);
      case "long" -> Arrays.fill(record, (byte) 'x');
      default -> {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; lines.length() < record.length; i++) {
          lines.append("%010d the quick brown fox jumps over the lazy dog\n".formatted(i));
        }
        byte[] text = lines.toString().getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(text, 0, record, 0, record.length);
      }
    }
    return record;
  }

  private static long heap() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private void report(double took, long bytes, long before) {
    timer.stop();
    System.out.printf("%.2f GB/s for %.1f s, %.1f fps%n", bytes / took / 1e9, took, pulses / took);
    print("between pulses", intervals, pulses);
    print("timers and layout", works, pulses);
    print("processor time of the FX thread a pulse", cpus, pulses);
    print("answer to runLater", latencies, answers);
    System.out.printf("heap before %d kB, after %d kB%n", before / 1024, heap() / 1024);
    Platform.exit();
  }

  private static void print(String what, long[] nanos, int count) {
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    System.out.printf(
        "%s: median %.2f ms, p99 %.2f ms, longest %.2f ms%n",
        what, sorted[count / 2] / 1e6, sorted[count * 99 / 100] / 1e6, sorted[count - 1] / 1e6);
  }
}
