package dev.endpoint.engine.capture.search;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Rewrites a regular expression over characters as one over bytes, each byte being the character
/// of its number. Only what is beyond ASCII changes: a character becomes the bytes it is encoded
/// as. What is left to complain about, [java.util.regex.Pattern] finds.
final class RegexText {
  private final String text;
  private final Encoding encoding;
  private final boolean matchCase;
  private final StringBuilder out = new StringBuilder();

  /// Where each character of the result comes from.
  private int[] origin = new int[64];

  private int noted;
  private int at;
  private int depth;

  RegexText(String text, Charset charset, boolean matchCase) {
    this.text = text;
    encoding = new Encoding(charset);
    this.matchCase = matchCase;
  }

  /// The ways of one character as a group.
  static void alternatives(StringBuilder out, List<byte[]> ways) {
    out.append("(?:");
    for (int i = 0; i < ways.size(); i++) {
      out.append(i == 0 ? "" : "|");
      for (byte b : ways.get(i)) {
        out.append(String.format(Locale.ROOT, "\\x%02X", b & 0xFF));
      }
    }
    out.append(')');
  }

  String rewrite() throws PatternException {
    while (at < text.length()) {
      int start = at;
      char c = text.charAt(at);
      if (text.startsWith("\\Q", at)) {
        quoted();
      } else if (c == '\\') {
        escape();
      } else {
        depth += c == '[' ? 1 : c == ']' && depth > 0 ? -1 : 0;
        character(start, text.codePointAt(at));
      }
      note(start);
    }
    return out.toString();
  }

  /// Where in what was typed an index into the result is.
  int origin(int index) {
    return index < 0 ? -1 : index >= out.length() ? text.length() : origin[index];
  }

  private void note(int start) {
    origin = origin.length < out.length() ? Arrays.copyOf(origin, 2 * out.length()) : origin;
    Arrays.fill(origin, noted, out.length(), start);
    noted = out.length();
  }

  private void character(int start, int point) throws PatternException {
    at = start + Character.charCount(point);
    if (point < 0x80) {
      out.append((char) point);
    } else {
      beyondAscii(start, at, point);
    }
  }

  private void beyondAscii(int start, int end, int point) throws PatternException {
    List<byte[]> ways = encoding.ways(point, matchCase, start);
    if (depth == 0) {
      alternatives(out, ways);
      return;
    }
    // The other case would make another range of the end of a range.
    byte[] own = ways.getFirst();
    if (own.length > 1) {
      String character = Character.toString(point);
      throw new PatternException(
          start,
          end,
          "A class is of single bytes, and \"%s\" takes %d: write (?:%s|\u2026) instead."
              .formatted(character, own.length, character));
    }
    out.append(String.format(Locale.ROOT, "\\x%02X", own[0] & 0xFF));
  }

  private void quoted() throws PatternException {
    int close = text.indexOf("\\E", at + 2);
    int end = close < 0 ? text.length() : close;
    int outer = depth;
    for (at += 2; at < end; ) {
      int start = at;
      int point = text.codePointAt(at);
      if (point < 0x80) {
        out.append(Character.isLetterOrDigit(point) || point == ' ' ? "" : "\\");
      }
      character(start, point);
      note(start);
    }
    depth = outer;
    at = close < 0 ? end : close + 2;
  }

  private void escape() throws PatternException {
    char letter = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    switch (letter) {
      case 'u' -> unicode();
      case 'x' -> {
        if (text.startsWith("{", at + 2)) {
          braced();
        } else {
          copy(2);
        }
      }
      case 'G', 'N' ->
          throw new PatternException(
              at, at + 2, "\\" + letter + " means nothing in a search: leave it out.");
      default -> copy(2);
    }
  }

  private void copy(int length) throws PatternException {
    int end = Math.min(text.length(), at + length);
    if (end == at + 2 && text.charAt(at + 1) >= 0x80) {
      at++;
      character(at, text.codePointAt(at));
      return;
    }
    out.append(text, at, end);
    at = end;
  }

  private void unicode() throws PatternException {
    number(at + 2, Math.min(text.length(), at + 6), at + 6, "\\u needs four hex digits.");
  }

  private void braced() throws PatternException {
    int close = text.indexOf('}', at);
    int end = close < 0 ? text.length() : close;
    number(at + 3, end, end + 1, "\\x{ needs hex digits and a brace, as in \\x{1F600}.");
  }

  private void number(int from, int to, int end, String help) throws PatternException {
    int start = at;
    String digits = text.substring(Math.min(from, to), to);
    int point;
    try {
      point = end > text.length() || digits.startsWith("+") ? -1 : Integer.parseInt(digits, 16);
    } catch (NumberFormatException e) {
      point = -1;
    }
    if (!Character.isValidCodePoint(point)) {
      throw new PatternException(start, Math.min(end, text.length()), help);
    }
    at = end;
    if (point < 0x80) {
      out.append(String.format(Locale.ROOT, "\\x%02X", point));
    } else {
      beyondAscii(start, end, point);
    }
  }
}
