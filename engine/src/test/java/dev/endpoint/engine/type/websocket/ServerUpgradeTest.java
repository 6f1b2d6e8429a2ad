package dev.endpoint.engine.type.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.layer.Fed;
import dev.endpoint.engine.layer.Handshake.Refused;
import dev.endpoint.engine.transport.Failure.Kind;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// RFC 6455, section 4.2, in every cut of the request.
class ServerUpgradeTest {
  private static final String GET = "GET /chat?room=1 HTTP/1.1\r\n";
  private static final String HOST = "Host: h\r\n";
  private static final String UPGRADE = "Upgrade: websocket\r\nConnection: Upgrade\r\n";
  private static final String KEY = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
  private static final String VERSION = "Sec-WebSocket-Version: 13\r\n";
  private static final String ASKED = GET + HOST + UPGRADE + KEY + VERSION;
  private static final String AGREED =
      "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
          + "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n";

  private static final ServerTerms ANY = new ServerTerms("", List.of(), List.of(), true);

  private static Fed fed(ServerTerms terms, String request) throws Exception {
    return Fed.everyCut(() -> new ServerUpgrade(terms), Fed.bytes(request));
  }

  private static Fed fed(String request) throws Exception {
    return fed(ANY, request);
  }

  @Test
  void theAnswer() throws Exception {
    Fed fed = fed(ASKED + "\r\n\u0081\u0080");
    assertEquals(AGREED + "\r\n", fed.sentText());
    assertEquals(List.of("path: /chat?room=1", "compression: none"), fed.learned());
    assertEquals("\u0081\u0080", fed.restText());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "upgrade: WebSocket\r\nconnection: keep-alive, Upgrade\r\n",
        "Upgrade: h2c, websocket\r\nConnection: HTTP2-Settings\r\nConnection: upgrade\r\n",
        "Upgrade: websocket\nConnection: Upgrade\n",
      })
  void askedInOtherWords(String fields) throws Exception {
    assertEquals(AGREED + "\r\n", fed(GET + HOST + fields + KEY + VERSION + "\r\n").sentText());
  }

  @Test
  void whatTheClientTellsOfItself() throws Exception {
    Fed fed = fed(ASKED + "Origin: https://a.example\r\nUser-Agent: browser/1\r\n\r\n");
    assertEquals(
        List.of(
            "path: /chat?room=1",
            "origin: https://a.example",
            "client: browser/1",
            "compression: none"),
        fed.learned());
  }

  /// How each is turned away: what it was short of, the answer, and the words in it.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "POST /x HTTP/1.1 | 405 Method Not Allowed | A WebSocket begins with GET, not POST.",
        "GET /x HTTP/1.0 | 400 Bad Request | A WebSocket needs HTTP/1.1, not 1.0.",
        "GET /x HTTP/2.0 | 400 Bad Request"
            + " | The line “GET /x HTTP/2.0” is no request of HTTP/1.",
        "hello | 400 Bad Request | The line “hello” is no request of HTTP/1.",
      })
  void aRequestOfAnotherKind(String line, String status, String words) throws Exception {
    turnedAway(fed(line + "\r\n" + HOST + UPGRADE + KEY + VERSION + "\r\n"), status, words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | 426 Upgrade Required | This is a WebSocket endpoint. It has no pages;",
        "Upgrade: websocket | 426 Upgrade Required | It has no pages;",
        "Connection: Upgrade | 426 Upgrade Required | It has no pages;",
        "Upgrade: h2c~Connection: Upgrade | 426 Upgrade Required | It has no pages;",
      })
  void aBrowserThatLooksForAPage(String fields, String status, String words) throws Exception {
    String lines = fields.isEmpty() ? "" : fields.replace("~", "\r\n") + "\r\n";
    Fed fed = fed(GET + HOST + lines + KEY + VERSION + "\r\n");
    turnedAway(fed, status, words);
    assertTrue(fed.sentText().contains("\r\nUpgrade: websocket\r\nConnection: Upgrade, close\r\n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Sec-WebSocket-Key: \r\n",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ\r\n\tx\r\n",
        "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25j\r\n",
        "Sec-WebSocket-Key: !!!!IHNhbXBsZSBub25jZQ==\r\n",
        KEY + KEY,
      })
  void aKeyThatIsNone(String key) throws Exception {
    turnedAway(
        fed(GET + HOST + UPGRADE + key + VERSION + "\r\n"),
        "400 Bad Request",
        "The request lacks the one valid Sec-WebSocket-Key it must have.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Host: a\r\nHost: b\r\n"})
  void notOneHost(String host) throws Exception {
    turnedAway(
        fed(GET + host + UPGRADE + KEY + VERSION + "\r\n"),
        "400 Bad Request",
        "The request lacks the one Host it must have.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Sec-WebSocket-Version: 8\r\n", VERSION + VERSION})
  void anotherVersion(String version) throws Exception {
    Fed fed = fed(GET + HOST + UPGRADE + KEY + version + "\r\n");
    turnedAway(fed, "426 Upgrade Required", "This endpoint speaks version 13 of WebSocket.");
    assertTrue(fed.sentText().contains("\r\nSec-WebSocket-Version: 13\r\n"));
  }

  private static void turnedAway(Fed fed, String status, String words) {
    Refused refused = fed.refused();
    assertEquals("A client was answered " + status + " instead of a WebSocket", refused.message());
    assertEquals("HTTP " + status.substring(0, 3), refused.code());
    assertTrue(refused.meaning().contains(words), refused.meaning());
    String[] parts = fed.sentText().split("\r\n\r\n", 2);
    assertTrue(parts[0].startsWith("HTTP/1.1 " + status + "\r\n"), parts[0]);
    assertTrue(parts[0].contains("\r\nContent-Length: " + parts[1].length()), parts[0]);
    assertTrue(parts[0].contains("close"), parts[0]);
  }

  @ParameterizedTest
  @CsvSource({
    "/chat, true",
    "/chat?a=b, true",
    "http://h:80/chat?a, true",
    "/, false",
    "/chat/, false",
    "/Chat, false",
    "http://h, false",
    "*, false",
  })
  void onlyAtItsPath(String target, boolean found) throws Exception {
    ServerTerms terms = new ServerTerms("/chat", List.of(), List.of(), true);
    Fed fed =
        fed(terms, "GET " + target + " HTTP/1.1\r\n" + HOST + UPGRADE + KEY + VERSION + "\r\n");
    if (found) {
      fed.done();
    } else {
      turnedAway(fed, "404 Not Found", "Here is a WebSocket endpoint at /chat.");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Origin: https://a.example, true",
    "Origin: HTTPS://A.example, true",
    "Origin: https://b.example, true",
    "Origin: https://c.example, false",
    "X: y, false",
  })
  void onlyPagesOfTheseOrigins(String field, boolean allowed) throws Exception {
    ServerTerms terms =
        new ServerTerms("", List.of(), List.of("https://a.example", "https://b.example"), true);
    Fed fed = fed(terms, ASKED + field + "\r\n\r\n");
    if (allowed) {
      fed.done();
    } else {
      turnedAway(fed, "403 Forbidden", "may not connect here.");
      assertEquals(Kind.PERMISSION_DENIED, fed.refused().kind());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | '' | ''",
        "a | a | a",
        "x, b, a | b | b",
        "x | '' | none of those offered",
        "A | '' | none of those offered",
      })
  void theFirstOfferedSubprotocolThatIsSpoken(String offered, String chosen, String fact)
      throws Exception {
    ServerTerms terms = new ServerTerms("", List.of("a", "b"), List.of(), true);
    String offer = offered.isEmpty() ? "" : "Sec-WebSocket-Protocol: " + offered + "\r\n";
    Fed fed = fed(terms, ASKED + offer + "\r\n");
    String answer = chosen.isEmpty() ? "" : "Sec-WebSocket-Protocol: " + chosen + "\r\n";
    assertEquals(AGREED + answer + "\r\n", fed.sentText());
    assertEquals(!fact.isEmpty(), fed.learned().contains("subprotocol: " + fact));
  }

  /// RFC 7692, section 7.1: the first offer that can be kept.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "permessage-deflate | permessage-deflate",
        "permessage-deflate; client_max_window_bits | permessage-deflate",
        "permessage-deflate; client_max_window_bits=9 | permessage-deflate",
        "permessage-deflate; server_max_window_bits=10"
            + " | permessage-deflate; server_max_window_bits=10",
        "permessage-deflate; server_no_context_takeover; client_no_context_takeover"
            + " | permessage-deflate; server_no_context_takeover; client_no_context_takeover",
        "permessage-deflate; server_max_window_bits=7, permessage-deflate | permessage-deflate",
        "x-other; a=1, permessage-deflate | permessage-deflate",
        "permessage-deflate; unknown | ''",
        "permessage-deflate; server_max_window_bits | ''",
      })
  void compressionAnswered(String offer, String answer) throws Exception {
    String field = "Sec-WebSocket-Extensions: ";
    Fed fed = fed(ASKED + field + offer + "\r\n\r\n");
    String answered = answer.isEmpty() ? "" : field + answer + "\r\n";
    assertEquals(AGREED + answered + "\r\n", fed.sentText());
    ServerTerms plain = new ServerTerms("", List.of(), List.of(), false);
    assertEquals(AGREED + "\r\n", fed(plain, ASKED + field + offer + "\r\n\r\n").sentText());
  }

  @ParameterizedTest
  @ValueSource(strings = {"permessage-deflate; a; a", "a b", ";", "a; b=\"c", "a; b=\"c, d\""})
  void extensionsThatCannotBeRead(String offer) throws Exception {
    turnedAway(
        fed(ASKED + "Sec-WebSocket-Extensions: " + offer + "\r\n\r\n"),
        "400 Bad Request",
        "The request's Sec-WebSocket-Extensions cannot be read.");
  }

  @Test
  void aRequestThatNeverEndsIsRefusedAtItsLimit() throws Exception {
    Fed fed = Fed.of(new ServerUpgrade(ANY), Fed.bytes(GET + "X: " + "x".repeat(40_000)));
    turnedAway(fed, "431 Request Header Fields Too Large", "It is longer than 32768 bytes.");
    Fed many = Fed.of(new ServerUpgrade(ANY), Fed.bytes(GET + "X: y\r\n".repeat(201) + "\r\n"));
    turnedAway(many, "431 Request Header Fields Too Large", "It has more than 200 fields.");
  }

  /// It is shown to people in a browser and in our own window.
  @Test
  void aNastyRequestIsQuotedHarmlessly() throws Exception {
    Fed fed = fed("GET /\u009b" + "a".repeat(70) + "\r\n\r\n");
    assertTrue(fed.refused().meaning().contains("“GET /\\x9baaa"), fed.refused().meaning());
    assertTrue(fed.refused().meaning().contains("…”"), fed.refused().meaning());
  }

  @Test
  void tlsIsToldByName() throws Exception {
    Refused refused =
        Fed.everyCut(() -> new ServerUpgrade(ANY), Fed.hex("16 03 01 00 c8 01")).refused();
    assertEquals("A TLS greeting came instead of a WebSocket request", refused.message());
    assertEquals("TLS", refused.code());
  }

  @Test
  void anEndBeforeTheRequestIsOver() {
    ServerUpgrade talk = new ServerUpgrade(ANY);
    assertEquals(
        "A client connected and left without a request",
        talk.endedEarly(ByteBuffer.allocate(0)).message());
    Refused left = talk.endedEarly(ByteBuffer.wrap(Fed.bytes("GET / HT")));
    assertEquals("A client left in the middle of its request", left.message());
    assertEquals("It began with “GET / HT”.", left.meaning());
  }
}
