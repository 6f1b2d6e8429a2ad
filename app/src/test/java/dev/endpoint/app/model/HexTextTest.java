package dev.endpoint.app.model;

import static dev.endpoint.app.model.EscapesTest.hex;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HexTextTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "48656c",
        "48 65 6C",
        "0x48,0x65,0x6c",
        "48:65:6C",
        "48-65-6c",
        "\\x48\\x65\\x6c",
        "0X48; 0x65; 6C",
        " 48\n65\t6C ",
        "0x48656C"
      })
  void everyWayOfWritingHexIsRead(String text) {
    assertEquals("48656c", hex(HexText.read(text)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "48 6     | 3 | 4 | One hex digit is left over here: a byte has two, as in 06.",
        "4 8      | 0 | 1 | One hex digit is left over here: a byte has two, as in 04.",
        "48 zz    | 3 | 4 | \"z\" is no hex digit: 0 to 9 and A to F are.",
        "48 😀    | 3 | 5 | \"😀\" is no hex digit: 0 to 9 and A to F are.",
        "0x       | 0 | 2 | Two hex digits are missing here."
      })
  void whatIsNoHexSaysWhere(String text, int start, int end, String message) {
    assertEquals(new Typed.Wrong(start, end, message), HexText.read(text));
  }
}
