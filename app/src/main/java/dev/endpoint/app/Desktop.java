package dev.endpoint.app;

import dev.endpoint.app.model.TroubleModel;
import dev.endpoint.app.view.Outside;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.stage.FileChooser;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// The desktop that the window stands on.
final class Desktop implements Outside {
  private final TroubleModel troubles;
  private final Consumer<Path> openFolder;
  private final Optional<Wireshark> wireshark;
  private final Runnable showCaptures;
  private final Supplier<Path> captures;

  /// @param openFolder shows the folder that holds a file
  /// @param showCaptures shows how captures are kept
  /// @param captures tells in which folder
  Desktop(
      TroubleModel troubles,
      Consumer<Path> openFolder,
      Optional<Wireshark> wireshark,
      Runnable showCaptures,
      Supplier<Path> captures) {
    this.troubles = troubles;
    this.openFolder = openFolder;
    this.wireshark = wireshark;
    this.showCaptures = showCaptures;
    this.captures = captures;
  }

  @Override
  public @Nullable Path fileToSend(Window owner) {
    return path(chooser("Send a file").showOpenDialog(owner));
  }

  @Override
  public @Nullable Path fileToSave(Window owner, String name) {
    FileChooser chooser = chooser("Save");
    chooser.setInitialFileName(name);
    return path(chooser.showSaveDialog(owner));
  }

  private static FileChooser chooser(String title) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    return chooser;
  }

  private static @Nullable Path path(@Nullable File chosen) {
    return chosen == null ? null : chosen.toPath();
  }

  @Override
  public void openFolder(Path file) {
    openFolder.accept(file);
  }

  @Override
  public void showCaptures() {
    showCaptures.run();
  }

  @Override
  public boolean hasWireshark() {
    return wireshark.isPresent();
  }

  @Override
  public Path captures() {
    return captures.get();
  }

  @Override
  public void openInWireshark(Path capture, boolean made) {
    try {
      Process opened = wireshark.orElseThrow().open(capture);
      if (made) {
        // Where that fails, or this program ends first, it goes with the old captures.
        opened.onExit().thenRun(() -> capture.toFile().delete());
      }
    } catch (IOException e) {
      troubles.note("Wireshark could not be started: " + e.getMessage() + ".");
    }
  }
}
