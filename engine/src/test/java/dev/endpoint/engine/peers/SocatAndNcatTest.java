package dev.endpoint.engine.peers;

import dev.endpoint.engine.syntax.Side;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Our endpoints against socat and ncat, which carry a file each way.
class SocatAndNcatTest extends PeerTest {
  /// socat gives up half a second after one side ended unless told otherwise.
  private static final String PATIENT = "-t60";

  @TempDir Path folder;

  private Path input;
  private Path output;

  private void files(long size) throws Exception {
    input = folder.resolve("input");
    output = folder.resolve("output");
    byte[] block = new byte[1 << 20];
    new Random(size).nextBytes(block);
    try (OutputStream file = Files.newOutputStream(input)) {
      for (long left = size; left > 0; left -= block.length) {
        file.write(block, 0, (int) Math.min(left, block.length));
        block[(int) (left % 997)]++;
      }
    }
  }

  private static String hash(Path file) throws Exception {
    MessageDigest hash = MessageDigest.getInstance("SHA-256");
    byte[] block = new byte[1 << 16];
    try (InputStream bytes = Files.newInputStream(file)) {
      for (int count = bytes.read(block); count >= 0; count = bytes.read(block)) {
        hash.update(block, 0, count);
      }
    }
    return Files.size(file) + " " + HexFormat.of().formatHex(hash.digest());
  }

  private void compare(Peer peer, Exchange exchange) throws Exception {
    endsInOrder(exchange);
    peer.awaitEnd();
    sameBytes(exchange.sent(), hash(output));
    sameBytes(hash(input), exchange.received());
  }

  @ParameterizedTest(name = "we send {0}, socat sends {1}")
  @CsvSource({"104857600, 104857600", "0, 8388608", "8388608, 0"})
  @TestedAgainst(type = "tcp", role = Side.CLIENT, peer = "socat")
  void ourClientAndSocatsListener(long ours, long theirs) throws Exception {
    String socat = Peer.need("socat");
    files(theirs);
    String[] command = {socat, "-dd", PATIENT, "TCP4-LISTEN:0,bind=127.0.0.1", "STDIO"};
    try (Peer peer = Peer.between(input, output, command)) {
      String line = peer.hear(said -> said.contains("listening on"));
      Exchange exchange = new Exchange(ours);
      connect(Integer.parseInt(line.substring(line.lastIndexOf(':') + 1)), exchange);
      compare(peer, exchange);
    }
  }

  @ParameterizedTest(name = "we send {0}, socat sends {1}")
  @CsvSource({"8388608, 8388608", "0, 8388608", "8388608, 0"})
  @TestedAgainst(type = "tcp", role = Side.SERVER, peer = "socat")
  void socatsClientAndOurListener(long ours, long theirs) throws Exception {
    String socat = Peer.need("socat");
    files(theirs);
    Exchange exchange = new Exchange(ours);
    String address = "TCP4:127.0.0.1:" + listen(exchange);
    try (Peer peer = Peer.between(input, output, socat, PATIENT, "STDIO", address)) {
      compare(peer, exchange);
    }
  }

  @ParameterizedTest(name = "we send {0}, ncat sends {1}")
  @CsvSource({"8388608, 8388608", "0, 8388608", "8388608, 0"})
  @TestedAgainst(type = "tcp", role = Side.SERVER, peer = "ncat")
  void ncatsClientAndOurListener(long ours, long theirs) throws Exception {
    String ncat = Peer.need("ncat");
    files(theirs);
    Exchange exchange = new Exchange(ours);
    String port = String.valueOf(listen(exchange));
    try (Peer peer = Peer.between(input, output, ncat, "127.0.0.1", port)) {
      compare(peer, exchange);
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"tcp4, TCP4, 127.0.0.1", "tcp6, TCP6, [::1]"})
  @TestedAgainst(type = "tcp4", role = Side.CLIENT, peer = "socat")
  @TestedAgainst(type = "tcp6", role = Side.CLIENT, peer = "socat")
  void oneVersionOfIpToSocatsListener(String type, String family, String host) throws Exception {
    String socat = Peer.need("socat");
    files(SOME);
    String[] command = {socat, "-dd", PATIENT, family + "-LISTEN:0,bind=" + host, "STDIO"};
    try (Peer peer = Peer.between(input, output, command)) {
      String line = peer.hear(said -> said.contains("listening on"));
      Exchange exchange = new Exchange(SOME);
      connect(type + ":" + host + line.substring(line.lastIndexOf(':')), exchange);
      compare(peer, exchange);
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"tcp4, TCP4, 127.0.0.1", "tcp6, TCP6, [::1]"})
  @TestedAgainst(type = "tcp4", role = Side.SERVER, peer = "socat")
  @TestedAgainst(type = "tcp6", role = Side.SERVER, peer = "socat")
  void oneVersionOfIpFromSocatsClient(String type, String family, String host) throws Exception {
    String socat = Peer.need("socat");
    files(SOME);
    Exchange exchange = new Exchange(SOME);
    var port = (InetSocketAddress) listen(type + ":0:interface=" + host, exchange).address();
    String address = family + ":" + host + ":" + port.getPort();
    try (Peer peer = Peer.between(input, output, socat, PATIENT, "STDIO", address)) {
      compare(peer, exchange);
    }
  }

  @Test
  @TestedAgainst(type = "tcp", role = Side.CLIENT, peer = "ncat")
  void ourClientAndNcatsListener() throws Exception {
    String ncat = Peer.need("ncat");
    files(SOME);
    int port = Peer.freePort();
    String[] command = {ncat, "-v", "-l", "127.0.0.1", String.valueOf(port)};
    try (Peer peer = Peer.between(input, output, command)) {
      peer.hear(said -> said.contains("Listening on"));
      Exchange exchange = new Exchange(SOME);
      connect(port, exchange);
      compare(peer, exchange);
    }
  }
}
