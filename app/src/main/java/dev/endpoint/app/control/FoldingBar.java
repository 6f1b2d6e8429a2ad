package dev.endpoint.app.control;

import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/// A line of controls, the last of them at the right end. Where they do not fit on one line, that
/// one goes to a second, so that none is cut off.
public final class FoldingBar extends Pane {
  private static final double GAP = 10;
  private static final double LINE_GAP = 6;

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  private List<Node> first() {
    List<Node> all = getManagedChildren();
    return all.subList(0, Math.max(0, all.size() - 1));
  }

  private double firstWidth() {
    return first().stream().mapToDouble(node -> node.prefWidth(-1) + GAP).sum();
  }

  private boolean folds(double width) {
    Insets insets = getInsets();
    List<Node> all = getManagedChildren();
    double last = all.isEmpty() ? 0 : all.getLast().prefWidth(-1);
    return firstWidth() + last > width - insets.getLeft() - insets.getRight();
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
    double last = all.isEmpty() ? 0 : all.getLast().prefWidth(-1);
    return getInsets().getLeft() + firstWidth() + last + getInsets().getRight();
  }

  @Override
  protected double computePrefHeight(double width) {
    List<Node> all = getManagedChildren();
    boolean two = width >= 0 && folds(width) && all.size() > 1;
    double lines = two ? height(first()) + LINE_GAP + all.getLast().prefHeight(-1) : height(all);
    return getInsets().getTop() + lines + getInsets().getBottom();
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    List<Node> all = getManagedChildren();
    if (all.isEmpty()) {
      return;
    }
    boolean two = folds(getWidth()) && all.size() > 1;
    double line = two ? height(first()) : height(all);
    double top = getInsets().getTop();
    double x = getInsets().getLeft();
    for (Node node : first()) {
      place(node, x, top, line);
      x += node.prefWidth(-1) + GAP;
    }
    Node last = all.getLast();
    double right =
        Math.max(getInsets().getLeft(), getWidth() - getInsets().getRight() - last.prefWidth(-1));
    double lastTop = two ? top + line + LINE_GAP : top;
    place(last, right, lastTop, two ? last.prefHeight(-1) : line);
  }

  private static void place(Node node, double x, double top, double line) {
    node.resize(node.prefWidth(-1), node.prefHeight(-1));
    node.relocate(Math.round(x), Math.round(top + (line - node.prefHeight(-1)) / 2));
  }
}
