package dev.endpoint.engine.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.endpoint.engine.endpoint.ListeningPort;
import dev.endpoint.engine.syntax.Side;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Our socket files against those of Twisted and socat.
class UnixPeersTest extends PeerTest {
  @TempDir Path folder;
  private Path path;

  @BeforeEach
  void setUp() {
    path = folder.resolve("socket");
  }

  private Peer twisted(String role, long size) throws Exception {
    return Peer.twisted(role, path.toString(), size, "finish");
  }

  /// Its lock is what our `lockfile=1` asks for.
  @ParameterizedTest(name = "we send {0}, Twisted sends {1}")
  @CsvSource({"8388608, 8388608", "0, 8388608", "8388608, 0", "0, 0", "1, 1"})
  @TestedAgainst(type = "unix", role = Side.CLIENT, peer = "Twisted")
  void ourClientAndTwistedsServer(long ours, long theirs) throws Exception {
    try (Peer peer = twisted("server", theirs)) {
      assertEquals(path.toString(), peer.hear("path"));
      Exchange exchange = new Exchange(ours);
      connect("unix:" + path + ":lockfile=1", exchange);
      sameAsTwisted(peer, exchange);
    }
  }

  /// It asks for our lock.
  @ParameterizedTest(name = "we send {0}, Twisted sends {1}")
  @CsvSource({"8388608, 8388608", "0, 8388608", "8388608, 0", "0, 0", "1, 1"})
  @TestedAgainst(type = "unix", role = Side.SERVER, peer = "Twisted")
  void twistedsClientAndOurServer(long ours, long theirs) throws Exception {
    Exchange exchange = new Exchange(ours);
    listen("unix:" + path, exchange);
    try (Peer peer = twisted("client", theirs)) {
      sameAsTwisted(peer, exchange);
    }
  }

  @Test
  @TestedAgainst(type = "unix", role = Side.SERVER, peer = "Twisted")
  void twistedLeavesASocketThatWeListenOnAlone() throws Exception {
    ListeningPort port = listen("unix:" + path, new Exchange(-1));
    try (Peer peer = twisted("server", 0)) {
      assertEquals("CannotListenError", peer.hear("failed"));
      peer.awaitEnd();
    }
    assertEquals(true, Files.exists(path));
    port.stopListening().toCompletableFuture().get(60, TimeUnit.SECONDS);
  }

  @Test
  @TestedAgainst(type = "unix", role = Side.CLIENT, peer = "socat")
  void ourClientAndSocatsListener() throws Exception {
    String socat = Peer.need("socat");
    Path input = Files.write(folder.resolve("input"), new byte[1 << 20]);
    Path output = folder.resolve("output");
    try (Peer peer =
        Peer.between(input, output, socat, "-dd", "-t60", "UNIX-LISTEN:" + path, "STDIO")) {
      peer.hear(said -> said.contains("listening on"));
      Exchange exchange = new Exchange(SOME);
      connect("unix:" + path, exchange);
      endsInOrder(exchange);
      peer.awaitEnd();
    }
    assertEquals(SOME, Files.size(output));
  }

  @Test
  @TestedAgainst(type = "unix", role = Side.SERVER, peer = "socat")
  void socatsClientAndOurListener() throws Exception {
    String socat = Peer.need("socat");
    Path input = Files.write(folder.resolve("input"), new byte[1 << 20]);
    Path output = folder.resolve("output");
    Exchange exchange = new Exchange(SOME);
    listen("unix:" + path + ":mode=600", exchange);
    try (Peer peer = Peer.between(input, output, socat, "-t60", "STDIO", "UNIX-CONNECT:" + path)) {
      endsInOrder(exchange);
      peer.awaitEnd();
    }
    assertEquals(SOME, Files.size(output));
  }
}
