package dev.endpoint.engine.type.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.http.HttpHead.Field;
import dev.endpoint.engine.layer.Fed;
import dev.endpoint.engine.layer.Handshake.More;
import dev.endpoint.engine.layer.Handshake.Refused;
import dev.endpoint.engine.transport.Failure.Kind;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// RFC 6455, section 4.1, in every cut of the answer.
class ClientUpgradeTest {
  /// The RFC's own example (section 1.3).
  private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

  private static final String ACCEPT = "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n";
  private static final String SWITCH = "HTTP/1.1 101 Switching Protocols\r\n";
  private static final String UPGRADE = "Upgrade: websocket\r\nConnection: Upgrade\r\n";
  private static final String AGREED = SWITCH + UPGRADE + ACCEPT;

  private static ClientTerms terms(String... subprotocols) {
    return new ClientTerms(
        "h:8080", "/chat?room=1", "", List.of(subprotocols), List.of(), true, "add secure=yes");
  }

  private static Fed fed(ClientTerms terms, String answer) throws Exception {
    return Fed.everyCut(() -> new ClientUpgrade(terms, KEY), Fed.bytes(answer));
  }

  private static Fed fed(String answer) throws Exception {
    return fed(terms(), answer);
  }

  @Test
  void theRequest() throws Exception {
    assertEquals(
        "GET /chat?room=1 HTTP/1.1\r\nHost: h:8080\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Key: "
            + KEY
            + "\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n\r\n",
        fed(AGREED + "\r\n").sentText());
  }

  @Test
  void theRequestWithAllThereIs() throws Exception {
    ClientTerms terms =
        new ClientTerms(
            "h",
            "/",
            "https://example.org",
            List.of("chat", "superchat"),
            List.of(new Field("X-One", "1"), new Field("host", "other")),
            false,
            "");
    assertEquals(
        "GET / HTTP/1.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: "
            + KEY
            + "\r\nSec-WebSocket-Version: 13\r\nOrigin: https://example.org\r\n"
            + "Sec-WebSocket-Protocol: chat, superchat\r\nX-One: 1\r\nhost: other\r\n\r\n",
        Fed.of(new ClientUpgrade(terms, KEY), Fed.bytes("")).sentText());
  }

  @Test
  void whatFollowsTheAnswerIsPayload() throws Exception {
    Fed fed = fed(AGREED + "\r\n\u0081\u0002hi");
    assertEquals(List.of("compression: none"), fed.learned());
    assertEquals("\u0081\u0002hi", fed.restText());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "upgrade: WebSocket\r\nconnection: keep-alive, UPGRADE\r\n",
        "Upgrade: websocket\r\nConnection: a\r\nConnection: upgrade\r\n",
        "Upgrade: websocket\nConnection: Upgrade\n",
        "Upgrade:\r\n websocket\r\nConnection: Upgrade\r\n",
      })
  void agreedInOtherWords(String fields) throws Exception {
    fed(SWITCH + fields + ACCEPT + "\r\n").done();
    fed("HTTP/1.1 101\r\n" + fields + ACCEPT + "\r\n").done();
  }

  @Test
  void interimAnswersArePassedOver() throws Exception {
    Fed fed =
        fed("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + AGREED + "Server: s/1\r\n\r\n");
    assertEquals(List.of("server: s/1", "compression: none"), fed.learned());
    assertEquals(
        "Its answer is not the HTTP it should be. It answers “100 Continue” again and again.",
        Fed.of(
                new ClientUpgrade(terms(), KEY),
                Fed.bytes("HTTP/1.1 100 Continue\r\n\r\n".repeat(3000)))
            .refused()
            .meaning());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Connection: Upgrade | It agreed to switch protocols, but not to WebSocket.",
        "Upgrade: h2c~Connection: Upgrade | It agreed to switch protocols, but not to WebSocket.",
        "Upgrade: websocket, h2c~Connection: Upgrade"
            + " | It agreed to switch protocols, but not to WebSocket.",
        "Upgrade: websocket | Its answer lacks “Connection: Upgrade”.",
        "Upgrade: websocket~Connection: close | Its answer lacks “Connection: Upgrade”.",
      })
  void switchedToSomethingElse(String fields, String meaning) throws Exception {
    Refused refused =
        fed(SWITCH + fields.replace("~", "\r\n") + "\r\n" + ACCEPT + "\r\n").refused();
    assertEquals("The server did not answer as a WebSocket server does", refused.message());
    assertEquals(Kind.WRONG_PROTOCOL, refused.kind());
    assertEquals(meaning, refused.meaning());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Sec-WebSocket-Accept: \r\n",
        "Sec-WebSocket-Accept: S3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n",
        "Sec-WebSocket-Accept: " + KEY + "\r\n",
        ACCEPT + ACCEPT,
      })
  void anAcceptThatDoesNotFit(String accept) throws Exception {
    assertEquals(
        "Its answer does not fit to our key. It may come from a cache, or from something that is no"
            + " WebSocket server.",
        fed(SWITCH + UPGRADE + accept + "\r\n").refused().meaning());
  }

  @Test
  void theSubprotocolChosen() throws Exception {
    Fed fed = fed(terms("chat", "superchat"), AGREED + "Sec-WebSocket-Protocol: superchat\r\n\r\n");
    assertEquals(List.of("subprotocol: superchat", "compression: none"), fed.learned());
  }

  @ParameterizedTest
  @CsvSource({"other, other", "Chat, Chat", "'chat\r\nSec-WebSocket-Protocol: chat', 'chat, chat'"})
  void aSubprotocolThatWasNotOffered(String chosen, String words) throws Exception {
    assertEquals(
        "It chose the subprotocol “" + words + "”, which was not offered.",
        fed(terms("chat"), AGREED + "Sec-WebSocket-Protocol: " + chosen + "\r\n\r\n")
            .refused()
            .meaning());
  }

  @Test
  void noSubprotocolChosen() throws Exception {
    Refused refused = fed(terms("chat", "x"), AGREED + "\r\n").refused();
    assertEquals("The server speaks none of the subprotocols offered", refused.message());
    assertEquals(
        "Offered was chat, x. Without subprotocol= it would have opened.", refused.meaning());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "permessage-deflate | permessage-deflate",
        "permessage-deflate; client_max_window_bits=10 | permessage-deflate, our window 2^10",
        "permessage-deflate; client_max_window_bits=\"9\" | permessage-deflate, our window 2^9",
        "permessage-deflate; server_no_context_takeover"
            + " | permessage-deflate, each of the peer's messages by itself",
        "permessage-deflate; client_no_context_takeover"
            + " | permessage-deflate, each of our messages by itself",
        "permessage-deflate; client_no_context_takeover; server_no_context_takeover;"
            + " server_max_window_bits=8 | permessage-deflate, each message by itself",
      })
  void compressionAgreedOn(String extension, String words) throws Exception {
    Fed fed = fed(AGREED + "Sec-WebSocket-Extensions: " + extension + "\r\n\r\n");
    assertEquals(List.of("compression: " + words), fed.learned());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x-other | It agreed to the extension “x-other”, which was not offered.",
        "permessage-deflate, permessage-deflate | It agreed to more extensions than were offered.",
        "permessage-deflate; x=1 | It agreed to compression on terms that make no sense.",
        "permessage-deflate; client_max_window_bits"
            + " | It agreed to compression on terms that make no sense.",
        "permessage-deflate; client_max_window_bits=7"
            + " | It agreed to compression on terms that make no sense.",
        "permessage-deflate; server_max_window_bits=16"
            + " | It agreed to compression on terms that make no sense.",
        "permessage-deflate; server_max_window_bits=010"
            + " | It agreed to compression on terms that make no sense.",
        "permessage-deflate; server_no_context_takeover=1"
            + " | It agreed to compression on terms that make no sense.",
        "permessage-deflate; a; a | The extension “permessage-deflate; a; a” cannot be read.",
        "permessage-deflate; =1 | The extension “permessage-deflate; =1” cannot be read.",
        "permessage-deflate; a=\"b | The extension “permessage-deflate; a=\"b” cannot be read.",
        "; | The extension “;” cannot be read.",
      })
  void extensionsThatMakeNoSense(String extension, String meaning) throws Exception {
    assertEquals(
        meaning,
        fed(AGREED + "Sec-WebSocket-Extensions: " + extension + "\r\n\r\n").refused().meaning());
  }

  @Test
  void compressionThatWasNotOffered() throws Exception {
    ClientTerms plain = new ClientTerms("h", "/", "", List.of(), List.of(), false, "");
    assertEquals(
        "It agreed to the extension “permessage-deflate”, which was not offered.",
        fed(plain, AGREED + "Sec-WebSocket-Extensions: permessage-deflate\r\n\r\n")
            .refused()
            .meaning());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 OK | | WRONG_PROTOCOL | At /chat?room=1 is something else than WebSocket",
        "302 Found | Location: wss://other/ | WRONG_PROTOCOL | It has moved to wss://other/.",
        "302 Found | | WRONG_PROTOCOL | It is somewhere else",
        "400 Bad Request | | WRONG_PROTOCOL | If it wants TLS on this port, add secure=yes.",
        "401 Unauthorized | WWW-Authenticate: Bearer | PERMISSION_DENIED | (Bearer)",
        "403 Forbidden | | PERMISSION_DENIED | Many servers look at the origin",
        "404 Not Found | | WRONG_PROTOCOL | There is nothing at /chat?room=1 on this server.",
        "405 Method Not Allowed | | WRONG_PROTOCOL | A plain web page may be at",
        "407 Proxy Authentication Required | | PERMISSION_DENIED | A proxy in between",
        "426 Upgrade Required | Sec-WebSocket-Version: 7, 8 | WRONG_PROTOCOL | version 7, 8",
        "426 Upgrade Required | | WRONG_PROTOCOL | It wants another protocol here.",
        "429 Too Many Requests | | WRONG_PROTOCOL | Wait a while.",
        "500 Internal Server Error | | OTHER | Something failed on the server.",
        "502 Bad Gateway | | OTHER | It is a gateway",
        "503 Service Unavailable | | OTHER | Try again later.",
        "504 Gateway Timeout | | TIMED_OUT | It is a gateway",
        "418 Teapot | | WRONG_PROTOCOL | It does not accept the request.",
      })
  void turnedAway(String status, String field, Kind kind, String meaning) throws Exception {
    String fields = field == null ? "" : field + "\r\n";
    Refused refused =
        fed("HTTP/1.1 " + status + "\r\n" + fields + "Content-Length: 3\r\n\r\nabc").refused();
    assertEquals(
        "The server answered " + status + " instead of switching to WebSocket", refused.message());
    assertEquals(kind, refused.kind());
    assertEquals("HTTP " + status.substring(0, 3), refused.code());
    assertTrue(refused.meaning().contains(meaning), refused.meaning());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "15 03 03 00 02 02 28 | TLS | It wants TLS first: add secure=yes.",
        "53 53 48 2d 32 2e 30 2d 78 0d 0a | SSH | That is a server of its own and no web server.",
        "00 01 02 03 04 | '' | Is this port really a WebSocket server?",
      })
  void notHttpAtAll(String bytes, String name, String advice) throws Exception {
    Refused refused = Fed.everyCut(() -> new ClientUpgrade(terms(), KEY), Fed.hex(bytes)).refused();
    String what = name.isEmpty() ? "something that is not HTTP" : name + ", not in HTTP";
    assertEquals("The server answered in " + what, refused.message());
    assertEquals(name, refused.code());
    assertTrue(refused.meaning().startsWith(advice + " It began with “"), refused.meaning());
  }

  @Test
  void anEcho() throws Exception {
    Refused refused = fed("GET /chat?room=1 HTTP/1.1\r\n").refused();
    assertEquals("The server answered with a request of HTTP", refused.message());
    assertTrue(
        refused.meaning().startsWith("It may send everything back, as an echo does."),
        refused.meaning());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/2 101\r\n\r\n",
        "HTTP/1.1 1010\r\n\r\n",
        "HTTP/1.1 101 a\u0001b\r\n\r\n",
        SWITCH + "no field\r\n\r\n",
        SWITCH + "Name : x\r\n\r\n",
        SWITCH + " folded\r\n\r\n",
      })
  void brokenHttp(String answer) throws Exception {
    assertTrue(
        fed(answer).refused().meaning().startsWith("Its answer is not the HTTP it should be. "));
  }

  @Test
  void aHeadThatNeverEndsIsRefusedAtItsLimit() throws Exception {
    ClientUpgrade talk = new ClientUpgrade(terms(), KEY);
    String endless = SWITCH + "X: " + "x".repeat(40_000);
    assertEquals(
        "Its answer is not the HTTP it should be. It is longer than 32768 bytes.",
        Fed.of(talk, Fed.bytes(endless)).refused().meaning());
  }

  @Test
  void anEndBeforeTheAnswerIsOver() throws Exception {
    assertEquals("The server closed the connection without an answer", end("").message());
    assertEquals("It may want TLS (add secure=yes), or be no web server.", end("").meaning());
    assertEquals("The server closed the connection without an answer", end("").message());
    assertEquals(
        "The server closed the connection in the middle of its answer", end(AGREED).message());
    assertEquals("The server answered in something that is not HTTP", end("abc").message());
  }

  private static Refused end(String bytes) throws Exception {
    ClientUpgrade talk = new ClientUpgrade(terms(), KEY);
    Fed fed = Fed.of(talk, Fed.bytes(bytes));
    assertInstanceOf(More.class, fed.result());
    assertNull(talk.compression());
    return talk.endedEarly(ByteBuffer.wrap(fed.rest()));
  }
}
