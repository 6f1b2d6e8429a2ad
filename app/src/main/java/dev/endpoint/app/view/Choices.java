package dev.endpoint.app.view;

import javafx.beans.property.Property;
import javafx.scene.control.ToggleButton;

/// Buttons that stand for the values of a property.
final class Choices {
  private Choices() {}

  /// It is down while the property has its value.
  static <T> void toggle(ToggleButton button, Property<T> property, T value) {
    property.subscribe(now -> button.setSelected(value.equals(now)));
    button.setOnAction(
        pressed -> {
          property.setValue(value);
          button.setSelected(true);
        });
  }
}
