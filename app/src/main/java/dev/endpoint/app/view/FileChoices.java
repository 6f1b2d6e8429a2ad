package dev.endpoint.app.view;

import java.nio.file.Path;
import javafx.stage.Window;

/// What can be done with files. Everything returns before the disk was asked.
public interface FileChoices {
  /// Lets the user choose a file, and opens it.
  void chooseToOpen(Window owner);

  void open(Path file);

  /// Lets the user say where what is listed goes, and saves it there.
  void chooseToSave(Window owner);
}
