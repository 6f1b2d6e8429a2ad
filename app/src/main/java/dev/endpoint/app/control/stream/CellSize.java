package dev.endpoint.app.control.stream;

import javafx.geometry.Bounds;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// The grid a monospaced font makes, in pixels.
///
/// @param baseline from the top of a row down
public record CellSize(double width, double height, double baseline) {
  private static final double LEADING = 1.2;
  private static final int SAMPLE = 64;

  public static CellSize of(Font font) {
    Text text = new Text("0".repeat(SAMPLE));
    text.setFont(font);
    Bounds bounds = text.getLayoutBounds();
    double natural = bounds.getHeight();
    double height = Math.ceil(Math.max(natural, font.getSize() * 1.2) * LEADING * 0.94);
    double baseline = Math.round((height - natural) / 2 + text.getBaselineOffset());
    return new CellSize(bounds.getWidth() / SAMPLE, height, baseline);
  }
}
