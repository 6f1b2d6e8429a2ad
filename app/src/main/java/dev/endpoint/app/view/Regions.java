package dev.endpoint.app.view;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import org.jspecify.annotations.Nullable;

/// The parts of the window that F6 walks through, in order. A part that is hidden or takes no focus
/// is passed over.
final class Regions {
  private final List<Node> regions;

  Regions(List<Node> regions) {
    this.regions = regions;
  }

  /// Gives the focus to the next part after the one that has it.
  ///
  /// @param step 1 forwards, -1 backwards
  void walk(@Nullable Node owner, int step) {
    int at = indexOf(owner);
    for (int i = 1; i <= regions.size(); i++) {
      Node target = focusable(regions.get(Math.floorMod(at + i * step, regions.size())));
      if (target != null) {
        target.requestFocus();
        return;
      }
    }
  }

  private int indexOf(@Nullable Node node) {
    for (Node n = node; n != null; n = n.getParent()) {
      int at = regions.indexOf(n);
      if (at >= 0) {
        return at;
      }
    }
    return -1;
  }

  private static @Nullable Node focusable(Node node) {
    if (!node.isVisible() || node.isDisabled()) {
      return null;
    }
    if (node.isFocusTraversable()) {
      return node;
    }
    if (node instanceof Parent parent) {
      for (Node child : parent.getChildrenUnmodifiable()) {
        Node found = focusable(child);
        if (found != null) {
          return found;
        }
      }
    }
    return null;
  }
}
