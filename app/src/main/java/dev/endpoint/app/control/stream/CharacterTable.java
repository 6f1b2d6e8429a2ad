package dev.endpoint.app.control.stream;

/// What is to know about characters beyond ASCII to lay them out.
final class CharacterTable {
  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;

  private CharacterTable() {}

  /// Whether a character shows nothing, or changes how others are shown: controls, marks of
  /// direction, separators, private and unassigned ones. It is written out, so that nobody is
  /// misled by what is not seen.
  static boolean invisible(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SPACE_SEPARATOR,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          true;
      case Character.FORMAT -> point != ZERO_WIDTH_JOINER && point != ZERO_WIDTH_NON_JOINER;
      default -> false;
    };
  }

  /// Whether our monospaced font has it, one column wide.
  static boolean onGrid(int point) {
    return between(point, 0xA1, 0x131) && point != 0xAD
        || between(point, 0x134, 0x17F)
        || between(point, 0x391, 0x3C9) && point != 0x3A2
        || between(point, 0x410, 0x44F)
        || between(point, 0x2018, 0x2022) && point != 0x201B
        || between(point, 0x2190, 0x2199)
        || between(point, 0x2500, 0x259F)
        || point == 0x401
        || point == 0x451
        || point == 0x2013
        || point == 0x2014
        || point == 0x2026
        || point == 0x20AC
        || point == 0xFFFD;
  }

  /// Whether it is drawn together with the character before it.
  static boolean joins(int point) {
    return switch (Character.getType(point)) {
      case Character.NON_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.FORMAT ->
          true;
      default -> between(point, 0x1F3FB, 0x1F3FF);
    };
  }

  /// How many columns it takes; where the font decides that, enough of them.
  static int columns(int point) {
    boolean ligature = between(point, 0xFDF0, 0xFDFF);
    boolean cuneiform = between(point, 0x12000, 0x1254F);
    if (ligature || cuneiform || between(point, 0x2E3A, 0x2E3B)) {
      return 8;
    }
    return wide(point) ? 2 : 1;
  }

  private static boolean wide(int point) {
    return between(point, 0x1100, 0x115F)
        || between(point, 0x2600, 0x27BF)
        || between(point, 0x2E80, 0xA4CF)
        || between(point, 0xAC00, 0xD7A3)
        || between(point, 0xF900, 0xFAFF)
        || between(point, 0xFE30, 0xFE6F)
        || between(point, 0xFF00, 0xFF60)
        || between(point, 0xFFE0, 0xFFE6)
        || between(point, 0x1F000, 0x1FAFF)
        || between(point, 0x20000, 0x3FFFD);
  }

  private static boolean between(int point, int low, int high) {
    return low <= point && point <= high;
  }
}
