package dev.endpoint.app.support;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;

/// Words that do not fit where they are shown.
public final class CutOff {
  private CutOff() {}

  /// Each control whose text is shown in part, below a node that is laid out. FX thread only.
  public static List<Labeled> below(Node root) {
    List<Labeled> found = new ArrayList<>();
    look(root, found);
    return found;
  }

  private static void look(Node node, List<Labeled> found) {
    if (!node.isVisible()) {
      return;
    }
    if (node instanceof Labeled labeled && labeled.getText() != null && isCut(labeled)) {
      found.add(labeled);
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> look(child, found));
    }
  }

  private static boolean isCut(Labeled labeled) {
    return labeled.getChildrenUnmodifiable().stream()
        .anyMatch(
            child ->
                child instanceof Text text
                    && text.isVisible()
                    && !text.getText().equals(labeled.getText()));
  }
}
