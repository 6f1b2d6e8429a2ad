package dev.endpoint.app.view;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Answers as a user would who always chooses the same file.
final class NoDesktop implements Outside {
  final @Nullable Path chosen;
  final List<String> asked = new ArrayList<>();
  boolean wireshark;

  NoDesktop(@Nullable Path chosen) {
    this.chosen = chosen;
  }

  @Override
  public @Nullable Path fileToSend(Window owner) {
    return chosen;
  }

  @Override
  public @Nullable Path fileToSave(Window owner, String name) {
    asked.add("save as " + name);
    return chosen;
  }

  @Override
  public void openFolder(Path file) {
    asked.add("folder of " + file);
  }

  @Override
  public void showCaptures() {
    asked.add("captures");
  }

  @Override
  public boolean hasWireshark() {
    return wireshark;
  }

  @Override
  public void openInWireshark(Path capture, boolean made) {
    asked.add((made ? "joined for wireshark " : "wireshark ") + capture);
  }

  @Override
  public Path captures() {
    return Path.of("captures").toAbsolutePath();
  }
}
