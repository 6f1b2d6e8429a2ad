package dev.endpoint.app.control.form;

import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/// As many columns of the same width as there is room for; the cells of a row begin at one height.
public final class FieldGrid extends Pane {
  private static final double LEAST_WIDTH = 270;
  private static final double GAP = 20;
  private static final double ROW_GAP = 12;

  public FieldGrid() {
    getStyleClass().add("field-grid");
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefHeight(double width) {
    return arrange(width, false);
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    arrange(getWidth(), true);
  }

  /// Returns the height that all cells take.
  private double arrange(double width, boolean place) {
    Insets insets = getInsets();
    double inner = width - insets.getLeft() - insets.getRight();
    int columns = Math.max(1, (int) ((inner + GAP) / (LEAST_WIDTH + GAP)));
    double cell = snapSizeX(Math.max(0, (inner + GAP) / columns - GAP) - 1);
    List<Node> cells = getManagedChildren();
    double y = insets.getTop();
    for (int first = 0; first < cells.size(); first += columns) {
      List<Node> row = cells.subList(first, Math.min(first + columns, cells.size()));
      double height = row.stream().mapToDouble(node -> node.prefHeight(cell)).max().orElse(0);
      for (int column = 0; place && column < row.size(); column++) {
        double x = snapPositionX(insets.getLeft() + column * (cell + GAP));
        row.get(column).resizeRelocate(x, y, cell, height);
      }
      y += height + ROW_GAP;
    }
    return (cells.isEmpty() ? y : y - ROW_GAP) + insets.getBottom();
  }
}
