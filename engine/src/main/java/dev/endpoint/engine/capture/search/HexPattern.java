package dev.endpoint.engine.capture.search;

import java.io.ByteArrayOutputStream;
import java.util.Locale;

/// Reads bytes in hex with wildcards.
final class HexPattern {
  private static final int ANY = 16;
  private static final int NO_DIGIT = -1;

  private final String text;
  private final ByteArrayOutputStream mask = new ByteArrayOutputStream();
  private final ByteArrayOutputStream value = new ByteArrayOutputStream();
  private int at;

  HexPattern(String text) {
    this.text = text;
  }

  BytePattern read() throws PatternException {
    boolean any = true;
    while (at < text.length()) {
      if (isSeparator(text.charAt(at))) {
        at++;
      } else {
        any &= readByte();
      }
    }
    if (mask.size() == 0) {
      throw new PatternException(0, text.length(), "Type bytes in hex, as in 16 03 ?? 01.");
    }
    if (any) {
      throw new PatternException(
          0, text.length(), "That would be found everywhere: give at least one digit.");
    }
    if (mask.size() > SearchPattern.LONGEST_BYTES) {
      throw new PatternException(
          0,
          text.length(),
          String.format(
              Locale.ROOT, "At most %,d bytes can be looked for.", SearchPattern.LONGEST_BYTES));
    }
    return new BytePattern(mask.toByteArray(), value.toByteArray());
  }

  /// Returns whether the byte may be anything.
  private boolean readByte() throws PatternException {
    at += prefix();
    int high = digit(at);
    if (high == NO_DIGIT) {
      throw noDigit();
    }
    int low = digit(at + 1);
    if (low == NO_DIGIT) {
      String digit = text.substring(at, at + 1);
      String whole = high == ANY ? "??" : "0" + digit + " or " + digit + "?";
      throw new PatternException(
          at, at + 1, "One hex digit is left over here: a byte has two, as in " + whole + ".");
    }
    int bits = (high == ANY ? 0 : 0xF0) | (low == ANY ? 0 : 0x0F);
    mask.write(bits);
    value.write((high << 4 | low & 0xF) & bits);
    at += 2;
    return bits == 0;
  }

  private PatternException noDigit() {
    if (at >= text.length()) {
      return new PatternException(at - 2, at, "Two hex digits are missing here.");
    }
    String character = Character.toString(text.codePointAt(at));
    return new PatternException(
        at,
        at + character.length(),
        "\"%s\" is no hex digit: 0 to 9 and A to F are, and ? for any.".formatted(character));
  }

  private int prefix() {
    return text.startsWith("0x", at) || text.startsWith("0X", at) || text.startsWith("\\x", at)
        ? 2
        : 0;
  }

  private static boolean isSeparator(char c) {
    return Character.isWhitespace(c) || c == ',' || c == ';' || c == ':' || c == '-';
  }

  private int digit(int index) {
    char c = index < text.length() ? text.charAt(index) : ' ';
    return c == '?' ? ANY : c < 128 ? Character.digit(c, 16) : NO_DIGIT;
  }
}
