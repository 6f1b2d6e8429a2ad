package dev.endpoint.app;

import dev.endpoint.app.model.Desk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.stage.Stage;

/// A program that measures the real window, with its own folders. Arguments are `--name=value`.
/// `.ci/bench` starts one.
abstract class WindowBench extends Application {
  static final long MIB = 1 << 20;

  private final long[] gaps = new long[1 << 16];
  private final long[] work = new long[1 << 16];
  private final long[] cpu = new long[1 << 16];
  private final long[] waited = new long[1 << 16];
  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private Stage stage;
  private Path folder;
  private AppContext context;
  private boolean measuring;
  private int pulses;
  private long last;
  private long began;
  private long cpuBegan;
  private CoreWait coreWait;
  private long waitBegan;

  @Override
  public final void start(Stage first) throws IOException {
    stage = first;
    folder = Files.createTempDirectory("window-bench");
    Folders folders =
        new Folders(
            folder.resolve("home"),
            folder.resolve("state"),
            folder.resolve("config"),
            folder.resolve("plugins"));
    context =
        new AppContext(
            folders, SystemBackend.start(folders)::reporting, Platform::exit, file -> {});
    WorkbenchApp.open(stage, context);
    coreWait = new CoreWait();
    begin();
    stage.getScene().addPostLayoutPulseListener(this::pulseEnds);
    new AnimationTimer() {
      @Override
      public void handle(long now) {
        try {
          pulseBegins();
          pulse();
        } catch (IOException e) {
          throw new IllegalStateException(e);
        }
      }
    }.start();
  }

  /// The window is open.
  abstract void begin();

  /// In every pulse.
  abstract void pulse() throws IOException;

  final Stage stage() {
    return stage;
  }

  final Desk desk() {
    return context.desk();
  }

  final String option(String name, String otherwise) {
    return getParameters().getNamed().getOrDefault(name, otherwise);
  }

  final long number(String name, long otherwise) {
    return Long.parseLong(option(name, String.valueOf(otherwise)));
  }

  /// Measures pulses from now on.
  final void measure() {
    Arrays.fill(gaps, 0);
    Arrays.fill(work, 0);
    Arrays.fill(cpu, 0);
    Arrays.fill(waited, 0);
    pulses = 0;
    last = 0;
    measuring = true;
    began = System.nanoTime();
    cpuBegan = threads.getCurrentThreadCpuTime();
  }

  private void pulseBegins() throws IOException {
    waitBegan = coreWait.nanos();
    began = System.nanoTime();
    cpuBegan = threads.getCurrentThreadCpuTime();
    if (measuring && last != 0 && pulses < gaps.length) {
      gaps[pulses] = began - last;
    }
    last = began;
  }

  private void pulseEnds() {
    if (measuring && pulses < work.length) {
      cpu[pulses] = threads.getCurrentThreadCpuTime() - cpuBegan;
      work[pulses] = System.nanoTime() - began;
      waited[pulses++] = waited();
    }
  }

  private long waited() {
    try {
      return coreWait.nanos() - waitBegan;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  final int pulses() {
    return pulses;
  }

  /// Prints how the pulses since [#measure] were, and measures no more.
  final void printPulses(String when) {
    measuring = false;
    print(when + ": from pulse to pulse", gaps);
    print(when + ": work in a pulse (timers, CSS, layout)", work);
    print(when + ": processor time of that", cpu);
    print(when + ": waiting for a core, in pulses that did", waited);
  }

  private void print(String what, long[] nanos) {
    long[] sorted = Arrays.stream(nanos, 0, pulses).filter(took -> took > 0).toArray();
    Arrays.sort(sorted);
    say(
        "%s: %d, p50 %.2f ms, p99 %.2f ms, longest %.2f ms",
        what, sorted.length, part(sorted, 50), part(sorted, 99), part(sorted, 100));
  }

  private static double part(long[] sorted, int percent) {
    return sorted.length == 0
        ? Double.NaN
        : sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e6;
  }

  static void say(String format, Object... values) {
    System.out.printf(Locale.ROOT, format + "%n", values);
  }

  /// In MiB, after two collections: where the first one leaves something among the young, the
  /// serial collector takes the heap for almost full, and fills what is left of the old part with
  /// new objects before it collects again.
  static double heap() {
    System.gc();
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) / (double) MIB;
  }

  /// Closes everything and ends the program.
  final void end() {
    context.desk().close().request();
    context.closeNow();
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      System.err.println("left behind: " + folder);
    }
    Platform.exit();
  }
}
