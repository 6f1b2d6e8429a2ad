package dev.endpoint.app.control.stream;

import dev.endpoint.engine.capture.export.CurlCommand;
import dev.endpoint.engine.capture.export.Excerpt;
import dev.endpoint.engine.capture.export.Form;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
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

  void copy(Form form) {
    Excerpt excerpt = view.selected();
    Encoding encoding = view.getEncoding();
    if (excerpt != null) {
      background.execute(() -> gather(excerpt, form, encoding));
    }
  }

  /// @param encoding the one in which text is shown
  private void gather(Excerpt excerpt, Form form, Encoding encoding) {
    try {
      long chars = form.chars(excerpt.bytes());
      if (chars > MOST_CHARS) {
        fx.execute(() -> view.say(tooMuch(chars)));
        return;
      }
      // Selected events are words in every form.
      Form fitting = excerpt.bytes() == 0 && !form.tellsEvents() ? Form.TEXT : form;
      put(fitting == Form.TEXT ? Form.text(excerpt, encoding.charset()) : fitting.text(excerpt));
    } catch (IOException e) {
      failed(e);
    }
  }

  private static String tooMuch(long chars) {
    return ("Not copied: that would be %s; the clipboard takes %s at most."
            + " Select less, or save it to a file (Ctrl+S).")
        .formatted(Sizes.brief(chars), Sizes.brief(MOST_CHARS));
  }

  private void put(String copied) {
    fx.execute(
        () -> Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, copied)));
  }

  private void failed(IOException e) {
    fx.execute(() -> view.say("Not copied: the recording cannot be read: " + e.getMessage()));
  }

  /// Tells, on the FX thread, the command that makes the selected request again; nothing comes when
  /// no such request is selected.
  void curl(Consumer<String> told) {
    Excerpt excerpt = view.selected();
    if (excerpt != null) {
      background.execute(() -> curl(excerpt, told));
    }
  }

  private void curl(Excerpt excerpt, Consumer<String> told) {
    try {
      Optional<String> command = CurlCommand.of(excerpt);
      command.ifPresent(words -> fx.execute(() -> told.accept(words)));
    } catch (IOException e) {
      failed(e);
    }
  }

  void copy(String words) {
    put(words);
  }
}
