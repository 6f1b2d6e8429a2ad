package dev.endpoint.engine.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.protocol.Echo;
import dev.endpoint.engine.syntax.Side;
import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Failure.Kind;
import dev.endpoint.engine.type.tls.TlsFiles;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Our WebSockets against npm's `ws`, in both roles. Our answer to a close frame has its code; the
/// reason stays its own.
class WebSocketPeersTest extends PeerTest {
  private static final int PATIENCE_SECONDS = 120;
  private static final int[] SIZES = {0, 1, 125, 126, 1000, 65_535, 65_536, 1 << 20};

  /// Each, also for `ws`, that can be compressed.
  private static final String THEIR_SIZES = "[0,1,125,126,1000,65535,65536,1048576]";

  /// It compresses only what is long enough, unless told otherwise.
  private static final String DEFLATE = "\"deflate\":{\"threshold\":0}";

  private static Peer ws(String role, String url, String options) throws Exception {
    String script =
        Path.of(WebSocketPeersTest.class.getResource("/peers/ws_peer.js").toURI()).toString();
    return Peer.talking(Peer.need("node"), script, Peer.needWs(), role, url, "{" + options + "}");
  }

  private static int port(Peer peer) throws Exception {
    return Integer.parseInt(peer.hear("port"));
  }

  private String echo(String more) throws Exception {
    var port = listen("websocket:0:interface=127.0.0.1" + more, new Echo());
    return "ws://127.0.0.1:" + ((InetSocketAddress) port.address()).getPort() + "/";
  }

  private static CloseReason end(MessageExchange exchange) throws Exception {
    return exchange.closed().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private void everyMessageComesBack(MessageExchange exchange) throws Exception {
    assertEquals(2 * SIZES.length, exchange.echoed().get(PATIENCE_SECONDS, TimeUnit.SECONDS));
    onReactor(exchange.transport()::close);
    assertEquals("closed by you", end(exchange).words());
  }

  @TestedAgainst(type = "websocket", role = Side.CLIENT, peer = "ws (npm)")
  @ParameterizedTest(name = "{1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | none",
        "\"deflate\":{\"threshold\":0} | permessage-deflate",
        "\"deflate\":{\"threshold\":0,\"serverNoContextTakeover\":true,"
            + "\"clientNoContextTakeover\":true}"
            + " | permessage-deflate, each message by itself",
        "\"deflate\":{\"threshold\":0,\"clientMaxWindowBits\":10,\"serverMaxWindowBits\":11}"
            + " | permessage-deflate, our window 2^10",
      })
  void ourClientAndItsServer(String options, String fact) throws Exception {
    try (Peer peer = ws("server", "", options)) {
      MessageExchange exchange = new MessageExchange(SIZES);
      connect("websocket:127.0.0.1:" + port(peer) + ":path=/a?b", exchange);
      String extension = fact.equals("none") ? "" : "permessage-deflate";
      assertEquals("[\"\",\"" + extension + "\",\"/a?b\"]", peer.hear("opened"));
      assertEquals(List.of("compression: " + fact), exchange.facts());
      everyMessageComesBack(exchange);
      assertEquals("1000 ", peer.hear("closed"));
    }
  }

  @TestedAgainst(type = "websocket", role = Side.CLIENT, peer = "ws (npm)")
  @Test
  void itsServerBehindTls() throws Exception {
    try (TlsFiles files = TlsFiles.make();
        Peer peer = ws("server", "", DEFLATE + ",\"pem\":\"" + files.server() + "\"")) {
      int port = port(peer);
      MessageExchange exchange = new MessageExchange(SIZES);
      connect(
          "websocket:127.0.0.1:%d:endpoint={tls:127.0.0.1:%d:trustRoots=%s}"
              .formatted(port, port, TlsFiles.value(files.root())),
          exchange);
      everyMessageComesBack(exchange);
      assertEquals(Kind.UNTRUSTED, failure("websocket:127.0.0.1:" + port + ":secure=yes").kind());
    }
  }

  @TestedAgainst(type = "websocket", role = Side.CLIENT, peer = "ws (npm)")
  @Test
  void itsServerPingsAndCloses() throws Exception {
    try (Peer peer = ws("server", "", "\"protocol\":\"chat\"")) {
      MessageExchange exchange = new MessageExchange();
      connect("websocket:127.0.0.1:" + port(peer) + ":subprotocol=x,chat", exchange);
      assertEquals(List.of("subprotocol: chat", "compression: none"), exchange.facts());
      onReactor(() -> exchange.say("!ping hello"));
      assertEquals("hello", peer.hear("pong"));
      onReactor(() -> exchange.say("!close 4001 enough"));
      assertEquals("closed by peer: 4001 “enough”", end(exchange).words());
      assertEquals("4001 ", peer.hear("closed"));
      assertEquals(
          List.of("ping received “hello”", "close frame received: 4001 “enough”"),
          exchange.notes());
    }
  }

  @TestedAgainst(type = "websocket", role = Side.CLIENT, peer = "ws (npm)")
  @Test
  void itsServerEndsWithoutACloseFrame() throws Exception {
    try (Peer peer = ws("server", "", "")) {
      MessageExchange exchange = new MessageExchange();
      connect("websocket:127.0.0.1:" + port(peer), exchange);
      onReactor(() -> exchange.say("!terminate"));
      Failure failure = end(exchange).trouble();
      assertEquals(Kind.TRUNCATED, failure.kind());
      assertEquals("1006 ", peer.hear("closed"));
    }
  }

  @TestedAgainst(type = "websocket", role = Side.CLIENT, peer = "ws (npm)")
  @ParameterizedTest
  @CsvSource({"401, PERMISSION_DENIED", "404, WRONG_PROTOCOL", "503, OTHER"})
  void itsServerTurnsUsAway(int status, Kind kind) throws Exception {
    try (Peer peer = ws("server", "", "\"refuse\":" + status)) {
      Failure failure = failure("websocket:127.0.0.1:" + port(peer));
      assertEquals(kind, failure.kind());
      assertEquals("HTTP " + status, failure.code());
    }
  }

  @TestedAgainst(type = "websocket", role = Side.CLIENT, peer = "ws (npm)")
  @Test
  void itsServerSpeaksNoneOfOurSubprotocols() throws Exception {
    try (Peer peer = ws("server", "", "\"protocol\":\"chat\"")) {
      assertEquals(
          "The server speaks none of the subprotocols offered",
          failure("websocket:127.0.0.1:" + port(peer) + ":subprotocol=a,b").message());
    }
  }

  @TestedAgainst(type = "websocket", role = Side.SERVER, peer = "ws (npm)")
  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "\"sizes\":SIZES | ''",
        "\"sizes\":SIZES,\"fragments\":true | ''",
        "\"sizes\":SIZES,\"deflate\":{\"threshold\":0} | permessage-deflate",
        "\"sizes\":SIZES,\"fragments\":true,\"deflate\":{\"threshold\":0} | permessage-deflate",
        "\"sizes\":SIZES,\"deflate\":{\"threshold\":0,\"serverNoContextTakeover\":true,"
            + "\"clientNoContextTakeover\":true}"
            + " | permessage-deflate",
        "\"sizes\":SIZES,\"deflate\":{\"threshold\":0,\"serverMaxWindowBits\":9}"
            + " | permessage-deflate",
      })
  void itsClientAndOurServer(String options, String extension) throws Exception {
    try (Peer peer = ws("client", echo(""), options.replace("SIZES", THEIR_SIZES))) {
      assertEquals("[\"\",\"" + extension + "\"]", peer.hear("opened"));
      assertEquals(String.valueOf(2 * SIZES.length), peer.hear("echoed"));
      assertEquals("there?", peer.hear("pong"));
      assertEquals("1000 ", peer.hear("closed"));
      peer.awaitEnd();
    }
  }

  @TestedAgainst(type = "websocket", role = Side.SERVER, peer = "ws (npm)")
  @Test
  void itsClientBehindTls() throws Exception {
    try (TlsFiles files = TlsFiles.make()) {
      var port =
          listen(
              "websocket:endpoint={tls:path=" + files.folder() + ":port=0:interface=127.0.0.1}",
              new Echo());
      String url = "wss://127.0.0.1:" + ((InetSocketAddress) port.address()).getPort() + "/";
      String options = "\"sizes\":" + THEIR_SIZES + ",\"ca\":\"" + files.root() + "\"";
      try (Peer peer = ws("client", url, options)) {
        assertEquals(String.valueOf(2 * SIZES.length), peer.hear("echoed"));
        assertEquals("1000 ", peer.hear("closed"));
      }
    }
  }

  @TestedAgainst(type = "websocket", role = Side.SERVER, peer = "ws (npm)")
  @Test
  void itsClientClosesWithACode() throws Exception {
    String options =
        "\"sizes\":[5],\"protocols\":[\"x\",\"chat\"],\"code\":4002,\"reason\":\"bye\"";
    try (Peer peer = ws("client", echo(":subprotocol=chat"), options)) {
      assertEquals("[\"chat\",\"\"]", peer.hear("opened"));
      assertEquals("4002 ", peer.hear("closed"));
    }
  }

  @TestedAgainst(type = "websocket", role = Side.SERVER, peer = "ws (npm)")
  @ParameterizedTest
  @ValueSource(
      strings = {
        ":path=/chat#404 There is nothing at /. Here is a WebSocket endpoint at /chat.",
        ":origin=https\\://a.example#403 Pages of https://b.example may not connect here.",
      })
  void itsClientIsTurnedAway(String how) throws Exception {
    String[] parts = how.split("#");
    String options = "\"sizes\":[],\"origin\":\"https://b.example\"";
    try (Peer peer = ws("client", echo(parts[0]), options)) {
      assertEquals(parts[1], peer.hear("refused"));
    }
  }

  @TestedAgainst(type = "websocket", role = Side.SERVER, peer = "ws (npm)")
  @Test
  void itsClientSendsTooMuch() throws Exception {
    try (Peer peer = ws("client", echo(":messageLimit=1000"), "\"sizes\":[1001]")) {
      String closed = peer.hear("closed");
      assertTrue(
          closed.startsWith("1009 A message was longer than the 1000 bytes allowed"), closed);
    }
  }
}
