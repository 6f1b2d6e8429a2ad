package dev.endpoint.engine.capture.note;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// The colours that people give to bytes, and rules to messages. Each has a word and a glyph, so
/// that none has to be told by colour alone.
public enum Colour {
  RED("\u25B2"),
  AMBER("\u25C6"),
  GREEN("\u25CF"),
  TEAL("\u25A0"),
  PURPLE("\u25BC"),
  /// For what matters less than the rest.
  GREY("\u25CB");

  private final String glyph;

  Colour(String glyph) {
    this.glyph = glyph;
  }

  public String glyph() {
    return glyph;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Colour> of(String word) {
    return Arrays.stream(values()).filter(each -> each.word().equals(word)).findFirst();
  }
}
