package dev.endpoint.app.control.stream;

import dev.endpoint.engine.capture.Recording;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Executor;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;

/// Puts what is selected on the clipboard; gathers it off the FX thread.
final class StreamCopier {
  /// A clipboard is kept in memory, several times over.
  private static final long MOST_CHARS = 32L << 20;

  private final StreamView view;
  private final Executor background;
  private final Executor fx;

  StreamCopier(StreamView view, Executor background, Executor fx) {
    this.view = view;
    this.background = background;
    this.fx = fx;
  }

  void copy(CopyForm form) {
    Recording recording = view.getRecording();
    Selection selection = view.panes().selection();
    if (recording == null || selection.isEmpty()) {
      return;
    }
    Lane lane = view.getLane();
    background.execute(() -> gather(new Copying(new Tape(recording, lane), selection), form));
  }

  private void gather(Copying copying, CopyForm form) {
    try {
      long chars = form.chars(copying.bytes());
      if (chars > MOST_CHARS) {
        fx.execute(() -> view.say(tooMuch(chars)));
      } else {
        String copied = copying.as(form);
        fx.execute(
            () -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, copied)));
      }
    } catch (IOException e) {
      fx.execute(() -> view.say("Not copied: the recording cannot be read: " + e.getMessage()));
    }
  }

  private static String tooMuch(long chars) {
    return "Not copied: that would be %s; the clipboard takes %s at most. Select less."
        .formatted(Sizes.brief(chars), Sizes.brief(MOST_CHARS));
  }
}
