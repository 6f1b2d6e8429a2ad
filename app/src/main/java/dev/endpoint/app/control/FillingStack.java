package dev.endpoint.app.control;

import javafx.scene.layout.StackPane;

/// A stack that fills its place whatever it holds, so what changes in it is laid out without what
/// is around it. A text that changes twenty times a second would have the whole window laid out.
public final class FillingStack extends StackPane {
  public FillingStack() {
    setMinSize(0, 0);
  }

  @Override
  public void requestLayout() {
    setNeedsLayout(true);
  }
}
