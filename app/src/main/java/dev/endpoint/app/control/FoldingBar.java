package dev.endpoint.app.control;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/// A line of controls, the last of them at the right end. What does not fit on one line goes to the
/// next, so that none is cut off.
public final class FoldingBar extends Pane {
  private static final double GAP = 10;
  private static final double LINE_GAP = 6;

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  private List<List<Node>> lines(double width) {
    double room = width - getInsets().getLeft() - getInsets().getRight();
    List<List<Node>> lines = new ArrayList<>();
    double taken = 0;
    for (Node node : getManagedChildren()) {
      double wanted = node.prefWidth(-1);
      if (lines.isEmpty() || taken + wanted > room) {
        lines.add(new ArrayList<>());
        taken = 0;
      }
      lines.getLast().add(node);
      taken += wanted + GAP;
    }
    return lines;
  }

  private static double height(List<Node> nodes) {
    return nodes.stream().mapToDouble(node -> node.prefHeight(-1)).max().orElse(0);
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected double computePrefWidth(double height) {
    List<Node> all = getManagedChildren();
    double widths = all.stream().mapToDouble(node -> node.prefWidth(-1)).sum();
    double gaps = GAP * Math.max(0, all.size() - 1);
    return getInsets().getLeft() + widths + gaps + getInsets().getRight();
  }

  @Override
  protected double computePrefHeight(double width) {
    List<List<Node>> lines = lines(width < 0 ? Double.MAX_VALUE : width);
    double heights = lines.stream().mapToDouble(FoldingBar::height).sum();
    double gaps = LINE_GAP * Math.max(0, lines.size() - 1);
    return getInsets().getTop() + heights + gaps + getInsets().getBottom();
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    Insets insets = getInsets();
    List<Node> all = getManagedChildren();
    double top = insets.getTop();
    for (List<Node> line : lines(getWidth())) {
      double height = height(line);
      double x = insets.getLeft();
      for (Node node : line) {
        boolean last = node == all.getLast();
        double right = getWidth() - insets.getRight() - node.prefWidth(-1);
        place(node, last ? Math.max(insets.getLeft(), right) : x, top, height);
        x += node.prefWidth(-1) + GAP;
      }
      top += height + LINE_GAP;
    }
  }

  private static void place(Node node, double x, double top, double line) {
    node.resize(node.prefWidth(-1), node.prefHeight(-1));
    node.relocate(Math.round(x), Math.round(top + (line - node.prefHeight(-1)) / 2));
  }
}
