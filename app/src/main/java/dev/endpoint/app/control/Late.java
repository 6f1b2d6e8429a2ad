package dev.endpoint.app.control;

import java.util.List;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/// Nodes that are seen later, if at all. Until then they are not in the scene: a start would have
/// to style and lay out all of them, seen or not.
public final class Late {
  private Late() {}

  /// Takes an invisible node out of its parent until it is to be seen for the first time.
  public static void untilSeen(Node node) {
    until(node.visibleProperty(), node);
  }

  /// Takes the node out of its parent until this is true for the first time.
  public static void until(ObservableValue<Boolean> wanted, Node node) {
    if (wanted.getValue()) {
      return;
    }
    Pane parent = (Pane) node.getParent();
    List<Node> order = List.copyOf(parent.getChildren());
    parent.getChildren().remove(node);
    wanted.addListener(
        new ChangeListener<>() {
          @Override
          public void changed(
              ObservableValue<? extends Boolean> value, Boolean before, Boolean now) {
            if (now) {
              wanted.removeListener(this);
              parent.getChildren().add(place(parent, order, node), node);
            }
          }
        });
  }

  /// Behind those that stood before it; others may still be missing.
  private static int place(Pane parent, List<Node> order, Node node) {
    List<Node> before = order.subList(0, order.indexOf(node));
    int place = 0;
    while (place < parent.getChildren().size()
        && before.contains(parent.getChildren().get(place))) {
      place++;
    }
    return place;
  }
}
