package dev.endpoint.app;

import dev.endpoint.app.model.SessionModel;
import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.session.Responder;
import dev.endpoint.engine.session.SessionState.Phase;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javafx.animation.AnimationTimer;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;

/// Drives bytes through a connection with capture on, while the window is open, shows that
/// connection and follows it. Prints bytes per second, the longest and the 99th-percentile pulse,
/// and the heap before and after a collection.
///
/// Arguments: MiB to send (default 1024), chunk size in bytes (default 65536), and `plot` to look
/// at the plot meanwhile.
public final class FloodBench extends Application {
  private static final long MIB = 1 << 20;
  private static final int SETTLE_PULSES = 60;
  private static final int WARM_UP = 1024;

  private final CountDownLatch go = new CountDownLatch(1);

  private Stage stage;
  private Path folder;
  private AppContext context;
  private long total;
  private int chunk;
  private volatile long startNanos;
  private long heapBefore;
  private int settled;
  private int pulses;
  private long last;
  private long[] gaps = new long[1 << 16];
  private long[] work = new long[1 << 16];
  private SessionModel listener;
  private SessionModel accepted;
  private long pulseBegan;

  public static void main(String[] arguments) {
    Application.launch(FloodBench.class, arguments);
  }

  @Override
  public void start(Stage first) throws IOException {
    stage = first;
    List<String> arguments = getParameters().getRaw();
    total = (arguments.isEmpty() ? 1024 : Long.parseLong(arguments.getFirst())) * MIB;
    chunk = arguments.size() < 2 ? 65536 : Integer.parseInt(arguments.get(1));
    folder = Files.createTempDirectory("flood-bench");
    Folders folders =
        new Folders(folder.resolve("state"), folder.resolve("config"), folder.resolve("plugins"));
    context =
        new AppContext(
            folders, SystemBackend.start(folders)::reporting, Platform::exit, file -> {});
    WorkbenchApp.open(stage, context);
    long id = context.desk().actions().listen("tcp:0:interface=127.0.0.1", Responder.HOLD);
    context.desk().workbench().whenKnown(id, session -> listener = session);
    stage.getScene().addPostLayoutPulseListener(this::pulseEnds);
    new AnimationTimer() {
      @Override
      public void handle(long now) {
        pulse(this);
      }
    }.start();
  }

  private void pulse(AnimationTimer timer) {
    pulseBegan = System.nanoTime();
    if (startNanos == 0) {
      begin();
      return;
    }
    if (last != 0 && pulses < gaps.length) {
      gaps[pulses] = pulseBegan - last;
    }
    last = pulseBegan;
    Recording recording = accepted == null ? null : accepted.state().recording();
    if (recording != null && recording.extent().received() >= total) {
      timer.stop();
      finish(recording);
    }
  }

  private void pulseEnds() {
    if (startNanos != 0 && pulses < work.length) {
      work[pulses++] = System.nanoTime() - pulseBegan;
    }
  }

  /// Connects once the listener is up, shows the connection and a first line on it, and lets the
  /// flood begin when the window has settled: classes are loaded by then.
  private void begin() {
    if (listener == null || listener.state().phase() != Phase.LISTENING) {
      return;
    }
    if (accepted == null) {
      if (settled++ == 0) {
        InetSocketAddress address = (InetSocketAddress) listener.state().local();
        Thread.ofPlatform().daemon().start(() -> flood(address));
      }
      follow();
    } else if (++settled == SETTLE_PULSES) {
      heapBefore = heap();
    } else if (settled > 2 * SETTLE_PULSES) {
      startNanos = System.nanoTime();
      go.countDown();
    }
  }

  private void follow() {
    if (!listener.children().isEmpty()) {
      accepted = listener.children().getFirst();
      context.desk().workbench().select(accepted);
      if (getParameters().getRaw().contains("plot")) {
        ((ToggleButton) stage.getScene().lookup("#plotted")).fire();
      }
    }
  }

  private void flood(InetSocketAddress address) {
    byte[] bytes = new byte[chunk];
    byte[] line =
        "the quick brown fox jumps over the lazy dog 0123456789\n"
            .getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = line[i % line.length];
    }
    try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
      OutputStream out = socket.getOutputStream();
      out.write(bytes, 0, WARM_UP);
      go.await();
      for (long sent = WARM_UP; sent < total; sent += bytes.length) {
        out.write(bytes, 0, (int) Math.min(bytes.length, total - sent));
      }
      socket.shutdownOutput();
      socket.getInputStream().read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void finish(Recording recording) {
    double seconds = (System.nanoTime() - startNanos) / 1e9;
    long[] sortedGaps = sorted(gaps);
    long[] sortedWork = sorted(work);
    System.out.printf(
        "%d MiB in %.2f s = %.0f MB/s; %d pulses, %.0f a second%n",
        total / MIB, seconds, total / 1e6 / seconds, pulses, pulses / seconds);
    System.out.printf(
        "pulse interval: p50 %.1f ms, p99 %.1f ms, longest %.1f ms%n",
        percentile(sortedGaps, 50), percentile(sortedGaps, 99), percentile(sortedGaps, 100));
    System.out.printf(
        "work in a pulse (timers, CSS, layout): p50 %.2f ms, p99 %.2f ms, longest %.2f ms%n",
        percentile(sortedWork, 50), percentile(sortedWork, 99), percentile(sortedWork, 100));
    System.out.printf(
        "heap after a collection: %.1f MiB before, %.1f MiB after; recorded %d bytes, missed %d%n",
        heapBefore / (double) MIB,
        heap() / (double) MIB,
        recording.extent().received(),
        recording.extent().missed());
    context.desk().close().request();
    context.closeNow();
    deleteFolder();
    Platform.exit();
  }

  private long[] sorted(long[] values) {
    long[] copy = Arrays.copyOfRange(values, Math.min(1, pulses), pulses);
    Arrays.sort(copy);
    return copy;
  }

  private static double percentile(long[] sorted, int percent) {
    return sorted.length == 0
        ? Double.NaN
        : sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)] / 1e6;
  }

  private static long heap() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  private void deleteFolder() {
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      System.err.println("left behind: " + folder);
    }
  }
}
