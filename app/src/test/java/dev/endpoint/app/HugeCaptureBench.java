package dev.endpoint.app;

import dev.endpoint.app.control.stream.StreamView;
import dev.endpoint.app.model.SessionModel;
import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.session.SessionState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;

/// Opens a capture of any size in the window and scrolls it from its start to its end: with the
/// scroll bar, as somebody drags it, then page by page. Prints how fast the index was made and with
/// how many news of it, when the first rows stood there after that, how the pulses were, and the
/// memory. `SparseCapture` (in the engine's tests) makes a file.
///
/// Arguments: `--file=…`, `--steps=900` of the scroll bar.
public final class HugeCaptureBench extends WindowBench {
  private static final int PAGES = 300;
  private static final int SETTLE_PULSES = 60;

  /// Where the scroll bar stood, which it does where the page is that has come.
  private final Set<Double> seen = new HashSet<>();

  private Path file;
  private SessionModel session;
  private Consumer<Recording> stage = this::firstRows;
  private int news;
  private long read;
  private long openedNanos;
  private long indexedNanos;
  private long heapPeak;
  private double heapBefore;
  private double heapIndexed;
  private int settled;
  private int step;

  public static void main(String[] arguments) {
    Application.launch(HugeCaptureBench.class, arguments);
  }

  @Override
  void begin() {
    file = Path.of(option("file", ""));
  }

  private void open() {
    heapBefore = heap();
    openedNanos = System.nanoTime();
    measure();
    desk().openFile(file);
  }

  @Override
  void pulse() throws IOException {
    if (settled < SETTLE_PULSES) {
      if (++settled == SETTLE_PULSES) {
        open();
      }
      return;
    }
    session = desk().workbench().selected();
    if (session == null) {
      return;
    }
    SessionState state = session.state();
    Recording recording = state.recording();
    if (state.phase().isEnded() && recording == null) {
      throw new IllegalStateException(String.valueOf(state.failure()));
    } else if (recording != null) {
      indexed();
      stage.accept(recording);
    } else if (state.file() != null && state.file().read() != read) {
      read = state.file().read();
      news++;
    }
    Runtime runtime = Runtime.getRuntime();
    heapPeak = Math.max(heapPeak, runtime.totalMemory() - runtime.freeMemory());
  }

  private void indexed() throws IOException {
    if (indexedNanos != 0) {
      return;
    }
    indexedNanos = System.nanoTime();
    double seconds = (indexedNanos - openedNanos) / 1e9;
    long size = Files.size(file);
    say(
        "%s: %.1f GB, %d records; index in %.1f s = %.2f GB/s, told %d times",
        file.getFileName(),
        size / 1e9,
        Objects.requireNonNull(session.state().recording()).extent().records(),
        seconds,
        size / 1e9 / seconds,
        news);
    printPulses("while indexing");
  }

  private void firstRows(Recording recording) {
    if (rows().isEmpty()) {
      return;
    }
    say("first rows %.0f ms after the index", (System.nanoTime() - indexedNanos) / 1e6);
    heapIndexed = heap();
    bar().setValue(0);
    measure();
    stage = this::drag;
  }

  private void drag(Recording recording) {
    long steps = number("steps", 900);
    if (++step <= steps) {
      bar().setValue((double) step / steps);
      return;
    }
    printPulses("dragging from start to end");
    say("shows now: %s", rows());
    step = 0;
    view().requestFocus();
    key(KeyCode.HOME, true);
    measure();
    stage = this::turnPages;
  }

  private void turnPages(Recording recording) {
    note();
    if (++step <= PAGES) {
      key(KeyCode.PAGE_DOWN, false);
      return;
    }
    printPulses("turning pages from the start");
    say("%d places seen in %d pages turned", seen.size(), PAGES);
    say(
        "heap after a collection: %.1f MiB before, %.1f with the index, %.1f in the end; at most"
            + " %.0f in use",
        heapBefore, heapIndexed, heap(), heapPeak / (double) MIB);
    stage = done -> {};
    end();
  }

  private void note() {
    seen.add(bar().getValue());
  }

  private void key(KeyCode code, boolean control) {
    view()
        .fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control, false, false));
  }

  /// The one that is on the screen; the list of messages has one of its own.
  private StreamView view() {
    return (StreamView)
        stage().getScene().getRoot().lookupAll(".stream-view").stream()
            .filter(HugeCaptureBench::isShown)
            .findFirst()
            .orElseThrow();
  }

  private static boolean isShown(Node node) {
    return node == null || node.isVisible() && isShown(node.getParent());
  }

  private ScrollBar bar() {
    return (ScrollBar)
        view().getChildrenUnmodifiable().stream()
            .filter(ScrollBar.class::isInstance)
            .findFirst()
            .orElseThrow();
  }

  /// What stands in the first and the last row.
  private List<String> rows() {
    List<Node> shown =
        stage().getScene().getRoot().lookupAll(".stream-rows").stream()
            .filter(HugeCaptureBench::isShown)
            .flatMap(pane -> ((Parent) pane).getChildrenUnmodifiable().stream())
            .filter(Node::isVisible)
            .toList();
    return shown.isEmpty() ? List.of() : List.of(text(shown.getFirst()), text(shown.getLast()));
  }

  private static String text(Node node) {
    if (node instanceof Text text) {
      return text.isVisible() ? text.getText() : "";
    }
    StringBuilder all = new StringBuilder();
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> all.append(text(child)).append(' '));
    }
    return all.toString().strip();
  }
}
