package dev.endpoint.engine.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.endpoint.engine.endpoint.ListeningPort;
import dev.endpoint.engine.syntax.Side;
import dev.endpoint.engine.transport.Addresses;
import dev.endpoint.engine.transport.Facet;
import dev.endpoint.engine.type.tls.TlsFiles;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// PROXY headers of HAProxy for us, ours for it, and ours for Twisted, which only takes them.
class HaproxyPeersTest extends PeerTest {
  private static final String CLIENT = "203.0.113.7:40000";
  private static final String CLIENT_6 = "[2001:db8::7]:40000";

  @TempDir Path folder;
  private TlsFiles files;

  // Both close and do not finish: see "Half-close through HAProxy" in proxy-header.md.
  private final Exchange client = new Exchange(SOME).closingAfter(SOME);
  private final Exchange server = new Exchange(SOME).closingAfter(SOME);

  @BeforeEach
  void makeFiles() throws Exception {
    files = TlsFiles.make();
  }

  @AfterEach
  void removeFiles() throws Exception {
    files.close();
  }

  /// Listens as the string says, with `PORT` in the place of a port; returns the real one.
  private int listenOn(String text) throws Exception {
    String filled =
        text.replace("FILES", files.folder()).replace("SERVER", TlsFiles.value(files.server()));
    return ((InetSocketAddress) listen(filled, server).address()).getPort();
  }

  /// HAProxy between one port and another.
  private Peer haproxy(int from, String bind, int to, String send) throws Exception {
    String config =
        """
        defaults
          mode tcp
          timeout connect 60s
          timeout client 60s
          timeout server 60s
        frontend in
          bind 127.0.0.1:%d %s
          unique-id-format %%pid-42
          default_backend out
        backend out
          server ours 127.0.0.1:%d %s
        """
            .formatted(from, bind, to, send);
    Path file = Files.writeString(folder.resolve("haproxy.cfg"), config);
    return Peer.talking(Peer.need("haproxy"), "-db", "-f", file.toString());
  }

  private void everyByteArrives() throws Exception {
    end(client);
    end(server);
    sameBytes(client.sent(), server.received());
    sameBytes(server.sent(), client.received());
  }

  /// One side has nothing more to say, and the other answers by the half that is left.
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @TestedAgainst(type = "haproxy", role = Side.SERVER, peer = "HAProxy")
  void aHalfThatEndsLeavesTheOther(boolean clientFirst) throws Exception {
    Exchange asking = new Exchange(SOME);
    Exchange answering = new Exchange(SOME).answering();
    int port = Peer.freePort();
    ListeningPort ours =
        listen("haproxy:tcp:0:interface=127.0.0.1", clientFirst ? answering : asking);
    int to = ((InetSocketAddress) ours.address()).getPort();
    try (Peer _ = haproxy(port, "", to, "send-proxy-v2")) {
      connectSoon("tcp:127.0.0.1:" + port, clientFirst ? asking : answering);
      endsInOrder(asking);
      endsInOrder(answering);
      sameBytes(asking.sent(), answering.received());
      sameBytes(answering.sent(), asking.received());
    }
  }

  /// A fact from the header that our listener got.
  private String told(String name) {
    return server.transport().facets().stream()
        .filter(facet -> facet.group().equals("PROXY header") && facet.name().equals(name))
        .map(Facet::value)
        .findFirst()
        .orElse("");
  }

  @ParameterizedTest
  @CsvSource({
    "send-proxy, 1",
    "send-proxy-v2, '2, 28 bytes'",
    "send-proxy-v2 proxy-v2-options crc32c, '2, 35 bytes'"
  })
  @TestedAgainst(type = "haproxy", role = Side.SERVER, peer = "HAProxy")
  void itsHeaderSaysWhoItsClientIs(String send, String version) throws Exception {
    int port = Peer.freePort();
    int ours = listenOn("haproxy:tcp:0:interface=127.0.0.1");
    try (Peer _ = haproxy(port, "", ours, send)) {
      connectSoon("tcp:127.0.0.1:" + port, client);
      everyByteArrives();
      String real = Addresses.text(client.transport().localAddress());
      assertEquals(version, told("version"));
      assertEquals(real, told("client"));
      assertEquals(real, Addresses.text(server.transport().peerAddress()));
      assertEquals("127.0.0.1:" + port, Addresses.text(server.transport().localAddress()));
    }
  }

  @Test
  @TestedAgainst(type = "haproxy", role = Side.SERVER, peer = "HAProxy")
  @TestedAgainst(type = "tls", role = Side.CLIENT, peer = "HAProxy")
  void itsFieldsSayWhatItsClientsTlsWas() throws Exception {
    int port = Peer.freePort();
    int ours = listenOn("haproxy:tcp:0:interface=127.0.0.1");
    String bind =
        "ssl crt " + files.server() + " ca-file " + files.root() + " verify optional alpn h2";
    String send =
        "send-proxy-v2 proxy-v2-options crc32c,unique-id,authority,ssl,cert-cn,ssl-cipher,cert-key";
    try (Peer _ = haproxy(port, bind, ours, send)) {
      String certificate = TlsFiles.value(files.client());
      connectSoon(
          "tls:127.0.0.1:%d:serverName=%s:alpn=h2:trustRoots=%s:certificate=%s"
              .formatted(port, TlsFiles.NAME, TlsFiles.value(files.root()), certificate),
          client);
      everyByteArrives();
      assertEquals(TlsFiles.NAME, told("name asked for"));
      assertEquals("h2", told("ALPN"));
      assertEquals("yes", told("client's TLS"));
      assertEquals("TLSv1.3", told("client's TLS version"));
      assertEquals("verified by the proxy", told("client's certificate"));
      assertEquals("a client", told("client's certificate name"));
      assertEquals("EC256", told("proxy's certificate key"));
      assertEquals("right", told("checksum").split(" ")[0]);
      assertEquals("42", told("unique id").split("-")[1]);
    }
  }

  @Test
  @TestedAgainst(type = "haproxy", role = Side.SERVER, peer = "HAProxy")
  void itsHealthCheckIsItsOwn() throws Exception {
    Mirror mirror = new Mirror();
    ListeningPort port = listen("haproxy:tcp:0:interface=127.0.0.1", mirror);
    int ours = ((InetSocketAddress) port.address()).getPort();
    try (Peer _ = haproxy(Peer.freePort(), "", ours, "send-proxy-v2 check inter 10ms")) {
      mirror.transport().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
      assertEquals("LOCAL", mirror.fact("command").split(":")[0]);
    }
  }

  /// A balancer's way; `ssl` alone means Twisted's, inside.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "haproxy:tls:FILES:0:interface=127.0.0.1:inside=no",
        "tls:FILES:endpoint={haproxy:tcp:0:interface=127.0.0.1}",
        "haproxy:inside=no:ssl:0:privateKey=SERVER:interface=127.0.0.1"
      })
  @TestedAgainst(type = "haproxy", role = Side.SERVER, peer = "HAProxy")
  @TestedAgainst(type = "tls", role = Side.SERVER, peer = "HAProxy")
  void itsHeaderIsBeforeItsTls(String listener) throws Exception {
    int port = Peer.freePort();
    int ours = listenOn(listener);
    String send = "send-proxy-v2 ssl verify required verifyhost %s sni str(%s) ca-file %s";
    String its = send.formatted(TlsFiles.NAME, TlsFiles.NAME, files.root());
    try (Peer _ = haproxy(port, "", ours, its)) {
      connectSoon("tcp:127.0.0.1:" + port, client);
      everyByteArrives();
      assertEquals(Addresses.text(client.transport().localAddress()), told("client"));
    }
  }

  /// Without a header.
  @ParameterizedTest
  @ValueSource(
      strings = {"ssl:0:privateKey=SERVER:interface=127.0.0.1", "tls:FILES:0:interface=127.0.0.1"})
  @TestedAgainst(type = "ssl", role = Side.SERVER, peer = "HAProxy")
  @TestedAgainst(type = "tls", role = Side.SERVER, peer = "HAProxy")
  void itConnectsByTls(String listener) throws Exception {
    int port = Peer.freePort();
    int ours = listenOn(listener);
    String its =
        "ssl verify required verifyhost %s sni str(%s) ca-file %s"
            .formatted(TlsFiles.NAME, TlsFiles.NAME, files.root());
    try (Peer _ = haproxy(port, "", ours, its)) {
      connectSoon("tcp:127.0.0.1:" + port, client);
      everyByteArrives();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ssl:127.0.0.1:%d:hostname=NAME:caCertsDir=ROOTS",
        "tls:127.0.0.1:%d:serverName=NAME:trustRoots=ROOTS"
      })
  @TestedAgainst(type = "ssl", role = Side.CLIENT, peer = "HAProxy")
  @TestedAgainst(type = "tls", role = Side.CLIENT, peer = "HAProxy")
  void itTakesOurTls(String text) throws Exception {
    int port = Peer.freePort();
    int ours = listenOn("tcp:0:interface=127.0.0.1");
    try (Peer _ = haproxy(port, "ssl crt " + files.server(), ours, "")) {
      String filled =
          text.formatted(port)
              .replace("NAME", TlsFiles.NAME)
              .replace("ROOTS", TlsFiles.value(files.root().getParent()));
      connectSoon(filled, client);
      everyByteArrives();
    }
  }

  /// What we say, HAProxy says again to our listener.
  @ParameterizedTest
  @CsvSource({
    "1, send-proxy, " + CLIENT,
    "1, send-proxy, " + CLIENT_6,
    "2, send-proxy-v2, " + CLIENT,
    "2:checksum=yes, send-proxy-v2, " + CLIENT_6
  })
  @TestedAgainst(type = "haproxy", role = Side.CLIENT, peer = "HAProxy")
  void itBelievesOurHeader(String version, String send, String source) throws Exception {
    int port = Peer.freePort();
    int ours = listenOn("haproxy:tcp:0:interface=127.0.0.1");
    try (Peer _ = haproxy(port, "accept-proxy", ours, send)) {
      connectSoon(
          "haproxy:version=%s:source={%s}:tcp:127.0.0.1:%d".formatted(version, source, port),
          client);
      everyByteArrives();
      assertEquals(source, Addresses.text(server.transport().peerAddress()));
      assertEquals(source, told("client"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "haproxy:SAYS:tls:127.0.0.1:%d:trustRoots=ROOT",
        "tls:127.0.0.1:443:trustRoots=ROOT:endpoint={haproxy:SAYS:tcp:127.0.0.1:%d}"
      })
  @TestedAgainst(type = "haproxy", role = Side.CLIENT, peer = "HAProxy")
  void itTakesOurHeaderBeforeTls(String text) throws Exception {
    int port = Peer.freePort();
    int ours = listenOn("haproxy:tcp:0:interface=127.0.0.1");
    try (Peer _ = haproxy(port, "accept-proxy ssl crt " + files.server(), ours, "send-proxy")) {
      String filled =
          text.formatted(port)
              .replace("ROOT", TlsFiles.value(files.root()))
              .replace("SAYS", "version=2:source={" + CLIENT + "}");
      connectSoon(filled, client);
      everyByteArrives();
      assertEquals(CLIENT, told("client"));
    }
  }

  /// The last two have the header inside TLS, where Twisted looks for it.
  @ParameterizedTest
  @CsvSource({
    "haproxy:tcp:0, haproxy:SAYS:tcp:127.0.0.1:%d",
    "haproxy:tcp:0, haproxy:SAYS:version=2:tcp:127.0.0.1:%d",
    "haproxy:ssl:0:privateKey=SERVER:certKey=SERVER, haproxy:SAYS:ssl:127.0.0.1:%d",
    "haproxy:ssl:0:privateKey=SERVER:certKey=SERVER,"
        + " haproxy:SAYS:inside=yes:tls:127.0.0.1:%d:trustRoots=ROOT"
  })
  @TestedAgainst(type = "haproxy", role = Side.CLIENT, peer = "Twisted")
  void twistedBelievesOurHeader(String its, String ours) throws Exception {
    Exchange exchange = new Exchange(SOME).closingAfter(SOME);
    String listener =
        its.replace("SERVER", TlsFiles.value(files.server())) + ":interface=127.0.0.1";
    try (Peer peer = Peer.twisted("server", listener, SOME, "close:" + SOME)) {
      String text =
          ours.formatted(Integer.parseInt(peer.hear("port")))
              .replace("ROOT", TlsFiles.value(files.root()))
              .replace("SAYS", "source={" + CLIENT + "}");
      connect(text, exchange);
      assertEquals(CLIENT, peer.hear("peer"));
      sameAsTwisted(peer, exchange);
    }
  }
}
