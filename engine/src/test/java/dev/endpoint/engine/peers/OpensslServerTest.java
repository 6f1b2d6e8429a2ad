package dev.endpoint.engine.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.syntax.Side;
import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Failure.Kind;
import dev.endpoint.engine.type.tls.TlsFiles;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Our `tls` client against `openssl s_server`: what is negotiated, refused and ended.
@TestedAgainst(type = "tls", role = Side.CLIENT, peer = "openssl s_server")
class OpensslServerTest extends OpensslTest {
  /// Its old ciphers, without which it would not even offer TLS 1.1.
  private static final String ANY = " -cipher ALL:@SECLEVEL=0";

  private String where;

  private Peer server(Path certificate, String more) throws Exception {
    String pem = certificate.toString();
    List<String> first =
        List.of(
            "s_server",
            "-accept",
            "127.0.0.1:0",
            "-naccept",
            "1",
            "-cert",
            pem,
            "-cert_chain",
            pem);
    Peer peer = openssl(first, more);
    String line = peer.hear(said -> said.startsWith("ACCEPT"));
    where =
        "tls:127.0.0.1:"
            + line.substring(line.lastIndexOf(':') + 1)
            + ":trustRoots="
            + TlsFiles.value(files.root());
    return peer;
  }

  private Peer server(String more) throws Exception {
    return server(files.server(), more);
  }

  private Failure refusal(String more) throws Exception {
    return failure(where + more, our);
  }

  @ParameterizedTest
  @CsvSource({"-tls1_3, TLS 1.3", "-tls1_2, TLS 1.2"})
  void eachVersionIsSpoken(String flag, String version) throws Exception {
    try (Peer peer = server(flag)) {
      connect(where, our);
      assertEquals(version, our.fact("version"));
      assertEquals("yes, as 127.0.0.1", our.fact("verified"));
      talk(peer, "hello");
    }
  }

  @Test
  void anotherGroupIsAgreedOnByHelloRetryRequest() throws Exception {
    try (Peer peer = server("-tls1_3 -groups P-384 -msg")) {
      connect(where, our);
      peer.hear(line -> line.startsWith("<<<") && line.endsWith("ClientHello"));
      peer.hear(line -> line.startsWith("<<<") && line.endsWith("ClientHello"));
      talk(peer, "hello");
    }
  }

  @Test
  void theProtocolOfTheApplicationIsAgreedOn() throws Exception {
    try (Peer peer = server("-alpn h2,http/1.1")) {
      connect(where + ":alpn=spdy,http/1.1", our);
      assertEquals("http/1.1", our.fact("ALPN"));
      talk(peer, "hello");
    }
  }

  @Test
  void noCommonProtocolOfTheApplicationIsSaid() throws Exception {
    try (Peer peer = server("-alpn h2")) {
      Failure failure = refusal(":alpn=smtp");
      assertTrue(
          failure.message().endsWith("speaks none of the protocols offered"), failure::message);
      peer.hear("ERROR"::equals);
    }
  }

  @Test
  void theNameAskedForChoosesItsCertificate() throws Exception {
    Path pem = files.add("b.example");
    try (Peer peer = server("-servername b.example -cert2 " + pem + " -key2 " + pem)) {
      connect(where + ":serverName=b.example", our);
      assertEquals("b.example", our.fact("certificate"));
      assertEquals("yes, as b.example", our.fact("verified"));
      talk(peer, "hello");
    }
  }

  @Test
  void anotherNameIsRefused() throws Exception {
    try (Peer peer = server("")) {
      assertEquals("wrong_name", refusal(":serverName=c.example").code());
      peer.hear("ERROR"::equals);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "expired, -tls1_3",
    "expired, -tls1_2",
    "not_yet_valid, -tls1_3",
    "self_signed, -tls1_3",
    "self_signed, -tls1_2",
    "unknown_issuer, -tls1_3",
    "unknown_issuer, -tls1_2"
  })
  void aBadCertificateIsRefusedForWhatIsWrongWithIt(String code, String version) throws Exception {
    try (Peer peer = server(files.defective(code), version)) {
      Failure failure = refusal("");
      assertEquals(Kind.UNTRUSTED, failure.kind());
      assertEquals(code, failure.code());
      // Ours is the alert that it reports.
      peer.hear("ERROR"::equals);
    }
  }

  private String demanding(String version) {
    return version + " -Verify 1 -verify_return_error -CAfile " + files.root();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-tls1_3", "-tls1_2"})
  void ourCertificateIsShownToAServerThatWantsOne(String version) throws Exception {
    try (Peer peer = server(demanding(version))) {
      connect(where + ":certificate=" + TlsFiles.value(files.client()), our);
      peer.hear(line -> line.equals("subject=CN = a client"));
      talk(peer, "hello");
    }
  }

  @Test
  void inTls13ACertificateThatIsMissingOrWrongEndsTheConnectionWithWords() throws Exception {
    try (Peer peer = server(demanding("-tls1_3"))) {
      connect(where, our);
      Failure failure = end(our).trouble();
      assertEquals(Kind.UNTRUSTED, failure.kind());
      assertTrue(failure.message().endsWith("wants a client certificate"), failure::message);
      peer.hear("ERROR"::equals);
    }
    Mirror second = new Mirror();
    try (Peer peer = server(demanding("-tls1_3"))) {
      connect(where + ":certificate=" + TlsFiles.value(files.stranger()), second);
      Failure failure = end(second).trouble();
      assertEquals(Kind.UNTRUSTED, failure.kind());
      assertTrue(failure.message().contains("our client certificate"), failure::message);
      peer.hear("ERROR"::equals);
    }
  }

  @Test
  void inTls12ACertificateThatIsMissingOrWrongFailsTheConnect() throws Exception {
    try (Peer peer = server(demanding("-tls1_2"))) {
      assertTrue(refusal("").meaning().contains("it wants a client certificate"));
      peer.hear("ERROR"::equals);
    }
    try (Peer peer = server(demanding("-tls1_2"))) {
      Failure failure = refusal(":certificate=" + TlsFiles.value(files.stranger()));
      assertEquals(Kind.UNTRUSTED, failure.kind());
      assertTrue(failure.message().contains("our client certificate"), failure::message);
      peer.hear("ERROR"::equals);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-tls1", "-tls1_1"})
  void anOldVersionIsNotSpoken(String version) throws Exception {
    try (Peer peer = server(files.rsaServer(), version + ANY)) {
      Failure failure = refusal("");
      assertEquals(Kind.WRONG_PROTOCOL, failure.kind());
      assertTrue(
          failure.message().endsWith("speaks no version of TLS that we speak"), failure::message);
      peer.hear("ERROR"::equals);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-tls1_2 -cipher ECDHE-ECDSA-AES128-SHA256",
        "-tls1_2 -groups brainpoolP256r1 -cipher ECDHE",
        "-tls1_3 -ciphersuites TLS_CHACHA20_POLY1305_SHA256"
      })
  void nothingInCommonIsSaid(String more) throws Exception {
    try (Peer peer = server(more)) {
      String ciphers = "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,TLS_AES_128_GCM_SHA256";
      Failure failure = refusal(":ciphers=" + ciphers);
      assertEquals(Kind.WRONG_PROTOCOL, failure.kind());
      assertTrue(failure.message().contains("nothing in common"), failure::message);
      peer.hear("ERROR"::equals);
    }
  }

  @Test
  void renegotiatingInTheMiddleChangesNothing() throws Exception {
    try (Peer peer = server("-tls1_2 -msg")) {
      connect(where, our);
      talk(peer, "before");
      peer.say("r");
      // Bytes in the middle of it are allowed (RFC 5246, section 7.4.1.1), but not to OpenSSL.
      peer.hear(line -> line.endsWith(", Finished"));
      peer.hear(line -> line.endsWith(", Finished"));
      talk(peer, "after");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"k", "K"})
  void newKeysInTheMiddleChangeNothing(String command) throws Exception {
    try (Peer peer = server("-tls1_3")) {
      connect(where, our);
      talk(peer, "before");
      for (int i = 0; i < 5; i++) {
        peer.say(command);
        peer.hear("SSL_do_handshake -> 1"::equals);
        talk(peer, "after " + i);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-tls1_3", "-tls1_2"})
  void aServerThatIsKilledIsATruncation(String version) throws Exception {
    try (Peer peer = server(version)) {
      connect(where, our);
      talk(peer, "hello");
      peer.kill();
      endsTruncated(our);
    }
  }

  /// Told to quit, it closes without a `close_notify`.
  @ParameterizedTest
  @ValueSource(strings = {"-tls1_3", "-tls1_2"})
  void aServerThatQuitsIsATruncation(String version) throws Exception {
    try (Peer peer = server(version)) {
      connect(where, our);
      talk(peer, "hello");
      peer.say("Q");
      endsTruncated(our);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-tls1_3", "-tls1_2"})
  void itsCloseNotifyIsAnOrderlyEnd(String version) throws Exception {
    Mirror browser = new Mirror().silent();
    try (Peer peer = server("-www " + version)) {
      connect(where, browser);
      byte[] request = "GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
      onReactor(() -> browser.transport().join().write(ByteBuffer.wrap(request)));
      endsInOrder(browser);
      peer.awaitEnd();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-tls1_3", "-tls1_2"})
  void ourHalfCloseIsAnEndToIt(String version) throws Exception {
    try (Peer peer = server(version)) {
      connect(where, our);
      talk(peer, "hello");
      onReactor(() -> our.transport().join().finish());
      CloseReason reason = end(our);
      assertNull(reason.trouble(), reason.words());
      peer.hear("DONE"::equals);
      peer.awaitEnd();
    }
  }
}
