package dev.endpoint.engine.capture.search;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.capture.Direction;
import java.nio.charset.Charset;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SearchPatternTest {
  private static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits.replace(" ", ""));
  }

  @ParameterizedTest
  @CsvSource({
    "16 03 ?? ?1, FF FF 00 0F, 16 03 00 01",
    "1603,        FF FF,       16 03",
    "0x16:0xaF,   FF FF,       16 AF",
    "4? \\x0a,    F0 FF,       40 0A",
    "??-00,       00 FF,       00 00"
  })
  void hexStandsForBytesAndWildcards(String text, String mask, String value) throws Exception {
    BytePattern pattern = (BytePattern) SearchPattern.hex(text);
    assertArrayEquals(hex(mask), pattern.mask);
    assertArrayEquals(hex(value), pattern.value);
  }

  private static void wrong(int start, int end, String words, Executable reading) {
    PatternException e = assertThrows(PatternException.class, reading);
    assertTrue(e.getMessage().contains(words), e.getMessage());
    assertEquals(start + " to " + end, e.start() + " to " + e.end(), e.getMessage());
  }

  @Test
  void badHexIsToldWithItsPlace() {
    wrong(3, 4, "\"g\" is no hex digit", () -> SearchPattern.hex("16 g1"));
    wrong(3, 5, "\uD83D\uDE00", () -> SearchPattern.hex("16 \uD83D\uDE00"));
    wrong(3, 4, "left over here: a byte has two, as in 0a or a?", () -> SearchPattern.hex("16 a"));
    wrong(3, 4, "as in ??", () -> SearchPattern.hex("16 ?"));
    wrong(3, 5, "missing", () -> SearchPattern.hex("16 0x"));
    wrong(0, 5, "found everywhere", () -> SearchPattern.hex("?? ??"));
    wrong(0, 1, "Type bytes", () -> SearchPattern.hex(" "));
    wrong(0, 32_770, "At most 16,384", () -> SearchPattern.hex("00".repeat(16_385)));
  }

  private static boolean finds(SearchPattern pattern, String text, Charset charset) {
    return finds(pattern, text.getBytes(charset));
  }

  private static boolean finds(SearchPattern pattern, byte[] bytes) {
    Talk talk = Talk.inMemory();
    talk.say(Direction.SENT, bytes);
    Search search = new Search(talk.recording(), pattern, Runnable::run, 1, () -> {});
    search.grew();
    return !Talk.found(search).isEmpty();
  }

  @Test
  void textIsFoundInItsEncoding() throws Exception {
    assertTrue(finds(SearchPattern.text("Größe", UTF_8, true), "Die Größe", UTF_8));
    assertFalse(finds(SearchPattern.text("Größe", UTF_8, true), "Die Größe", ISO_8859_1));
    assertTrue(finds(SearchPattern.text("Größe", ISO_8859_1, true), "Die Größe", ISO_8859_1));
    assertTrue(finds(SearchPattern.text("Größe", UTF_16LE, true), "Die Größe", UTF_16LE));
    assertTrue(finds(SearchPattern.text("\uD83D\uDE00", UTF_8, true), "a\uD83D\uDE00b", UTF_8));
    assertFalse(finds(SearchPattern.text("größe", UTF_8, true), "Die Größe", UTF_8));
  }

  @Test
  void whereCaseDoesNotMatterBothAreFoundAndNothingElse() throws Exception {
    SearchPattern ascii = SearchPattern.text("Key-1 [", UTF_8, false);
    assertInstanceOf(BytePattern.class, ascii);
    assertTrue(finds(ascii, "KEY-1 [", UTF_8));
    assertTrue(finds(ascii, "key-1 [", UTF_8));
    assertFalse(finds(ascii, "key-1 {", UTF_8));
    assertFalse(finds(ascii, "key\r1 [", UTF_8));
    SearchPattern latin = SearchPattern.text("größe", UTF_8, false);
    assertTrue(finds(latin, "GRÖßE", UTF_8));
    SearchPattern greek = SearchPattern.text("ωμέγα", UTF_8, false);
    assertTrue(finds(greek, "ΩΜΈΓΑ", UTF_8));
    assertTrue(finds(SearchPattern.text("ÿ.", UTF_16LE, false), "Ÿ.", UTF_16LE));
    assertFalse(finds(SearchPattern.text("ÿ.", UTF_16LE, false), "Ÿx", UTF_16LE));
  }

  @Test
  void badTextIsToldWithItsPlace() {
    wrong(0, 0, "Type what to look for", () -> SearchPattern.text("", UTF_8, true));
    wrong(2, 3, "ISO-8859-1 has no \"€\"", () -> SearchPattern.text("5 €", ISO_8859_1, true));
    wrong(1, 2, "UTF-8 has no", () -> SearchPattern.text("a\uD800", UTF_8, true));
    wrong(0, 16_385, "At most 16,384", () -> SearchPattern.text("x".repeat(16_385), UTF_8, true));
  }

  private static SearchPattern regex(String text) throws PatternException {
    return SearchPattern.regex(text, UTF_8, true);
  }

  @Test
  void expressionsAreOverBytesAndTheirCharactersEncoded() throws Exception {
    assertTrue(finds(regex("Gr(ö|oe)ße$"), "Größe\n", UTF_8));
    assertTrue(finds(regex("^\\x16\\x03.[\\x00-\\x04]"), hex("16 03 01 02")));
    assertTrue(finds(regex("\\u20AC+"), "€€", UTF_8));
    assertTrue(finds(regex("x\\x{1F600}"), "x\uD83D\uDE00", UTF_8));
    assertTrue(finds(regex("\\Qa.b€\\E."), "a.b€!", UTF_8));
    assertFalse(finds(regex("\\Qa.b\\E"), "axb", UTF_8));
    assertTrue(finds(regex("\\Q[\\Ex]"), "[x]", UTF_8));
    assertTrue(finds(SearchPattern.regex("[à-é]!", ISO_8859_1, true), "ç!", ISO_8859_1));
    assertTrue(finds(SearchPattern.regex("host: ö", UTF_8, false), "Host: Ö", UTF_8));
    assertFalse(finds(regex("a$"), "a\u0085", UTF_8), "only a line feed ends a line");
  }

  @Test
  void badExpressionsAreToldWithTheirPlace() {
    wrong(0, 0, "Type what to look for", () -> regex(""));
    wrong(1, 2, "Unclosed group", () -> regex("(a"));
    wrong(0, 1, "Dangling meta character '*'", () -> regex("*a"));
    wrong(4, 5, "Unclosed character class", () -> regex("ä[bcd"));
    wrong(1, 2, "A class is of single bytes, and \"é\" takes 2", () -> regex("[é]"));
    wrong(1, 3, "means nothing", () -> regex("a\\G"));
    wrong(0, 3, "\\u needs four", () -> regex("\\u2"));
    wrong(0, 4, "\\x{ needs", () -> regex("\\x{4"));
  }
}
