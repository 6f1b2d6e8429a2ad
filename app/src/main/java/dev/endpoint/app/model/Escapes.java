package dev.endpoint.app.model;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Text with visible escapes, as typed into the composer, to the bytes it stands for. Everything
/// but escapes is UTF-8.
///
/// They are those of C and Java: r, n, t, 0, e and the backslash itself; x with two hex digits for
/// one byte; u with a Unicode number in braces for one character.
public final class Escapes {
  private static final String HELP = "write \\\\ for a backslash";

  private final String text;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private int at;

  private Escapes(String text) {
    this.text = text;
  }

  public static Typed read(String text) {
    return new Escapes(text).read();
  }

  private Typed read() {
    while (at < text.length()) {
      Typed.Wrong wrong = text.charAt(at) == '\\' ? escape() : plain();
      if (wrong != null) {
        return wrong;
      }
    }
    return new Typed.Bytes(out.toByteArray());
  }

  private Typed.@Nullable Wrong plain() {
    int end = text.indexOf('\\', at);
    end = end < 0 ? text.length() : end;
    out.writeBytes(text.substring(at, end).getBytes(StandardCharsets.UTF_8));
    at = end;
    return null;
  }

  private Typed.@Nullable Wrong escape() {
    if (at + 1 == text.length()) {
      return new Typed.Wrong(at, at + 1, "A single backslash ends the text; " + HELP + ".");
    }
    char letter = text.charAt(at + 1);
    return switch (letter) {
      case 'r' -> one('\r');
      case 'n' -> one('\n');
      case 't' -> one('\t');
      case '0' -> one(0);
      case 'e' -> one(0x1B);
      case '\\' -> one('\\');
      case 'x' -> hex();
      case 'u' -> unicode();
      default ->
          new Typed.Wrong(
              at,
              at + 1 + Character.charCount(text.codePointAt(at + 1)),
              "\\" + Character.toString(text.codePointAt(at + 1)) + " is no escape; " + HELP + ".");
    };
  }

  private Typed.@Nullable Wrong one(int value) {
    out.write(value);
    at += 2;
    return null;
  }

  private Typed.@Nullable Wrong hex() {
    int end = Math.min(text.length(), at + 4);
    if (end < at + 4 || !isHex(text.substring(at + 2, end))) {
      return new Typed.Wrong(at, end, "\\x needs two hex digits, as in \\x00.");
    }
    out.write(Integer.parseInt(text.substring(at + 2, end), 16));
    at = end;
    return null;
  }

  private Typed.@Nullable Wrong unicode() {
    int close = text.startsWith("{", at + 2) ? text.indexOf('}', at) : -1;
    int end = close < 0 ? at + 2 : close + 1;
    String digits = close < 0 ? "" : text.substring(at + 3, close);
    if (digits.isEmpty() || digits.length() > 6 || !isHex(digits)) {
      return new Typed.Wrong(at, end, "\\u needs a Unicode number in braces, as in \\u{1F600}.");
    }
    int point = Integer.parseInt(digits, 16);
    if (!Character.isValidCodePoint(point) || (point >= 0xD800 && point <= 0xDFFF)) {
      return new Typed.Wrong(at, end, "There is no character number " + digits + ".");
    }
    out.writeBytes(Character.toString(point).getBytes(StandardCharsets.UTF_8));
    at = end;
    return null;
  }

  private static boolean isHex(String digits) {
    return digits.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128);
  }
}
