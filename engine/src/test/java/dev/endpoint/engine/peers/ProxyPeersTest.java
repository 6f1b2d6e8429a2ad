package dev.endpoint.engine.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.endpoint.engine.syntax.Side;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Failure.Kind;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Our proxy types through proxies of others to a listener of our own.
class ProxyPeersTest extends PeerTest {
  private static final String SIGN_IN = ":username=anna:password=sesam";

  @TempDir Path folder;

  private Path config(String text) throws Exception {
    return Files.writeString(folder.resolve("proxy.conf"), text);
  }

  private Peer dante(int port) throws Exception {
    String program = Peer.need("danted");
    Path config =
        config(
            """
            logoutput: stdout
            internal: 127.0.0.1 port = %d
            external: 127.0.0.1
            clientmethod: none
            socksmethod: none
            client pass { from: 127.0.0.0/8 to: 0.0.0.0/0 }
            socks pass { from: 127.0.0.0/8 to: 0.0.0.0/0 }
            """
                .formatted(port));
    Peer peer = Peer.talking(program, "-f", config.toString(), "-p", folder + "/pid");
    peer.hear(line -> line.contains("running"));
    return peer;
  }

  private Peer tinyproxy(int port) throws Exception {
    String program = Peer.need("tinyproxy");
    Path config =
        config(
            """
            Port %d
            Listen 127.0.0.1
            Timeout 120
            LogLevel Info
            Allow 127.0.0.1
            BasicAuth anna sesam
            """
                .formatted(port));
    Peer peer = Peer.talking(program, "-d", "-c", config.toString());
    peer.hear(line -> line.contains("Accepting connections"));
    return peer;
  }

  private static String through(int proxy) {
    return ":endpoint={tcp:127.0.0.1:" + proxy + "}";
  }

  private void exchange(String type, int proxy, String more) throws Exception {
    Exchange theirs = new Exchange(SOME);
    Exchange ours = new Exchange(SOME);
    connect(type + ":127.0.0.1:" + listen(theirs) + through(proxy) + more, ours);
    endsInOrder(ours);
    end(theirs);
    sameBytes(ours.sent(), theirs.received());
    sameBytes(theirs.sent(), ours.received());
  }

  @TestedAgainst(type = "socks5", role = Side.CLIENT, peer = "Dante")
  @TestedAgainst(type = "socks4", role = Side.CLIENT, peer = "Dante")
  @ParameterizedTest
  @ValueSource(strings = {"socks5", "socks4"})
  void everyByteThroughDante(String type) throws Exception {
    int port = Peer.freePort();
    try (Peer _ = dante(port)) {
      exchange(type, port, "");
    }
  }

  @TestedAgainst(type = "socks5", role = Side.CLIENT, peer = "Dante")
  @Test
  void aDestinationThatRefusesIsToldByDante() throws Exception {
    int port = Peer.freePort();
    int nobody = Peer.freePort();
    try (Peer _ = dante(port)) {
      Failure failure = failure("socks5:127.0.0.1:" + nobody + through(port));
      assertEquals(Kind.REFUSED, failure.kind());
      assertEquals("SOCKS 5 reply 5", failure.code());
    }
  }

  /// It knows no half-close: it ends both ways when one has ended, so one way is what is compared.
  @TestedAgainst(type = "http-connect", role = Side.CLIENT, peer = "tinyproxy")
  @Test
  void everyByteThroughTinyproxy() throws Exception {
    int port = Peer.freePort();
    Exchange theirs = new Exchange(-1);
    Exchange ours = new Exchange(SOME);
    try (Peer _ = tinyproxy(port)) {
      connect("http-connect:127.0.0.1:" + listen(theirs) + through(port) + SIGN_IN, ours);
      end(theirs);
      sameBytes(ours.sent(), theirs.received());
    }
  }

  @TestedAgainst(type = "http-connect", role = Side.CLIENT, peer = "tinyproxy")
  @Test
  void withoutASignInTinyproxyAsksForOne() throws Exception {
    int port = Peer.freePort();
    try (Peer _ = tinyproxy(port)) {
      Failure failure = failure("http-connect:127.0.0.1:9" + through(port));
      assertEquals(Kind.PERMISSION_DENIED, failure.kind());
      assertEquals("The proxy wants you to sign in", failure.message());
    }
  }
}
