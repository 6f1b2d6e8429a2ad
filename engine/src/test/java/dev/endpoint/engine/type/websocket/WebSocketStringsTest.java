package dev.endpoint.engine.type.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.EndpointCatalog;
import dev.endpoint.engine.ParsedEndpoint;
import dev.endpoint.engine.syntax.Completion;
import dev.endpoint.engine.syntax.Diagnostic;
import dev.endpoint.engine.syntax.Side;
import dev.endpoint.engine.testing.FakeEngine;
import dev.endpoint.engine.testing.RecordingProtocol;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebSocketStringsTest {
  private static final EndpointCatalog CATALOG = EndpointCatalog.installed();

  private static String only(ParsedEndpoint<?> read) {
    List<Diagnostic> all = read.diagnostics();
    assertEquals(1, all.size(), all::toString);
    return all.getFirst().message();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "websocket:h:80",
        "websocket:h:443:path=/chat?room=1:secure=yes:subprotocol=a,b",
        "websocket:h:80:origin=https\\://o:endpoint=tcp\\:proxy\\:8080:deflate=no:messageLimit=9",
      })
  void theStandardFormOfAClientIsReadAsItself(String text) {
    ParsedEndpoint<?> read = CATALOG.client(text);
    assertTrue(read.diagnostics().isEmpty(), () -> read.diagnostics().toString());
    assertEquals(text, read.canonical());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ws:h:80 | websocket:h:80",
        "WebSocket:h:80:deflate=yes:path=/ | websocket:h:80",
        "ws:h:80:path=/a b:subprotocol=a , b | websocket:h:80:path=/a%20b:subprotocol=a,b",
        "ws:h:80:path=/é%20x | websocket:h:80:path=/%C3%A9%20x",
      })
  void otherWaysToWriteIt(String text, String canonical) {
    assertEquals(canonical, CATALOG.client(text).canonical());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ws:h:80:path=chat | Path must begin with a slash.",
        "ws:h:80:path=/a#b | What follows a # is for browsers and is never sent; %23 is sent.",
        "ws:h:80:subprotocol=a b | Subprotocol takes names of letters, digits and marks such as -"
            + " and ., with commas between them; \"a b\" is no such name.",
        "ws:h:80:subprotocol=a,,b | Subprotocol takes names of letters, digits and marks such as -"
            + " and ., with commas between them; \"\" is no such name.",
        "ws:h:80:headers={Upgrade: x} | Upgrade belongs to the handshake itself; see subprotocol="
            + " and deflate= for what can be chosen.",
        "ws:h:80:headers={Sec-WebSocket-Key: x} | Sec-WebSocket-Key belongs to the handshake"
            + " itself; see subprotocol= and deflate= for what can be chosen.",
        "ws:h:80:headers=plain | Headers must be like {Name: value}, more of them after a comma"
            + " each; \"plain\" is no such thing.",
        "ws:h:443 | Port 443 is for TLS, and this connects without: add secure=yes.",
        "ws:h:80:secure=yes:endpoint={tcp:h:80} | With endpoint= this is ignored: that endpoint"
            + " decides whether there is TLS.",
        "ws:h:80:timeout=3:endpoint={tcp:h:80} | With endpoint= this limits the WebSocket"
            + " handshake only; that endpoint has its own timeout.",
      })
  void whatIsWrongWithAClient(String text, String message) {
    assertEquals(message, only(CATALOG.client(text)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ws | It needs a port, as in websocket:8080, or an endpoint to listen by, as in"
            + " websocket:endpoint={tcp:8080}.",
        "ws:8080:endpoint={tcp:80:interface=127.0.0.1} | Give a port or endpoint=, not both.",
        "ws:interface=\\:\\:1:endpoint={tcp:80:interface=127.0.0.1}"
            + " | With endpoint= it belongs into that endpoint.",
        "ws:8080:127.0.0.1:path=/a?b | A listener is found at a path whatever the query is.",
      })
  void whatIsWrongWithAListener(String text, String message) {
    assertEquals(message, only(CATALOG.server(text)));
  }

  /// A token for the server must not be read over a shoulder.
  @Test
  void headersAreSecret() {
    ParsedEndpoint<?> read = CATALOG.client("ws:h:80:headers={Authorization: Bearer abc}");
    assertFalse(read.maskedCanonical().contains("abc"), read.maskedCanonical());
    assertTrue(read.canonical().contains("abc"));
  }

  @Test
  void severalFieldsAndCommasInThem() throws Exception {
    FakeEngine fakes = FakeEngine.create();
    RecordingProtocol server = new RecordingProtocol();
    fakes.engine().serverFromString("tcp:80:interface=127.0.0.1").listen(peer -> server);
    fakes
        .engine()
        .clientFromString("ws:127.0.0.1:80:headers={X-One: a, b, X-Two: c:d}")
        .connect(peer -> new RecordingProtocol());
    fakes.reactor().runUntilIdle();
    assertTrue(
        server.receivedText().endsWith("\r\nX-One: a, b\r\nX-Two: c:d\r\n\r\n"),
        server.receivedText());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ws:h:80 | Connects to h, port 80, and asks for a WebSocket at /.",
        "ws:h:443:secure=yes:path=/x"
            + " | Connects to h, port 443, secures it with TLS, verified, and asks for a WebSocket"
            + " at /x.",
      })
  void whatAClientDoes(String text, String words) {
    assertEquals(words, CATALOG.client(text).explain());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ws:80 | true",
        "ws:80:127.0.0.1 | false",
        "ws:endpoint={tcp:80} | true",
        "ws:endpoint={unix:/run/x} | false",
      })
  void whoCanReachAListener(String text, boolean exposed) {
    assertEquals(exposed, CATALOG.server(text).exposed());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ws:80 | websocket:port=80:interface=127.0.0.1",
        "ws:endpoint={tcp:80} | websocket:endpoint=tcp\\:80\\:interface=127.0.0.1",
      })
  void forThisComputerOnly(String text, String here) {
    assertEquals(
        here, CATALOG.server(CATALOG.server(text).loopbackOnly().orElseThrow()).canonical());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ws:0 | websocket:127.0.0.1:4000",
        "ws:0:path=/a:subprotocol=x,y:origin=https\\://o,https\\://p"
            + " | websocket:127.0.0.1:4000:path=/a:subprotocol=x,y:origin=https\\://o",
        "ws:endpoint={tcp:0} | websocket:127.0.0.1:4000",
        "ws:endpoint={haproxy:tcp:0}:path=/a"
            + " | websocket:127.0.0.1:4000:path=/a:endpoint=haproxy\\:tcp\\:127.0.0.1\\:4000",
      })
  void howToConnectToAListener(String server, String client) {
    assertEquals(
        client,
        CATALOG.server(server).clientText(new InetSocketAddress("0.0.0.0", 4000)).orElseThrow());
    assertTrue(CATALOG.client(client).diagnostics().isEmpty());
  }

  @Test
  void howToConnectToASocketFile() {
    assertEquals(
        "websocket:localhost:80:endpoint=unix\\:/run/ws",
        CATALOG
            .server("ws:endpoint={unix:/run/ws}")
            .clientText(UnixDomainSocketAddress.of("/run/ws"))
            .orElseThrow());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ws://h | websocket:h:80",
        "ws://h:9000/ | websocket:h:9000",
        "ws://h:9000/a?b=c:d#e | websocket:h:9000:path=/a?b=c\\:d",
        "ws://h?x | websocket:h:80:path=/?x",
        "wss://user@h/chat | websocket:h:443:path=/chat:secure=yes",
        "wss://[::1]:8443 | websocket:[::1]:8443:secure=yes",
      })
  void aPastedUrlIsUnderstood(String url, String text) {
    Diagnostic found = CATALOG.client(url).diagnostics().getFirst();
    assertEquals("This is a web address, not an endpoint.", found.message());
    assertEquals(text, found.suggestion().text());
    assertTrue(CATALOG.client(text).ok());
  }

  @Test
  void theNextArgumentsAreOffered() {
    List<String> client =
        CATALOG.complete(Side.CLIENT, "ws:h:80:", 8).stream().map(Completion::label).toList();
    assertTrue(
        client.containsAll(List.of("path=", "secure=", "subprotocol=", "headers=")),
        client::toString);
    List<String> server =
        CATALOG.complete(Side.SERVER, "ws:80:", 6).stream().map(Completion::label).toList();
    assertTrue(server.contains("interface=127.0.0.1"), server::toString);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ws:example.com | ws:example.com:80",
        "ws:example.com:secure=no:path=/x | ws:example.com:80:secure=no:path=/x",
        "ws:example.com:secure=yes | ws:example.com:443:secure=yes",
      })
  void theUsualPortIsOfferedWhereNoneIsGiven(String text, String offered) {
    Diagnostic missing = CATALOG.client(text).diagnostics().getFirst();
    assertEquals(offered, missing.suggestion().text());
    assertTrue(CATALOG.client(offered).diagnostics().isEmpty());
  }
}
