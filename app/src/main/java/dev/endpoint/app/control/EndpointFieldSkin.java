package dev.endpoint.app.control;

import dev.endpoint.engine.syntax.Diagnostic;
import javafx.beans.value.ObservableValue;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.Group;
import javafx.scene.control.skin.TextFieldSkin;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/// Lays the ghost text and the underlines over the text of the field, wherever it has scrolled to.
final class EndpointFieldSkin extends TextFieldSkin {
  private static final double WAVE = 2;

  private final EndpointField field;
  private final Text ghost = new Text();
  private final Group marks = new Group();
  private final Rectangle clip = new Rectangle();
  private final Group overlay = new Group(marks, ghost);

  EndpointFieldSkin(EndpointField field) {
    super(field);
    this.field = field;
    ghost.getStyleClass().add("ghost");
    ghost.fontProperty().bind(field.fontProperty());
    ghost.textProperty().bind(field.ghostProperty());
    overlay.setManaged(false);
    overlay.setMouseTransparent(true);
    overlay.setClip(clip);
    getChildren().add(overlay);
    refreshOn(field.diagnosticsProperty());
    refreshOn(field.ghostProperty());
    refreshOn(field.textProperty());
    refreshOn(field.caretPositionProperty());
    refreshOn(field.fontProperty());
  }

  private void refreshOn(ObservableValue<?> value) {
    registerInvalidationListener(value, changed -> field.requestLayout());
  }

  @Override
  protected void layoutChildren(double x, double y, double width, double height) {
    super.layoutChildren(x, y, width, height);
    clip.setX(x);
    clip.setWidth(width);
    clip.setHeight(field.getHeight());
    Bounds line = line();
    marks.getChildren().setAll(field.getDiagnostics().stream().map(d -> mark(d, line)).toList());
    ghost.setX(line.getMaxX());
    ghost.setY(line.getMinY() + ghost.getBaselineOffset());
  }

  double xAt(int index) {
    Text text = text();
    if (text == null || index <= 0) {
      return line().getMinX();
    }
    if (index >= text.getText().length()) {
      return line().getMaxX();
    }
    Bounds before = new Path(text.rangeShape(0, index)).getBoundsInLocal();
    return line().getMinX() + before.getWidth() - 1;
  }

  /// Where the text stands now, in the field's coordinates.
  private Bounds line() {
    Text text = text();
    if (text == null) {
      return new BoundingBox(0, 0, 0, 0);
    }
    Bounds scene = text.localToScene(text.getLayoutBounds());
    Bounds local = field.sceneToLocal(scene);
    return local == null ? new BoundingBox(0, 0, 0, 0) : local;
  }

  /// The field's own text node; the prompt is another one.
  private @Nullable Text text() {
    return field.lookupAll(".text").stream()
        .filter(n -> n instanceof Text t && t.getText().equals(field.getText()))
        .map(Text.class::cast)
        .findFirst()
        .orElse(null);
  }

  private Path mark(Diagnostic diagnostic, Bounds line) {
    double from = xAt(diagnostic.start());
    double to = Math.max(xAt(diagnostic.end()), from + 3 * WAVE);
    double y = line.getMaxY();
    Path path = new Path(new MoveTo(from, y));
    boolean down = true;
    for (double x = from + WAVE; x <= to; x += WAVE) {
      path.getElements().add(new LineTo(x, down ? y + WAVE : y));
      down = !down;
    }
    path.getStyleClass().addAll("mark", diagnostic.isError() ? "mark-error" : "mark-warning");
    return path;
  }
}
