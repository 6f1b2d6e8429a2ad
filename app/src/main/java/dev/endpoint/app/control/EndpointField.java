package dev.endpoint.app.control;

import dev.endpoint.engine.syntax.Diagnostic;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Skin;
import javafx.scene.control.TextField;

/// A text field that underlines what diagnostics are about and shows, in grey after the text, what
/// is still expected.
public final class EndpointField extends TextField {
  private final ObjectProperty<List<Diagnostic>> diagnostics =
      new SimpleObjectProperty<>(this, "diagnostics", List.of());
  private final StringProperty ghost = new SimpleStringProperty(this, "ghost", "");

  public EndpointField() {
    getStyleClass().add("endpoint-field");
  }

  @Override
  protected Skin<?> createDefaultSkin() {
    return new EndpointFieldSkin(this);
  }

  /// Where the character at this index begins, in the field's coordinates; at the right end beyond
  /// the last one.
  public double xAt(int index) {
    return getSkin() instanceof EndpointFieldSkin skin ? skin.xAt(index) : 0;
  }

  public ObjectProperty<List<Diagnostic>> diagnosticsProperty() {
    return diagnostics;
  }

  public List<Diagnostic> getDiagnostics() {
    return diagnostics.get();
  }

  public void setDiagnostics(List<Diagnostic> value) {
    diagnostics.set(value);
  }

  public StringProperty ghostProperty() {
    return ghost;
  }

  public String getGhost() {
    return ghost.get();
  }

  public void setGhost(String value) {
    ghost.set(value);
  }
}
