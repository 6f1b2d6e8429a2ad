package dev.endpoint.app.view;

import java.nio.file.Path;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// What the sheet asks of the desktop, and of the window around it.
public interface Outside {
  /// Lets the user choose a file to send; null for none.
  @Nullable Path fileToSend(Window owner);

  /// Lets the user say where to save something; null for nowhere.
  ///
  /// @param name what the file might be called
  @Nullable Path fileToSave(Window owner, String name);

  /// Shows the folder that holds a file.
  void openFolder(Path file);

  /// Shows how captures are kept, and how much they may take.
  void showCaptures();

  /// Whether Wireshark is installed.
  boolean hasWireshark();

  /// Opens a capture in Wireshark, if that is installed.
  ///
  /// @param made whether it was made for this, and is removed when Wireshark is closed
  void openInWireshark(Path capture, boolean made);

  /// The folder in which captures are kept.
  Path captures();
}
