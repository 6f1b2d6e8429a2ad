package dev.endpoint.engine.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Heads of messages, whole, cut, and bad.
class HttpHeadReaderTest {
  private static final String RESPONSE =
      "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nconnection:\tkeep-alive, UPGRADE "
          + "\r\nEmpty:\r\nFolded: one\r\n  two\r\n\r\n";

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static HttpHead read(String text) throws HttpHeadException {
    return new HttpHeadReader().read(bytes(text));
  }

  private static String words(String text) {
    return assertThrows(HttpHeadException.class, () -> read(text)).words();
  }

  @Test
  void fieldsAreFoundInAnyLetterCaseAndWithoutTheirWhiteSpace() throws Exception {
    HttpHead head = read(RESPONSE);
    assertEquals(new StatusLine(1, 101, "Switching Protocols"), StatusLine.of(head));
    assertEquals("websocket", head.first("upgrade").orElseThrow());
    assertEquals(List.of("keep-alive", "UPGRADE"), head.list("Connection"));
    assertTrue(head.lists("CONNECTION", "Upgrade"));
    assertFalse(head.lists("Connection", "close"));
    assertEquals("", head.first("empty").orElseThrow());
    assertEquals("one two", head.first("folded").orElseThrow());
    assertTrue(head.first("absent").isEmpty());
  }

  @Test
  void itTakesTheHeadAndNothingOfWhatFollowsAtAnyCut() throws Exception {
    String text = RESPONSE + "payload";
    for (int cut = 0; cut <= text.length(); cut++) {
      HttpHeadReader reader = new HttpHeadReader();
      ByteBuffer first = bytes(text.substring(0, cut));
      HttpHead head = reader.read(first);
      if (cut < RESPONSE.length()) {
        assertNull(head, "cut at " + cut);
        assertEquals(cut, first.remaining(), "nothing is taken before it is whole");
        ByteBuffer all = bytes(text);
        assertEquals(read(RESPONSE), reader.read(all), "cut at " + cut);
        assertEquals(7, all.remaining());
      } else {
        assertEquals(read(RESPONSE), head);
        assertEquals(cut - RESPONSE.length(), first.remaining());
      }
    }
  }

  @Test
  void linesMayEndInALineFeedAloneAndEmptyOnesMayComeFirst() throws Exception {
    HttpHead head = read("\r\n\nGET / HTTP/1.1\nHost: h\n\n");
    assertEquals(new RequestLine("GET", "/", 1), RequestLine.of(head));
    assertEquals("h", head.first("Host").orElseThrow());
    assertNull(new HttpHeadReader().read(bytes("\r\n\r\n\r\n")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no colon",
        "Space : before",
        ": no name",
        "B\u00e4d: name",
        "Nul: a\0b",
        "Return: a\rb",
        "Delete: \u007f"
      })
  void aFieldThatIsNoneIsRefusedInWords(String line) {
    String words = words("GET / HTTP/1.1\r\n" + line + "\r\n\r\n");
    assertTrue(words.contains("is no field") || words.contains("control character"), words);
  }

  @Test
  void aFoldedLineNeedsAFieldBeforeIt() {
    assertEquals(
        "A field is continued before there is one", words("GET / HTTP/1.1\r\n folded\r\n\r\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"GET /", "GET  / HTTP/1.1", "G\"T / HTTP/1.1", "GET / HTTP/2.0", "GET / http/1.1"})
  void aRequestLineThatIsNoneIsRefused(String line) throws Exception {
    HttpHead head = read(line + "\r\n\r\n");
    assertThrows(HttpHeadException.class, () -> RequestLine.of(head));
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP/1.1 200 OK, 200 OK",
    "HTTP/1.0 404 , 404",
    "HTTP/1.1 503, 503",
    "HTTP/1.1 200 All is well, 200 All is well"
  })
  void statusLinesWithAndWithoutTheirReason(String line, String words) throws Exception {
    assertEquals(words, StatusLine.of(read(line + "\r\n\r\n")).words());
  }

  @ParameterizedTest
  @ValueSource(strings = {"SSH-2.0-x", "HTTP/1.1 20 OK", "HTTP/1.1 2000 OK", "HTTP/2 200"})
  void aStatusLineThatIsNoneIsRefused(String line) throws Exception {
    HttpHead head = read(line + "\r\n\r\n");
    assertThrows(HttpHeadException.class, () -> StatusLine.of(head));
  }

  @Test
  void theLengthIsLimited() {
    String long_ = "GET / HTTP/1.1\r\nA: " + "x".repeat(HttpHeadReader.LIMIT);
    HttpHeadException refused = assertThrows(HttpHeadException.class, () -> read(long_));
    assertTrue(refused.isTooLarge());
    assertEquals("It is longer than 32768 bytes", refused.words());
  }

  @Test
  void theNumberOfFieldsIsLimited() throws Exception {
    String fields = "A: b\r\n".repeat(HttpHeadReader.MOST_FIELDS);
    assertEquals(200, read("GET / HTTP/1.1\r\n" + fields + "\r\n").fields().size());
    HttpHeadException refused =
        assertThrows(
            HttpHeadException.class,
            () -> read("GET / HTTP/1.1\r\n" + fields + "One: more\r\n\r\n"));
    assertTrue(refused.isTooLarge());
  }

  @Test
  void anyBytesInAnyPiecesGiveAHeadOrWords() {
    Random random = new Random(20260103);
    for (int round = 0; round < 20_000; round++) {
      byte[] text = RESPONSE.getBytes(StandardCharsets.ISO_8859_1);
      for (int i = random.nextInt(8); i > 0; i--) {
        text[random.nextInt(text.length)] = (byte) random.nextInt(256);
      }
      String whole = outcome(text, text.length);
      assertEquals(whole, outcome(text, random.nextInt(1, 20)));
    }
  }

  private static String outcome(byte[] text, int piece) {
    HttpHeadReader reader = new HttpHeadReader();
    try {
      for (int end = piece; ; end += piece) {
        ByteBuffer in = ByteBuffer.wrap(text, 0, Math.min(end, text.length));
        HttpHead head = reader.read(in);
        if (head != null || end >= text.length) {
          return head == null ? "more" : head + " " + in.position();
        }
      }
    } catch (HttpHeadException e) {
      return e.words();
    }
  }

  @Test
  void whatThePeerSaidIsQuotedShortAndReadable() {
    assertEquals("a\\x00\\xffb", HttpHeadReader.quoted("a\0\u00ffb"));
    assertEquals(61, HttpHeadReader.quoted("x".repeat(100)).length());
    assertEquals("x".repeat(60), HttpHeadReader.quoted("x".repeat(60)));
  }
}
