package dev.endpoint.app.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InspectionTest {
  private static Inspection.Row row(byte[] bytes, String name) {
    return Inspection.of(bytes).stream()
        .filter(row -> row.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits.replace(" ", ""));
  }

  @ParameterizedTest
  @CsvSource({
    "u16,       FE FF,                   65534,                65279",
    "i16,       FE FF,                   -2,                   -257",
    "u24,       01 02 83,                8585729,              66179",
    "u32,       FF 00 00 80,             2147483903,           4278190208",
    "i32,       FF 00 00 80,             -2147483393,          -16777088",
    "f16,       00 3C,                   1.0,                  3.5762787E-6",
    "f32,       00 00 80 3F,             1.0,                  4.6006E-41",
    "time32,  80 8B 0B 5E,             2019-12-31 17:55:12,  2038-05-04 14:27:42",
    "time64,  00 00 00 00 00 00 00 00, 1970-01-01 00:00:00,  1970-01-01 00:00:00",
    "u16,       01,                      \u2013,               \u2013",
  })
  void theOrderOfTheBytesMatters(String name, String bytes, String little, String big) {
    assertEquals(new Inspection.Row(name, little, big), row(hex(bytes), name));
  }

  @ParameterizedTest
  @CsvSource({
    "u8,      FF,                            255",
    "u64 le,  FF FF FF FF FF FF FF 7F,       9223372036854775807",
    "u64 be,  FF FF FF FF FF FF FF 7F,       18446744073709551487",
    "i64 le,  FF FF FF FF FF FF FF 7F,       9223372036854775807",
    "i64 be,  FF FF FF FF FF FF FF 7F,       -129",
    "f64 le,  00 00 00 00 00 00 F0 3F,       1.0",
    "f64 be,  00 00 00 00 00 00 F0 3F,       3.03865E-319",
    "ms64 le, 01 00 00 00 00 00 00 00,  1970-01-01 00:00:00.001",
    "ms64 be, 01 00 00 00 00 00 00 00,  \u2013",
    "i8,      FF,                            -1",
    "uleb128, AC 02,                         300  (2 bytes)",
    "sleb128, AC 02,                         300  (2 bytes)",
    "sleb128, 7F,                            -1  (1 byte)",
    "uleb128, FF FF FF FF FF FF FF FF FF 01, 18446744073709551615  (10 bytes)",
    "sleb128, FF FF FF FF FF FF FF FF FF 01, -1  (10 bytes)",
    "uleb128, FF FF FF FF FF FF FF FF FF FF 01, \u2013",
    "uleb128, 80,                            \u2013",
    "utf-8,   41 42,                         A  U+0041  LATIN CAPITAL LETTER A",
    "utf-8,   C3 A9,                         \u00e9  U+00E9  LATIN SMALL LETTER E WITH ACUTE",
    "utf-8,   F0 9F 98 80,                   \uD83D\uDE00  U+1F600  GRINNING FACE",
    "utf-8,   0A,                            U+000A  LINE FEED (LF)",
    "utf-8,   C3 28,                         \u2013",
    "ipv4,    7F 00 00 01,                   127.0.0.1",
    "ipv6,    00 00 00 00 00 00 00 00 00 00 00 00 00 00 00 01, ::1",
    "bits,    05 80,                         00000101 10000000",
  })
  void orThereIsOneReadingOnly(String name, String bytes, String value) {
    assertEquals(new Inspection.Row(name, value), row(hex(bytes), name));
  }

  @Test
  void theRowsAreTheSameWhateverTheBytes() {
    List<String> names = Inspection.of(new byte[0]).stream().map(Inspection.Row::name).toList();
    Random random = new Random(1);
    for (int i = 0; i < 2_000; i++) {
      byte[] bytes = new byte[random.nextInt(Inspection.MOST + 1)];
      random.nextBytes(bytes);
      List<Inspection.Row> rows = Inspection.of(bytes);
      assertEquals(names, rows.stream().map(Inspection.Row::name).toList());
      for (Inspection.Row row : rows) {
        assertEquals(row.big().isEmpty(), row(new byte[0], row.name()).big().isEmpty());
      }
    }
  }

  @Test
  void everyCharacterOfUtf8IsFound() {
    for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
      if (point < 0xD800 || point > 0xDFFF) {
        byte[] bytes = Character.toString(point).getBytes(StandardCharsets.UTF_8);
        String shown = row(Arrays.copyOf(bytes, bytes.length + 1), "utf-8").little();
        String number = "U+%04X".formatted(point);
        assertNotNull(shown);
        assertEquals(true, shown.contains(number), number);
        point += point > 0x3000 ? 97 : 0;
      }
    }
  }
}
