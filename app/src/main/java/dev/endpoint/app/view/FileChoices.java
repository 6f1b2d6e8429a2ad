package dev.endpoint.app.view;

import java.nio.file.Path;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// What can be done with files. Everything returns before the disk was asked.
public interface FileChoices {
  /// Lets the user choose a file, and opens it.
  void chooseToOpen(Window owner);

  void open(Path file);

  /// Lets the user choose a file that a string is to name; null for none.
  @Nullable Path chooseFile(Window owner);

  /// Lets the user choose a folder that a string is to name; null for none.
  @Nullable Path chooseFolder(Window owner);

  /// Lets the user say where what is listed goes, and saves it there.
  void chooseToSave(Window owner);
}
