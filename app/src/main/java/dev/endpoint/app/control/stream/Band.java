package dev.endpoint.app.control.stream;

import dev.endpoint.engine.capture.Recording;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/// A line across the top that says what is wrong with the recording, or why something was not done.
final class Band extends Label {
  private static final PseudoClass NOTICE = PseudoClass.getPseudoClass("notice");

  private @Nullable String trouble;
  private @Nullable String unreadable;
  private @Nullable String notice;

  Band() {
    getStyleClass().add("stream-band");
    setMaxWidth(Double.MAX_VALUE);
    setWrapText(true);
    setVisible(false);
  }

  void clear() {
    trouble = null;
    unreadable = null;
    notice = null;
    refresh();
  }

  void recording(Recording.Extent extent) {
    trouble = extent.trouble() == null ? null : extent.trouble() + missed(extent.missed());
    refresh();
  }

  private static String missed(long bytes) {
    return bytes == 0 ? "" : " \u00B7 " + Sizes.brief(bytes) + " not recorded";
  }

  void unreadable(Exception problem) {
    String reason = problem.getMessage() == null ? problem.toString() : problem.getMessage();
    unreadable = "This part of the recording cannot be read: " + reason;
    refresh();
  }

  /// Something was read again.
  void readable() {
    if (unreadable != null) {
      unreadable = null;
      refresh();
    }
  }

  /// Says something until the user goes on.
  void say(String words) {
    notice = words;
    refresh();
  }

  void hush() {
    if (notice != null) {
      notice = null;
      refresh();
    }
  }

  private void refresh() {
    String words = notice != null ? notice : unreadable != null ? unreadable : trouble;
    setVisible(words != null);
    setText(words == null ? "" : words);
    pseudoClassStateChanged(NOTICE, notice != null);
  }
}
