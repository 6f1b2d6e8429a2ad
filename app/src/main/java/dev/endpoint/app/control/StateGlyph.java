package dev.endpoint.app.control;

import dev.endpoint.app.model.Look;
import javafx.scene.layout.Region;

/// The small shape that stands for a state; its form and colour come from the style sheet.
public final class StateGlyph extends Region {
  private String styleClass = "";

  public StateGlyph() {
    getStyleClass().add("state-glyph");
  }

  public void show(Look look) {
    if (!look.styleClass().equals(styleClass)) {
      getStyleClass().remove(styleClass);
      styleClass = look.styleClass();
      getStyleClass().add(styleClass);
    }
  }
}
