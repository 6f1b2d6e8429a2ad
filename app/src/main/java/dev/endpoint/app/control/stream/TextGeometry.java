package dev.endpoint.app.control.stream;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.PathElement;
import javafx.scene.text.Text;

/// Where the cells of a row of text stand: on the grid in plain segments; as the font says in the
/// others.
final class TextGeometry implements RowGeometry {
  private final List<Part> parts = new ArrayList<>();
  private final double column;
  private final double start;

  /// @param text the node to ask, for a segment that is not plain; its text begins at the same
  ///   place
  private record Part(Segment segment, double x, double width, Text text) {
    int end() {
      return segment.firstCell() + segment.cells();
    }
  }

  private TextGeometry(double start, double column) {
    this.start = start;
    this.column = column;
  }

  /// Writes segments one behind the other.
  ///
  /// @param start where the first one begins
  static TextGeometry drawn(
      RowNode node, List<Segment> segments, double start, double column, Ink ink) {
    TextGeometry geometry = new TextGeometry(start, column);
    segments.forEach(segment -> geometry.draw(node, segment, ink));
    return geometry;
  }

  private void draw(RowNode node, Segment segment, Ink ink) {
    double x = end();
    Text text = node.text(x, segment.normal(), ink);
    if (!segment.dim().isEmpty()) {
      node.text(x, segment.dim(), Ink.DIM);
    }
    if (!segment.odd().isEmpty()) {
      node.text(x, segment.odd(), Ink.ODD);
    }
    double natural = segment.plain() ? segment.chars() * column : text.getLayoutBounds().getWidth();
    parts.add(new Part(segment, x, natural, text));
  }

  double end() {
    return parts.isEmpty() ? start : parts.getLast().x() + parts.getLast().width();
  }

  @Override
  public int cellAt(double x) {
    for (Part part : parts) {
      if (x < part.x() + part.width()) {
        return part.segment().firstCell() + nearest(part.segment(), character(part, x));
      }
    }
    return parts.isEmpty() ? 0 : parts.getLast().end();
  }

  private double character(Part part, double x) {
    double inside = Math.max(0, x - part.x());
    if (part.segment().plain()) {
      return inside / column;
    }
    Point2D point = new Point2D(x, part.text().getY());
    return part.text().hitTest(point).getInsertionIndex();
  }

  private static int nearest(Segment segment, double character) {
    int[] charAt = segment.charAt();
    int cell = 0;
    while (cell < segment.cells() && (charAt[cell] + charAt[cell + 1]) / 2.0 <= character) {
      cell++;
    }
    return cell;
  }

  @Override
  public double caret(int cell) {
    for (Part part : parts) {
      if (cell < part.end()) {
        int at = part.segment().charAt()[cell - part.segment().firstCell()];
        return part.segment().plain() ? part.x() + at * column : caretIn(part.text(), at);
      }
    }
    return end();
  }

  private static double caretIn(Text text, int at) {
    for (PathElement element : text.caretShape(at, true)) {
      if (element instanceof MoveTo move) {
        return move.getX();
      }
    }
    return text.getX();
  }

  @Override
  public void cover(int from, int to, Cover cover) {
    for (Part part : parts) {
      int first = Math.max(from - part.segment().firstCell(), 0);
      int last = Math.min(to - part.segment().firstCell(), part.segment().cells());
      if (first < last) {
        cover(part, part.segment().charAt()[first], part.segment().charAt()[last], cover);
      }
    }
  }

  private void cover(Part part, int from, int to, Cover cover) {
    if (part.segment().plain()) {
      cover.fill(part.x() + from * column, (to - from) * column);
      return;
    }
    double left = Double.POSITIVE_INFINITY;
    double right = Double.NEGATIVE_INFINITY;
    for (PathElement element : part.text().rangeShape(from, to)) {
      if (element instanceof MoveTo move) {
        fill(left, right, cover);
        left = move.getX();
        right = left;
      } else if (element instanceof LineTo line) {
        left = Math.min(left, line.getX());
        right = Math.max(right, line.getX());
      }
    }
    fill(left, right, cover);
  }

  private static void fill(double left, double right, Cover cover) {
    if (left < right) {
      cover.fill(left, right - left);
    }
  }
}
