package dev.endpoint.app.control.plot;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javafx.scene.Group;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Rectangle;

/// The colours of a plot. Each is that of a shape without size, so the style sheet says what they
/// are, in both themes.
final class Inks extends Group {
  enum Ink {
    SENT,
    SENT_RANGE,
    RECEIVED,
    RECEIVED_RANGE,
    GRID,
    BASE,
    WORDS,
    CURSOR,
    CHOSEN,
    UNREAD
  }

  private final Map<Ink, Rectangle> inks = new EnumMap<>(Ink.class);

  /// @param changed is called when one has another colour
  Inks(Runnable changed) {
    setManaged(false);
    for (Ink ink : Ink.values()) {
      Rectangle shape = new Rectangle();
      shape.getStyleClass().add("ink-" + ink.name().toLowerCase(Locale.ROOT).replace('_', '-'));
      shape.fillProperty().subscribe((before, now) -> changed.run());
      inks.put(ink, shape);
      getChildren().add(shape);
    }
  }

  Paint of(Ink ink) {
    return Objects.requireNonNull(inks.get(ink)).getFill();
  }
}
