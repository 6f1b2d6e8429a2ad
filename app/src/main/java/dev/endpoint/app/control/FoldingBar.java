package dev.endpoint.app.control;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Pane;

/// A line of controls, the last of them at the right end. What does not fit on one line goes to the
/// next, so that none is cut off; the last one to the first line that has room for it.
///
/// A control that changes is laid out with the bar; what is around it only when the bar needs
/// another height.
public final class FoldingBar extends Pane {
  private static final double GAP = 10;
  private static final double LINE_GAP = 6;

  /// How far down the lines last went.
  private double needed;

  @Override
  public void requestLayout() {
    setNeedsLayout(true);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  private List<List<Node>> lines(double width) {
    double room = room(width);
    List<List<Node>> lines = new ArrayList<>();
    for (Node node : getManagedChildren()) {
      if (lines.isEmpty() || !hasRoom(lines.getLast(), node, room)) {
        lines.add(new ArrayList<>());
      }
      lines.getLast().add(node);
    }
    if (lines.size() > 1 && lines.getLast().size() == 1) {
      Node last = lines.removeLast().getFirst();
      lines.stream()
          .filter(line -> hasRoom(line, last, room))
          .findFirst()
          .ifPresentOrElse(line -> line.add(last), () -> lines.add(List.of(last)));
    }
    return lines;
  }

  private double room(double width) {
    return width - getInsets().getLeft() - getInsets().getRight();
  }

  private static boolean hasRoom(List<Node> line, Node more, double room) {
    double taken = line.stream().mapToDouble(node -> node.prefWidth(-1) + GAP).sum();
    return taken + more.prefWidth(-1) <= room;
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
        double width = Math.min(node.prefWidth(-1), room(getWidth()));
        double right = getWidth() - insets.getRight() - width;
        place(node, last ? right : x, width, top, height);
        x += width + GAP;
      }
      top += height + LINE_GAP;
    }
    if (top != needed) {
      needed = top;
      super.requestLayout();
    }
  }

  private static void place(Node node, double x, double width, double top, double line) {
    node.resize(width, node.prefHeight(-1));
    node.relocate(Math.round(x), Math.round(top + (line - node.prefHeight(-1)) / 2));
  }
}
