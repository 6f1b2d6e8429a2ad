package dev.endpoint.app.control;

import javafx.scene.Node;
import javafx.scene.control.TableView;

/// A table as tall as its rows, and no taller than the place it has. Any other makes rows for all
/// of its height as soon as it has one: some 140 cells in a single pulse. Needs a fixed cell size.
public final class FittingTable<T> extends TableView<T> {
  @Override
  protected double computeMaxHeight(double width) {
    Node header = lookup(".column-header-background");
    if (header == null || getItems() == null || getItems().isEmpty()) {
      return super.computeMaxHeight(width);
    }
    return snappedTopInset()
        + snapSizeY(header.prefHeight(-1))
        + getItems().size() * snapSizeY(getFixedCellSize())
        + snappedBottomInset();
  }
}
