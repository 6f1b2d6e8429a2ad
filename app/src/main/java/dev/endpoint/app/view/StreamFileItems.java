package dev.endpoint.app.view;

import dev.endpoint.app.control.ColourChip;
import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.capture.note.Colour;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCombination;
import org.jspecify.annotations.Nullable;

/// What the stream's menu offers to do with the bytes: note, colour, compare, save.
final class StreamFileItems {
  private static final String WIRESHARK = "Open in Wireshark";

  private final Supplier<@Nullable Recording> recorded;
  private final ToWireshark toWireshark;
  private final MenuItem note = new MenuItem("Add a note \u2026");
  private final Menu colour = new Menu("Colour");
  private final MenuItem compare = new MenuItem("Compare with another stream");
  private final MenuItem replay = new MenuItem("Replay on another connection \u2026");
  private final MenuItem save = new MenuItem("Save \u2026");
  private final MenuItem wireshark = new MenuItem(WIRESHARK);

  /// @param recorded what is shown, or what was said above it
  StreamFileItems(
      Runnable onNote,
      Consumer<@Nullable Colour> onColour,
      Runnable onCompare,
      Runnable onReplay,
      Runnable onSave,
      Supplier<@Nullable Recording> recorded,
      ToWireshark toWireshark) {
    this.recorded = recorded;
    this.toWireshark = toWireshark;
    note.setAccelerator(KeyCombination.valueOf("Shortcut+M"));
    note.setOnAction(chosen -> onNote.run());
    for (Colour each : Colour.values()) {
      addColour(each, onColour);
    }
    addColour(null, onColour);
    compare.setAccelerator(KeyCombination.valueOf("Shortcut+6"));
    compare.setOnAction(chosen -> onCompare.run());
    replay.setOnAction(chosen -> onReplay.run());
    save.setAccelerator(KeyCombination.valueOf("Shortcut+S"));
    save.setOnAction(chosen -> onSave.run());
    wireshark.setOnAction(chosen -> open());
  }

  private void addColour(@Nullable Colour chosen, Consumer<@Nullable Colour> onColour) {
    MenuItem item = new MenuItem(ColourChip.words(chosen));
    item.setOnAction(pressed -> onColour.accept(chosen));
    colour.getItems().add(item);
  }

  List<MenuItem> items() {
    return List.of(note, colour, compare, replay, save, wireshark);
  }

  /// To be called when they are about to be shown. A disabled entry says why.
  void prepare() {
    String reason =
        !toWireshark.outside().hasWireshark()
            ? " (not installed)"
            : !isInFile(recorded.get()) ? " (nothing is recorded in a file)" : "";
    wireshark.setText(WIRESHARK + reason);
    wireshark.setDisable(!reason.isEmpty());
  }

  private void open() {
    Recording shown = recorded.get();
    if (shown != null) {
      toWireshark.open(shown);
    }
  }

  private static boolean isInFile(@Nullable Recording recording) {
    return recording != null && recording.file() != null;
  }
}
