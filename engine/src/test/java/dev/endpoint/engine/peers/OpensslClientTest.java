package dev.endpoint.engine.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.endpoint.ListeningPort;
import dev.endpoint.engine.syntax.Side;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Failure.Kind;
import dev.endpoint.engine.type.tls.TlsFiles;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// `openssl s_client` against our `tls` listener: what is negotiated, refused and ended.
@TestedAgainst(type = "tls", role = Side.SERVER, peer = "openssl s_client")
class OpensslClientTest extends OpensslTest {
  private final BlockingQueue<Failure> troubles = new LinkedBlockingQueue<>();

  /// A client that verifies us, of a listener with these arguments.
  private Peer client(String listener, String more) throws Exception {
    String text = "tls:path=" + files.folder() + ":port=0:interface=127.0.0.1" + listener;
    ListeningPort port = listen(text, our);
    port.onTrouble(troubles::add);
    String where = "127.0.0.1:" + ((InetSocketAddress) port.address()).getPort();
    String root = files.root().toString();
    return openssl(
        List.of("s_client", "-connect", where, "-CAfile", root, "-verify_return_error"), more);
  }

  private Failure trouble() throws Exception {
    Failure failure = troubles.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertNotNull(failure, "the listener has something to say");
    assertFalse(our.transport().isDone(), "nobody is connected");
    return failure;
  }

  @ParameterizedTest
  @CsvSource({
    "-tls1_3, TLS 1.3",
    "-tls1_2, TLS 1.2",
    "-tls1_3 -max_send_frag 512, TLS 1.3",
    "-tls1_2 -maxfraglen 512, TLS 1.2"
  })
  void eachVersionIsSpoken(String flags, String version) throws Exception {
    try (Peer peer = client("", flags)) {
      talk(peer, "hello " + "x".repeat(2000));
      assertEquals(version, our.fact("version"));
      peer.say("Q");
      endsInOrder(our);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "b.example, b.example",
    "any.c.example, *.c.example",
    "a.example, first",
    "unknown.example, first"
  })
  void theNameAskedForChoosesTheCertificate(String name, String subject) throws Exception {
    files.add("b.example");
    files.add("*.c.example");
    try (Peer peer = client("", "-servername " + name)) {
      peer.hear(line -> line.equals("subject=CN = " + subject));
      talk(peer, "hello");
    }
  }

  @Test
  void theProtocolOfTheApplicationIsAgreedOn() throws Exception {
    try (Peer peer = client(":alpn=h2,http/1.1", "-alpn spdy,http/1.1")) {
      peer.hear(line -> line.equals("ALPN protocol: http/1.1"));
      talk(peer, "hello");
      assertEquals("http/1.1", our.fact("ALPN"));
    }
  }

  @Test
  void noCommonProtocolOfTheApplicationIsSaid() throws Exception {
    try (Peer peer = client(":alpn=h2", "-alpn smtp")) {
      Failure failure = trouble();
      assertTrue(failure.message().endsWith("speaks none of our protocols"), failure::message);
      peer.hear(line -> line.contains("no application protocol"));
    }
  }

  private String asking(String auth) {
    return ":clientAuth=" + auth + ":trustRoots=" + TlsFiles.value(files.root());
  }

  private static String showing(Path certificate) {
    return " -cert " + certificate + " -cert_chain " + certificate;
  }

  @ParameterizedTest
  @CsvSource({"need, -tls1_3", "need, -tls1_2", "want, -tls1_3", "want, -tls1_2"})
  void aClientsCertificateIsVerifiedAndKnown(String auth, String version) throws Exception {
    try (Peer peer = client(asking(auth), version + showing(files.client()))) {
      talk(peer, "hello");
      assertEquals("a client", our.fact("certificate"));
      assertEquals("yes, the client's certificate", our.fact("verified"));
    }
  }

  @ParameterizedTest
  @CsvSource({"want, -tls1_3", "want, -tls1_2"})
  void aClientThatMayShowACertificateNeedNot(String auth, String version) throws Exception {
    try (Peer peer = client(asking(auth), version)) {
      talk(peer, "hello");
      assertEquals("no client certificate was shown", our.fact("verified"));
    }
  }

  @Test
  void aCertificateThatNobodyAskedForIsNotSeen() throws Exception {
    try (Peer peer = client("", showing(files.client()).strip())) {
      talk(peer, "hello");
      assertEquals("", our.fact("verified"));
      assertEquals("", our.fact("certificate"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-tls1_3", "-tls1_2"})
  void aClientThatMustShowACertificateAndDoesNotIsTurnedAway(String version) throws Exception {
    try (Peer peer = client(asking("need"), version)) {
      Failure failure = trouble();
      assertEquals(Kind.UNTRUSTED, failure.kind());
      assertTrue(failure.message().endsWith("sent no client certificate"), failure::message);
      peer.hear(line -> line.contains("alert"));
    }
  }

  @ParameterizedTest
  @CsvSource({"need, -tls1_3", "need, -tls1_2", "want, -tls1_3", "want, -tls1_2"})
  void aCertificateOfAnUnknownIssuerIsTurnedAway(String auth, String version) throws Exception {
    try (Peer peer = client(asking(auth), version + showing(files.stranger()))) {
      Failure failure = trouble();
      assertEquals("unknown_issuer", failure.code());
      peer.hear(line -> line.contains("alert"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-tls1", "-tls1_1"})
  void anOldVersionIsNotSpoken(String version) throws Exception {
    try (Peer peer = client("", version + " -cipher ALL:@SECLEVEL=0")) {
      Failure failure = trouble();
      assertTrue(
          failure.message().endsWith("speaks no version of TLS that we speak"), failure::message);
      peer.hear(line -> line.contains("alert protocol version"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-tls1_2 -cipher ECDHE-ECDSA-CAMELLIA128-SHA256",
        "-tls1_2 -groups brainpoolP256r1 -cipher ECDHE",
        "-tls1_2 -cipher ECDHE-RSA-AES128-GCM-SHA256"
      })
  void nothingInCommonIsSaid(String more) throws Exception {
    try (Peer peer = client("", more)) {
      Failure failure = trouble();
      assertTrue(failure.message().contains("in common with us"), failure::message);
      peer.hear(line -> line.contains("alert handshake failure"));
    }
  }

  @Test
  void renegotiatingInTheMiddleChangesNothing() throws Exception {
    try (Peer peer = client("", "-tls1_2")) {
      talk(peer, "before");
      peer.say("R");
      peer.hear(line -> line.equals("RENEGOTIATING"));
      talk(peer, "after");
      peer.say("Q");
      endsInOrder(our);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"k", "K"})
  void newKeysInTheMiddleChangeNothing(String command) throws Exception {
    try (Peer peer = client("", "-tls1_3")) {
      talk(peer, "before");
      for (int i = 0; i < 5; i++) {
        peer.say(command);
        peer.hear(line -> line.equals("KEYUPDATE"));
        talk(peer, "after " + i);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-tls1_3", "-tls1_2"})
  void aClientThatIsKilledIsATruncation(String version) throws Exception {
    try (Peer peer = client("", version)) {
      talk(peer, "hello");
      peer.kill();
      endsTruncated(our);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-tls1_3", "-tls1_2"})
  void itsEndOfInputIsAnOrderlyEnd(String version) throws Exception {
    try (Peer peer = client("", version)) {
      talk(peer, "hello");
      peer.sayNoMore();
      endsInOrder(our);
      peer.awaitEnd();
    }
  }
}
