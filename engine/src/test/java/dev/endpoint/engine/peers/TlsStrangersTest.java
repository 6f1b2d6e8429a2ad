package dev.endpoint.engine.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.endpoint.ListeningPort;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Failure.Kind;
import dev.endpoint.engine.type.tls.TlsFiles;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Programs on the other side of our TLS that do not speak it.
class TlsStrangersTest extends PeerTest {
  @TempDir Path folder;

  @Test
  void aServerOfPlainHttpIsToldAsOne() throws Exception {
    String haproxy = Peer.need("haproxy");
    int port = Peer.freePort();
    String config =
        """
        defaults
          mode http
          timeout client 60s
        frontend web
          bind 127.0.0.1:%d
          http-request return status 200
        """
            .formatted(port);
    Path file = Files.writeString(folder.resolve("haproxy.cfg"), config);
    try (Peer _ = Peer.talking(haproxy, "-db", "-f", file.toString())) {
      Failure failure = failureOnceThere("tls:127.0.0.1:" + port);
      assertEquals(Kind.WRONG_PROTOCOL, failure.kind());
      assertEquals("securing", failure.stage());
      assertEquals("127.0.0.1:" + port + " answered in plain HTTP, not TLS", failure.message());
      assertTrue(
          failure.meaning().startsWith("Is this port really TLS? Try tcp: instead."),
          failure.meaning());
    }
  }

  @Test
  void aServerThatSaysNothingIsToldAsSilent() throws Exception {
    int port = Peer.freePort();
    String[] command = {Peer.need("ncat"), "-v", "-l", "127.0.0.1", String.valueOf(port)};
    try (Peer peer = Peer.talking(command)) {
      peer.hear(line -> line.contains("Listening on"));
      Failure failure = failure("tls:127.0.0.1:" + port + ":timeout=2");
      assertEquals(Kind.TIMED_OUT, failure.kind());
      assertEquals("securing", failure.stage());
      assertTrue(failure.message().endsWith(" after 2 s"), failure.message());
      assertEquals(
          "The connection is there, but the peer does not answer in TLS. Is this port really TLS?",
          failure.meaning());
      peer.awaitEnd();
    }
  }

  @Test
  void aServerThatHangsUpIsToldAsThat() throws Exception {
    int port = Peer.freePort();
    String[] command = {
      Peer.need("socat"), "-dd", "TCP4-LISTEN:" + port + ",bind=127.0.0.1", "SYSTEM:true"
    };
    try (Peer peer = Peer.talking(command)) {
      peer.hear(line -> line.contains("listening on"));
      Failure failure = failure("tls:127.0.0.1:" + port);
      assertEquals(Kind.RESET, failure.kind());
      assertEquals("securing", failure.stage());
      assertTrue(failure.meaning().contains("TLS"), failure.meaning());
      peer.awaitEnd();
    }
  }

  @Test
  void aClientOfPlainHttpIsToldAsOne() throws Exception {
    String curl = Peer.need("curl");
    try (TlsFiles files = TlsFiles.make()) {
      ListeningPort port =
          listen("tls:" + files.folder() + ":0:interface=127.0.0.1", new Exchange(-1));
      CompletableFuture<Failure> trouble = new CompletableFuture<>();
      port.onTrouble(trouble::complete);
      int number = ((InetSocketAddress) port.address()).getPort();
      try (Peer peer = Peer.talking(curl, "-sS", "http://127.0.0.1:" + number + "/")) {
        Failure failure = trouble.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertEquals(Kind.WRONG_PROTOCOL, failure.kind());
        assertTrue(
            failure.message().endsWith(" sent a plain HTTP request, not TLS"), failure.message());
        assertTrue(failure.meaning().contains("“GET / HTTP/1.1…”"), failure.meaning());
        peer.awaitEnd();
      }
    }
  }
}
