package dev.endpoint.app.model;

import dev.endpoint.engine.capture.note.Colour;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/// A rule that colours messages, as it is being written.
public final class ColourRule {
  private static final String ON = "on";
  private static final String OFF = "off";

  /// Those that one begins with.
  static final List<String> USUAL =
      List.of(
          "on red uncut",
          "on red event && text ~ /reset|refused|failed|error/i",
          "on red proto == tls && info ~ /fatal/",
          "on amber proto == http && info ~ /^HTTP\\/1\\.[01] [45]/",
          "on purple recv && delta > 1s");

  private final BooleanProperty on = new SimpleBooleanProperty(this, "on", true);
  private final ObjectProperty<Colour> colour;
  private final FilterText filter = new FilterText();

  ColourRule(Colour colour, String text) {
    this.colour = new SimpleObjectProperty<>(this, "colour", colour);
    filter.textProperty().set(text);
  }

  /// Reads what [#written] wrote; nothing where that makes no sense. Mistakes in the filter are
  /// kept to be seen.
  static Optional<ColourRule> read(String written) {
    String[] parts = written.split(" ", 3);
    if (parts.length < 3 || !parts[0].equals(ON) && !parts[0].equals(OFF)) {
      return Optional.empty();
    }
    Optional<ColourRule> rule = Colour.of(parts[1]).map(colour -> new ColourRule(colour, parts[2]));
    rule.ifPresent(made -> made.on.set(parts[0].equals(ON)));
    return rule;
  }

  /// `on amber recv && size > 100`
  String written() {
    return (on.get() ? ON : OFF) + " " + colour.get().word() + " " + text();
  }

  String text() {
    return filter.textProperty().get().strip();
  }

  /// Nothing while it is off, or empty.
  Optional<ColourRules.Rule> holding() {
    return on.get()
        ? Optional.ofNullable(filter.filterProperty().get())
            .map(holds -> new ColourRules.Rule(colour.get(), holds))
        : Optional.empty();
  }

  public BooleanProperty onProperty() {
    return on;
  }

  public ObjectProperty<Colour> colourProperty() {
    return colour;
  }

  /// Which messages it colours.
  public FilterText filter() {
    return filter;
  }
}
