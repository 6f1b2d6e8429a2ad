package dev.endpoint.app.model;

import dev.endpoint.engine.capture.filter.Filter;
import dev.endpoint.engine.capture.note.Colour;
import java.util.List;

/// The rules that hold, in their order: the first one that a message meets colours it. Immutable.
public record ColourRules(List<Rule> rules) {
  public static final ColourRules NONE = new ColourRules(List.of());

  public ColourRules {
    rules = List.copyOf(rules);
  }

  public record Rule(Colour colour, Filter filter) {
    /// `◆ amber: recv && size > 100`
    public String words() {
      return colour.glyph() + " " + colour.word() + ": " + filter.text();
    }
  }
}
