package dev.endpoint.app.model;

import java.io.ByteArrayOutputStream;

/// Hex as people paste it: pairs of digits, with or without spaces, commas, colons, `0x` or `\x`
/// between them.
public final class HexText {
  private HexText() {}

  public static Typed read(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int at = 0;
    while (at < text.length()) {
      if (isSeparator(text.charAt(at))) {
        at++;
        continue;
      }
      at += prefix(text, at);
      int high = at < text.length() ? digit(text.charAt(at)) : -1;
      int low = at + 1 < text.length() ? digit(text.charAt(at + 1)) : -1;
      if (high < 0) {
        return notHex(text, at);
      }
      if (low < 0) {
        return new Typed.Wrong(
            at,
            at + 1,
            "One hex digit is left over here: a byte has two, as in 0" + text.charAt(at) + ".");
      }
      out.write(high << 4 | low);
      at += 2;
    }
    return new Typed.Bytes(out.toByteArray());
  }

  private static Typed notHex(String text, int at) {
    if (at >= text.length()) {
      return new Typed.Wrong(at - 2, at, "Two hex digits are missing here.");
    }
    String character = Character.toString(text.codePointAt(at));
    return new Typed.Wrong(
        at,
        at + character.length(),
        "\"" + character + "\" is no hex digit: 0 to 9 and A to F are.");
  }

  /// How long the `0x` or `\x` at this place is.
  private static int prefix(String text, int at) {
    return text.startsWith("0x", at) || text.startsWith("0X", at) || text.startsWith("\\x", at)
        ? 2
        : 0;
  }

  private static boolean isSeparator(char c) {
    return Character.isWhitespace(c) || c == ',' || c == ';' || c == ':' || c == '-';
  }

  private static int digit(char c) {
    return c < 128 ? Character.digit(c, 16) : -1;
  }
}
