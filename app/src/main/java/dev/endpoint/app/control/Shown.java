package dev.endpoint.app.control;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// The few things every controller does with nodes.
public final class Shown {
  private Shown() {}

  /// Shows the node or takes it out of the layout.
  public static void when(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  /// Shows the words with the band they stand in, or hides the band when there are none.
  public static void words(Node band, Label label, String words) {
    label.setText(words);
    when(band, !words.isEmpty());
  }

  public static void copy(String text) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }
}
