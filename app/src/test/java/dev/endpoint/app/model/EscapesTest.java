package dev.endpoint.app.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EscapesTest {
  static String hex(Typed typed) {
    return HexFormat.of().formatHex(assertInstanceOf(Typed.Bytes.class, typed).bytes());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "\"\", \"\"",
        "ab, 6162",
        "a\\r\\n, 610d0a",
        "\\t\\0\\e\\\\, 09001b5c",
        "\\x00\\xFf\\x7e, 00ff7e",
        "\\u{41}\\u{1F600}, 41f09f9880",
        "\\u{00e9}, c3a9",
        "é, c3a9",
        "😀x, f09f988078",
        "\\\\n, 5c6e"
      })
  void escapesStandForBytesAndTheRestIsUtf8(String text, String hex) {
    assertEquals(hex, hex(Escapes.read(text)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ab\\       | 2 | 3 | A single backslash ends the text; write \\\\ for a backslash.",
        "a\\qb      | 1 | 3 | \\q is no escape; write \\\\ for a backslash.",
        "\\😀       | 0 | 3 | \\😀 is no escape; write \\\\ for a backslash.",
        "\\x4       | 0 | 3 | \\x needs two hex digits, as in \\x00.",
        "\\xg0      | 0 | 4 | \\x needs two hex digits, as in \\x00.",
        "\\u41      | 0 | 2 | \\u needs a Unicode number in braces, as in \\u{1F600}.",
        "\\u{}      | 0 | 4 | \\u needs a Unicode number in braces, as in \\u{1F600}.",
        "\\u{41     | 0 | 2 | \\u needs a Unicode number in braces, as in \\u{1F600}.",
        "\\u{x}     | 0 | 5 | \\u needs a Unicode number in braces, as in \\u{1F600}.",
        "\\u{110000}| 0 | 10 | There is no character number 110000.",
        "\\u{D800}  | 0 | 8 | There is no character number D800."
      })
  void aBadEscapeSaysWhatAndWhere(String text, int start, int end, String message) {
    assertEquals(new Typed.Wrong(start, end, message), Escapes.read(text));
  }

  @Test
  void anyTextWithoutBackslashesIsItself() {
    StringBuilder text = new StringBuilder();
    for (int point = 1; point < 0x3000; point++) {
      if (point != '\\') {
        text.appendCodePoint(point);
      }
    }
    Typed.Bytes read = assertInstanceOf(Typed.Bytes.class, Escapes.read(text.toString()));
    assertEquals(text.toString(), new String(read.bytes(), StandardCharsets.UTF_8));
  }
}
