package dev.endpoint.app.control.stream;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.geometry.VPos;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/// One row on the screen: a few pieces of text on a few boxes, reused for whatever row comes here
/// next. Nothing is set that is so already; what is not needed is hidden, not removed. The boxes
/// come first among its children, and nothing is laid out: all have their places.
public final class RowNode extends Region {
  private final ObservableValue<Font> font;
  private final Palette palette;
  private final List<Piece> pieces = new ArrayList<>();
  private final List<Box> boxes = new ArrayList<>();
  private int usedPieces;
  private int usedBoxes;
  private double baseline;
  private RowGeometry geometry = RowGeometry.NOTHING;

  private static final class Piece {
    private final Text node = new Text();
    private @Nullable Ink ink;
  }

  private static final class Box {
    private final Rectangle node = new Rectangle();
    private @Nullable Ink ink;
  }

  public RowNode(ObservableValue<Font> font, Palette palette) {
    this.font = font;
    this.palette = palette;
    setManaged(false);
    setMouseTransparent(true);
  }

  public void begin(double rowBaseline) {
    baseline = rowBaseline;
    usedPieces = 0;
    usedBoxes = 0;
  }

  /// Writes text; returns the node, to be asked for its width. Its place may still be changed.
  public Text text(double x, String text, Ink ink) {
    Piece piece = usedPieces < pieces.size() ? pieces.get(usedPieces) : newPiece();
    usedPieces++;
    if (piece.ink != ink) {
      piece.ink = ink;
      piece.node.fillProperty().bind(palette.property(ink));
    }
    piece.node.setText(text);
    piece.node.setX(x);
    piece.node.setY(baseline);
    piece.node.setVisible(true);
    return piece.node;
  }

  private Piece newPiece() {
    Piece piece = new Piece();
    piece.node.setTextOrigin(VPos.BASELINE);
    piece.node.fontProperty().bind(font);
    piece.node.setManaged(false);
    pieces.add(piece);
    getChildren().add(piece.node);
    return piece;
  }

  /// Fills a part of the row; what comes later lies above.
  public void box(double x, double y, double width, double height, Ink ink) {
    Box box = usedBoxes < boxes.size() ? boxes.get(usedBoxes) : newBox();
    usedBoxes++;
    if (box.ink != ink) {
      box.ink = ink;
      box.node.fillProperty().bind(palette.property(ink));
    }
    box.node.setX(x);
    box.node.setY(y);
    box.node.setWidth(width);
    box.node.setHeight(height);
    box.node.setVisible(true);
  }

  private Box newBox() {
    Box box = new Box();
    box.node.setManaged(false);
    getChildren().add(boxes.size(), box.node);
    boxes.add(box);
    return box;
  }

  void end(RowGeometry drawn) {
    geometry = drawn;
    end();
  }

  /// Nothing more comes.
  public void end() {
    for (int i = usedPieces; i < pieces.size(); i++) {
      pieces.get(i).node.setVisible(false);
    }
    for (int i = usedBoxes; i < boxes.size(); i++) {
      boxes.get(i).node.setVisible(false);
    }
  }

  /// Where its cells stand.
  RowGeometry geometry() {
    return geometry;
  }
}
