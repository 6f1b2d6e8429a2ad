package dev.endpoint.app.control.stream;

import java.util.HexFormat;
import java.util.Locale;

/// How one character or byte is shown.
///
/// @param columns how wide it is, in columns of the monospaced font; an estimate for FREE
public record Glyph(Kind kind, String text, int columns) {
  public enum Kind {
    /// Stands for itself, one column wide.
    PLAIN,
    /// Stands for something invisible.
    DIM,
    /// Stands for a byte that is no character.
    ODD,
    /// Stands for itself; the font decides how wide it is.
    FREE,
    /// Joins the character before it.
    JOINED
  }

  static final int TAB = 8;
  private static final int PICTURES = 0x2400;
  private static final int DELETE_PICTURE = 0x2421;
  private static final int NO_BREAK_SPACE = 0xA0;
  private static final int IDEOGRAPHIC_SPACE = 0x3000;
  private static final String OPEN_BOX = "\u2423";
  private static final String ARROW = "\u2192";
  private static final Glyph[] ASCII = ascii();
  private static final Glyph[] INVALID = invalid();

  /// A space that is to be seen.
  static final Glyph SPACE = new Glyph(Kind.DIM, "\u00B7", 1);

  /// The end of a line that is not to be seen.
  static final Glyph BLANK = new Glyph(Kind.DIM, " ", 1);

  /// The rest of a character that began in an earlier record.
  static final Glyph REST = new Glyph(Kind.DIM, "\u2508", 1);

  private static Glyph[] ascii() {
    Glyph[] glyphs = new Glyph[128];
    for (int c = 0; c < 128; c++) {
      glyphs[c] =
          c < 0x20
              ? new Glyph(Kind.DIM, Character.toString(PICTURES + c), 1)
              : new Glyph(Kind.PLAIN, Character.toString(c), 1);
    }
    glyphs[0x7F] = new Glyph(Kind.DIM, Character.toString(DELETE_PICTURE), 1);
    return glyphs;
  }

  private static Glyph[] invalid() {
    Glyph[] glyphs = new Glyph[256];
    HexFormat hex = HexFormat.of().withUpperCase();
    for (int b = 0; b < 256; b++) {
      glyphs[b] = new Glyph(Kind.ODD, "\\x" + hex.toHexDigits((byte) b), 4);
    }
    return glyphs;
  }

  public static Glyph of(int point) {
    if (point < 128) {
      return ASCII[point];
    }
    if (point == IDEOGRAPHIC_SPACE) {
      return new Glyph(Kind.FREE, Character.toString(point), 2);
    }
    if (point == NO_BREAK_SPACE) {
      return new Glyph(Kind.DIM, OPEN_BOX, 1);
    }
    if (CharacterTable.invisible(point)) {
      return escape(point);
    }
    String text = Character.toString(point);
    if (CharacterTable.onGrid(point)) {
      return new Glyph(Kind.PLAIN, text, 1);
    }
    return CharacterTable.joins(point)
        ? new Glyph(Kind.JOINED, text, 0)
        : new Glyph(Kind.FREE, text, CharacterTable.columns(point));
  }

  static Glyph escape(int point) {
    String text = "\\u{" + Integer.toHexString(point).toUpperCase(Locale.ROOT) + "}";
    return new Glyph(Kind.DIM, text, text.length());
  }

  public static Glyph invalid(int value) {
    return INVALID[value];
  }

  static Glyph tab(int column, boolean seen) {
    int columns = TAB - column % TAB;
    return new Glyph(Kind.DIM, (seen ? ARROW : " ") + " ".repeat(columns - 1), columns);
  }

  /// A character that joins the one before it where there is none.
  static Glyph alone(int point) {
    return new Glyph(Kind.FREE, "\u25CC" + Character.toString(point), 1);
  }
}
