package dev.endpoint.app.control.stream;

import java.util.BitSet;
import java.util.function.IntFunction;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;

/// Marks on the scroll bar where there is something. The mouse goes through to the bar.
public final class MarkerStrip extends Region {
  /// Pixels that share one mark.
  private static final int GRAIN = 2;

  private final Canvas canvas = new Canvas();
  private final Palette palette;
  private final Ink ink;
  private IntFunction<BitSet> marks = _ -> new BitSet();
  private BitSet drawn = new BitSet();

  /// @param ink what they are drawn with
  public MarkerStrip(Palette palette, Ink ink) {
    this.palette = palette;
    this.ink = ink;
    setMouseTransparent(true);
    setManaged(false);
    getChildren().add(canvas);
    palette.property(ink).addListener(_ -> draw(drawn));
  }

  /// @param fresh tells the marked ones of so many places
  public void show(IntFunction<BitSet> fresh) {
    marks = fresh;
    BitSet marked = marked();
    if (!marked.equals(drawn)) {
      draw(marked);
    }
  }

  private BitSet marked() {
    return marks.apply(places());
  }

  /// How many places it has.
  public int places() {
    return (int) (canvas.getHeight() / GRAIN);
  }

  @Override
  protected void layoutChildren() {
    if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
      canvas.setWidth(getWidth());
      canvas.setHeight(getHeight());
      draw(marked());
    }
  }

  private void draw(BitSet marked) {
    drawn = marked;
    GraphicsContext pen = canvas.getGraphicsContext2D();
    pen.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    pen.setFill(palette.property(ink).get());
    for (int at = marked.nextSetBit(0); at >= 0; at = marked.nextSetBit(at + 1)) {
      pen.fillRect(2, at * GRAIN, Math.max(0, canvas.getWidth() - 4), GRAIN);
    }
  }
}
