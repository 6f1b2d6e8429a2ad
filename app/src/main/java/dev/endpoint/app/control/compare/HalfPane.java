package dev.endpoint.app.control.compare;

import dev.endpoint.app.control.stream.Palette;
import dev.endpoint.app.control.stream.RowNode;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;

/// Draws one side of the lines on the screen.
final class HalfPane extends Region {
  static final double TOP = 4;

  private final boolean isLeft;
  private final ObservableValue<Font> font;
  private final Palette palette;
  private final Rectangle clip = new Rectangle();
  private final List<RowNode> nodes = new ArrayList<>();

  HalfPane(boolean isLeft, ObservableValue<Font> font, Palette palette) {
    this.isLeft = isLeft;
    this.font = font;
    this.palette = palette;
    setClip(clip);
    setMinSize(0, 0);
    getStyleClass().add("stream-rows");
  }

  @Override
  public void resize(double width, double height) {
    super.resize(width, height);
    clip.setWidth(width);
    clip.setHeight(height);
  }

  void draw(List<Line> lines, LinePainter painter, int current) {
    while (nodes.size() < lines.size()) {
      RowNode node = new RowNode(font, palette);
      nodes.add(node);
      getChildren().add(node);
    }
    for (int i = 0; i < nodes.size(); i++) {
      RowNode node = nodes.get(i);
      node.setVisible(i < lines.size());
      if (i < lines.size()) {
        node.setLayoutY(Math.round(TOP + i * painter.cell().height()));
        painter.paint(node, isLeft, lines.get(i), i == current);
      }
    }
  }
}
