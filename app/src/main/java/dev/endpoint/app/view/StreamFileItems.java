package dev.endpoint.app.view;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/// What the stream's menu offers to do with the bytes: note, compare, save.
final class StreamFileItems {
  private static final String WIRESHARK = "Open in Wireshark";

  private final Supplier<@Nullable Path> capture;
  private final Outside outside;
  private final MenuItem note = new MenuItem("Add a note \u2026");
  private final MenuItem compare = new MenuItem("Compare with another stream");
  private final MenuItem replay = new MenuItem("Replay on another connection \u2026");
  private final MenuItem save = new MenuItem("Save \u2026");
  private final MenuItem wireshark = new MenuItem(WIRESHARK);

  /// @param capture the capture of what is shown, if it is in a file
  StreamFileItems(
      Runnable onNote,
      Runnable onCompare,
      Runnable onReplay,
      Runnable onSave,
      Supplier<@Nullable Path> capture,
      Outside outside) {
    this.capture = capture;
    this.outside = outside;
    note.setAccelerator(KeyCombination.valueOf("Shortcut+M"));
    note.setOnAction(chosen -> onNote.run());
    compare.setAccelerator(KeyCombination.valueOf("Shortcut+6"));
    compare.setOnAction(chosen -> onCompare.run());
    replay.setOnAction(chosen -> onReplay.run());
    save.setAccelerator(KeyCombination.valueOf("Shortcut+S"));
    save.setOnAction(chosen -> onSave.run());
    wireshark.setOnAction(chosen -> open());
  }

  List<MenuItem> items() {
    return List.of(note, compare, replay, save, wireshark);
  }

  /// To be called when they are about to be shown. A disabled entry says why.
  void prepare() {
    String reason =
        !outside.hasWireshark()
            ? " (not installed)"
            : capture.get() == null ? " (nothing is recorded in a file)" : "";
    wireshark.setText(WIRESHARK + reason);
    wireshark.setDisable(!reason.isEmpty());
  }

  private void open() {
    Path file = capture.get();
    if (file != null) {
      outside.openInWireshark(file);
    }
  }
}
