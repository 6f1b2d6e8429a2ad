package dev.endpoint.app.control.stream;

import dev.endpoint.engine.capture.Recording;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/// A line across the top that says what is wrong with the recording, or why something was not done.
final class Band extends Label {
  private static final PseudoClass NOTICE = PseudoClass.getPseudoClass("notice");

  private final Button captures = new Button("Captures \u2026");
  private @Nullable String trouble;
  private @Nullable String unreadable;
  private @Nullable String notice;

  Band() {
    getStyleClass().add("stream-band");
    setMaxWidth(Double.MAX_VALUE);
    setWrapText(true);
    setVisible(false);
    setContentDisplay(ContentDisplay.RIGHT);
    setGraphicTextGap(12);
    captures.getStyleClass().add("small");
    captures.setMinWidth(USE_PREF_SIZE);
    captures.setAccessibleText("Captures: where they are kept and how much they may take");
  }

  /// What shows how captures are kept: the way out when recording has stopped.
  void onCaptures(Runnable show) {
    captures.setOnAction(pressed -> show.run());
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
    boolean stopped = trouble != null && words != null && words.equals(trouble);
    setGraphic(stopped && captures.getOnAction() != null ? captures : null);
    pseudoClassStateChanged(NOTICE, notice != null);
  }
}
