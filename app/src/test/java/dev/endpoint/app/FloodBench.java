package dev.endpoint.app;

import dev.endpoint.app.control.stream.StreamView;
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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Application;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;

/// Drives bytes through a connection with capture on, while the window shows that connection and
/// follows it. Prints bytes and writes a second, how the pulses were, the heap before and after,
/// and what was recorded.
///
/// Arguments: `--mib=1024` to send in writes of `--chunk=65536` bytes; `--rate=200000` for so many
/// writes a second, in bursts of one each millisecond (0, as it is without: as fast as they go);
/// `--look=text` or `hex`, `split`, `messages`, `plot`, or `find`, which finds a word all the
/// while.
public final class FloodBench extends WindowBench {
  private static final int SETTLE_PULSES = 60;
  private static final int WARM_UP = 1024;
  private static final long MILLISECOND = 1_000_000;

  private final CountDownLatch go = new CountDownLatch(1);

  private long total;
  private int chunk;
  private long rate;
  private volatile long startNanos;
  private volatile long sentNanos;
  private double heapBefore;
  private int settled;
  private boolean looking;
  private SessionModel listener;
  private SessionModel accepted;
  private boolean over;

  public static void main(String[] arguments) {
    Application.launch(FloodBench.class, arguments);
  }

  @Override
  void begin() {
    total = number("mib", 1024) * MIB;
    chunk = (int) number("chunk", 65536);
    rate = number("rate", 0);
    long id = desk().actions().listen("tcp:0:interface=127.0.0.1", Responder.HOLD);
    desk().workbench().whenKnown(id, session -> listener = session);
  }

  @Override
  void pulse() {
    if (startNanos == 0) {
      settle();
      return;
    }
    Recording recording = accepted.state().recording();
    if (!over && recording != null && recording.extent().received() >= total) {
      over = true;
      finish(recording);
    }
  }

  /// Connects once the listener is up, shows the connection and a first line on it, and lets the
  /// flood begin when the window has settled: classes are loaded by then.
  private void settle() {
    if (listener == null || listener.state().phase() != Phase.LISTENING) {
      return;
    }
    if (accepted == null) {
      if (settled++ == 0) {
        InetSocketAddress address = (InetSocketAddress) listener.state().local();
        Thread.ofPlatform().daemon().start(() -> flood(address));
      }
      follow();
    } else if (!looking) {
      looking = look();
    } else if (++settled == SETTLE_PULSES) {
      heapBefore = heap();
    } else if (settled > 2 * SETTLE_PULSES) {
      startNanos = System.nanoTime();
      measure();
      go.countDown();
    }
  }

  private void follow() {
    if (listener.children().isEmpty()) {
      return;
    }
    accepted = listener.children().getFirst();
    desk().workbench().select(accepted);
  }

  /// Returns whether the sheet is there: its parts enter the scene in the next pulses.
  private boolean look() {
    if (stage().getScene().lookup("#cut") == null) {
      return false;
    }
    switch (option("look", "text")) {
      case "hex" -> press("#hex");
      case "split" -> press("#split");
      case "messages" -> press("#cut");
      case "plot" -> press("#plotted");
      case "find" -> find();
      default -> {}
    }
    return true;
  }

  private void press(String button) {
    ((ToggleButton) stage().getScene().lookup(button)).fire();
  }

  private void find() {
    StreamView view = (StreamView) stage().getScene().lookup(".stream-view");
    view.find();
    ((TextField) view.lookup(".strip-field")).setText("lazy");
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
      socket.setTcpNoDelay(true);
      OutputStream out = socket.getOutputStream();
      out.write(new byte[WARM_UP]);
      go.await();
      send(out, bytes);
      sentNanos = System.nanoTime();
      socket.shutdownOutput();
      socket.getInputStream().read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void send(OutputStream out, byte[] bytes) throws IOException {
    long start = System.nanoTime();
    long writes = 0;
    for (long sent = WARM_UP; sent < total; sent += bytes.length) {
      out.write(bytes, 0, (int) Math.min(bytes.length, total - sent));
      writes++;
      while (rate > 0 && writes * 1_000 / rate > (System.nanoTime() - start) / MILLISECOND) {
        LockSupport.parkNanos(MILLISECOND / 2);
      }
    }
  }

  private void finish(Recording recording) {
    double seconds = (System.nanoTime() - startNanos) / 1e9;
    double sending = (sentNanos - startNanos) / 1e9;
    long writes = (total - WARM_UP) / chunk;
    say(
        "%d MiB in %.2f s = %.0f MB/s; %.0f writes a second of %d bytes; %.0f pulses a second",
        total / MIB, seconds, total / 1e6 / seconds, writes / sending, chunk, pulses() / seconds);
    printPulses("flood, looking at " + option("look", "text"));
    say(
        "heap after a collection: %.1f MiB before, %.1f MiB after; recorded %d bytes in %d records,"
            + " missed %d",
        heapBefore,
        heap(),
        recording.extent().received(),
        recording.extent().records(),
        recording.extent().missed());
    end();
  }
}
