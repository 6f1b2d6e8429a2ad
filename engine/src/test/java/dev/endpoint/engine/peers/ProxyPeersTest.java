package dev.endpoint.engine.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.syntax.Side;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Failure.Kind;
import dev.endpoint.engine.type.tls.TlsFiles;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Our proxy types through proxies of others to a listener of our own.
class ProxyPeersTest extends PeerTest {
  private static final String SIGN_IN = ":username=anna:password=sesam";
  private static final String WRONG = ":username=anna:password=simsalabim";

  @TempDir Path folder;
  private Proxies proxies;

  @BeforeEach
  void setUp() throws Exception {
    proxies = new Proxies(folder);
  }

  @AfterEach
  void stopProxies() {
    proxies.close();
  }

  private static String through(int proxy) {
    return ":endpoint={tcp:127.0.0.1:" + proxy + "}";
  }

  private void exchange(String type, int proxy, String more) throws Exception {
    Exchange theirs = new Exchange(SOME);
    Exchange ours = new Exchange(SOME);
    connectSoon(type + ":127.0.0.1:" + listen(theirs) + through(proxy) + more, ours);
    endsInOrder(ours);
    end(theirs);
    sameBytes(ours.sent(), theirs.received());
    sameBytes(theirs.sent(), ours.received());
  }

  /// The same through a proxy that knows no half-close: it ends both ways when one has ended.
  private void exchangeAndClose(String text, Exchange theirs) throws Exception {
    Exchange ours = new Exchange(SOME).closingAfter(SOME);
    connectSoon(text, ours);
    end(ours);
    end(theirs);
    sameBytes(ours.sent(), theirs.received());
    sameBytes(theirs.sent(), ours.received());
  }

  @ParameterizedTest
  @ValueSource(strings = {"socks5", "socks4"})
  @TestedAgainst(type = "socks5", role = Side.CLIENT, peer = "Dante")
  @TestedAgainst(type = "socks4", role = Side.CLIENT, peer = "Dante")
  void everyByteThroughDante(String type) throws Exception {
    exchange(type, proxies.dante("none"), "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"socks5", "socks4"})
  @TestedAgainst(type = "socks5", role = Side.CLIENT, peer = "Dante")
  @TestedAgainst(type = "socks4", role = Side.CLIENT, peer = "Dante")
  void aDestinationThatRefusesIsToldByDante(String type) throws Exception {
    Failure failure =
        failure(type + ":127.0.0.1:" + Peer.freePort() + through(proxies.dante("none")));
    boolean five = type.equals("socks5");
    assertEquals(five ? Kind.REFUSED : Kind.OTHER, failure.kind());
    assertEquals(five ? "SOCKS 5 reply 5" : "SOCKS 4 reply 91", failure.code());
  }

  /// Its users are those of the system, of whom none is tried here.
  @Test
  @TestedAgainst(type = "socks5", role = Side.CLIENT, peer = "Dante")
  void aSignInThatDanteDoesNotAcceptIsTold() throws Exception {
    int proxy = proxies.dante("username");
    String text = "socks5:127.0.0.1:9" + through(proxy);
    assertEquals(Kind.SIGN_IN, failure(text).kind());
    assertEquals(
        "The proxy did not accept the username and password",
        failure(text + ":username=nobody-of-this-name:password=sesam").message());
  }

  @Test
  @TestedAgainst(type = "socks5", role = Side.CLIENT, peer = "MicroSocks")
  void everyByteThroughMicrosocksAfterTheSignIn() throws Exception {
    Exchange theirs = new Exchange(SOME).closingAfter(SOME);
    int proxy = proxies.microsocks();
    exchangeAndClose("socks5:127.0.0.1:" + listen(theirs) + through(proxy) + SIGN_IN, theirs);
    String nowhere = "socks5:127.0.0.1:9" + through(proxy);
    assertEquals(Kind.SIGN_IN, failure(nowhere).kind());
    assertEquals("SOCKS 5 sign-in status 2", failure(nowhere + WRONG).code());
    assertEquals("SOCKS 5 reply 5", failure(nowhere + SIGN_IN).code());
  }

  @ParameterizedTest
  @ValueSource(strings = {"socks5", "socks4"})
  @TestedAgainst(type = "socks5", role = Side.CLIENT, peer = "ssh -D")
  @TestedAgainst(type = "socks4", role = Side.CLIENT, peer = "ssh -D")
  void everyByteThroughSsh(String type) throws Exception {
    exchange(type, proxies.ssh(), "");
  }

  /// The name goes to it as a name, by SOCKS 5 and by SOCKS 4A.
  @ParameterizedTest
  @ValueSource(strings = {"socks5", "socks4"})
  @TestedAgainst(type = "socks5", role = Side.CLIENT, peer = "ssh -D")
  @TestedAgainst(type = "socks4", role = Side.CLIENT, peer = "ssh -D")
  void sshLooksNamesUp(String type) throws Exception {
    Exchange theirs = new Exchange(SOME).closingAfter(SOME);
    exchangeAndClose(type + ":localhost:" + listen(theirs) + through(proxies.ssh()), theirs);
  }

  /// It tells no reason.
  @Test
  @TestedAgainst(type = "socks5", role = Side.CLIENT, peer = "ssh -D")
  void aDestinationThatRefusesMakesSshHangUp() throws Exception {
    String target = "127.0.0.1:" + Peer.freePort();
    Failure failure = failure("socks5:" + target + through(proxies.ssh()));
    assertEquals(
        "The proxy closed the connection before it had connected to " + target, failure.message());
  }

  @Test
  @TestedAgainst(type = "http-connect", role = Side.CLIENT, peer = "tinyproxy")
  void everyByteThroughTinyproxy() throws Exception {
    Exchange theirs = new Exchange(SOME).closingAfter(SOME);
    int proxy = proxies.tinyproxy();
    exchangeAndClose("http-connect:127.0.0.1:" + listen(theirs) + through(proxy) + SIGN_IN, theirs);
  }

  @Test
  @TestedAgainst(type = "http-connect", role = Side.CLIENT, peer = "tinyproxy")
  void withoutTheRightSignInTinyproxyConnectsNowhere() throws Exception {
    String text = "http-connect:127.0.0.1:9" + through(proxies.tinyproxy());
    assertSignIn(text);
  }

  private void assertSignIn(String text) throws Exception {
    Failure failure = failure(text);
    assertEquals(Kind.SIGN_IN, failure.kind());
    assertEquals("The proxy wants you to sign in", failure.message());
    assertTrue(failure.code().startsWith("407 "), failure::code);
    Failure wrong = failure(text + WRONG);
    assertEquals("The proxy did not accept the username and password", wrong.message());
  }

  @Test
  @TestedAgainst(type = "http-connect", role = Side.CLIENT, peer = "Squid")
  void everyByteThroughSquid() throws Exception {
    Exchange theirs = new Exchange(SOME).closingAfter(SOME);
    int port = listen(theirs);
    exchangeAndClose(
        "http-connect:127.0.0.1:" + port + through(proxies.squid(port)) + SIGN_IN, theirs);
  }

  @Test
  @TestedAgainst(type = "http-connect", role = Side.CLIENT, peer = "Squid")
  void squidSaysWhatItWantsAndWhatItForbids() throws Exception {
    int nobody = Peer.freePort();
    String proxy = through(proxies.squid(nobody));
    String allowed = "http-connect:127.0.0.1:" + nobody + proxy;
    assertSignIn(allowed);
    assertTrue(failure(allowed).meaning().contains("the office"), "its realm");
    Failure refused = failure(allowed + SIGN_IN);
    assertEquals(Kind.UNREACHABLE, refused.kind());
    assertTrue(refused.meaning().contains("ERR_CONNECT_FAIL"), refused::meaning);
    Failure forbidden = failure("http-connect:127.0.0.1:9" + proxy + SIGN_IN);
    assertEquals(Kind.PERMISSION_DENIED, forbidden.kind());
    assertEquals("403 Forbidden", forbidden.code());
  }

  /// The proxy sees only what is ciphered for the listener.
  @ParameterizedTest
  @ValueSource(strings = {"http-connect", "socks5"})
  @TestedAgainst(type = "http-connect", role = Side.CLIENT, peer = "tinyproxy")
  @TestedAgainst(type = "socks5", role = Side.CLIENT, peer = "MicroSocks")
  void tlsGoesThroughAProxyAsThroughNone(String type) throws Exception {
    int proxy = type.equals("socks5") ? proxies.microsocks() : proxies.tinyproxy();
    Exchange theirs = new Exchange(SOME).closingAfter(SOME);
    try (TlsFiles files = TlsFiles.make()) {
      String listener = "tls:path=" + files.folder() + ":port=0:interface=127.0.0.1";
      int port = ((InetSocketAddress) listen(listener, theirs).address()).getPort();
      exchangeAndClose(
          "tls:127.0.0.1:%d:trustRoots=%s:endpoint={%s:127.0.0.1:%d%s%s}"
              .formatted(port, TlsFiles.value(files.root()), type, port, through(proxy), SIGN_IN),
          theirs);
    }
  }
}
