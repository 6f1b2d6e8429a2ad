package dev.endpoint.app.control.stream;

import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Whether a node can be seen. What is not seen need not be drawn: once it is seen again it is
/// told, in that pulse; until then nothing runs, for a window that does not change has no pulses.
public final class Showing {
  private final Node node;
  private final Runnable again;
  private final Runnable look = this::look;
  private @Nullable Scene watched;

  public Showing(Node node, Runnable again) {
    this.node = node;
    this.again = again;
    node.sceneProperty().addListener(_ -> sceneChanged());
  }

  /// Whether it is seen now; if not, `again` runs when it is.
  public boolean now() {
    boolean seen = isSeen();
    if (!seen) {
      watch();
    }
    return seen;
  }

  private boolean isSeen() {
    Scene scene = node.getScene();
    Window window = scene == null ? null : scene.getWindow();
    if (window == null
        || !window.isShowing()
        || window instanceof Stage stage && stage.isIconified()) {
      return false;
    }
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return true;
  }

  private void sceneChanged() {
    unwatch();
    if (!now()) {
      return;
    }
    again.run();
  }

  private void watch() {
    Scene scene = node.getScene();
    if (watched == null && scene != null) {
      watched = scene;
      scene.addPreLayoutPulseListener(look);
    }
  }

  private void unwatch() {
    if (watched != null) {
      watched.removePreLayoutPulseListener(look);
      watched = null;
    }
  }

  private void look() {
    if (isSeen()) {
      unwatch();
      again.run();
    }
  }
}
