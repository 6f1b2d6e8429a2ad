package dev.endpoint.engine.peers;

import dev.endpoint.engine.syntax.Side;
import dev.endpoint.engine.type.tls.TlsFiles;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Several MiB both ways over TLS, with OpenSSL's and Twisted's clients and servers, verified.
class TlsBytesTest extends PeerTest {

  @TempDir Path folder;
  private TlsFiles files;

  @BeforeEach
  void makeFiles() throws Exception {
    files = TlsFiles.make();
  }

  @AfterEach
  void removeFiles() throws Exception {
    files.close();
  }

  private Path input(int size) throws Exception {
    byte[] bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return Files.write(folder.resolve("input"), bytes);
  }

  private static String hash(Path file) throws Exception {
    byte[] bytes = Files.readAllBytes(file);
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
    return bytes.length + " " + HexFormat.of().formatHex(hash);
  }

  private String client(String type, int port) {
    String root = TlsFiles.value(files.root());
    return type.equals("tls")
        ? "tls:127.0.0.1:" + port + ":trustRoots=" + root
        : "ssl:127.0.0.1:" + port + ":hostname=" + TlsFiles.NAME + ":caCertsDir=" + root;
  }

  private String server(String type) {
    String where =
        type.equals("tls")
            ? "tls:path=" + files.folder() + ":port=0"
            : "ssl:0:privateKey=" + TlsFiles.value(files.server());
    return where + ":interface=127.0.0.1";
  }

  private int portOf(String type, Exchange exchange) throws Exception {
    return ((InetSocketAddress) listen(server(type), exchange).address()).getPort();
  }

  private static String[] command(String program, String... arguments) {
    List<String> all = new ArrayList<>(List.of(program));
    all.addAll(List.of(arguments));
    return all.toArray(String[]::new);
  }

  @ParameterizedTest(name = "{0}, {1}: we send {2}, it sends {3}")
  @CsvSource({
    "tls, -tls1_3, 5242880, 5242880",
    "tls, -tls1_2, 5242880, 5242880",
    "ssl, -tls1_3, 5242880, 0",
    "ssl, -tls1_2, 0, 5242880",
    "tls, -tls1_3, 1, 1"
  })
  @TestedAgainst(type = "tls", role = Side.CLIENT, peer = "openssl s_server")
  @TestedAgainst(type = "ssl", role = Side.CLIENT, peer = "openssl s_server")
  void ourClientAndOpensslsServer(String type, String version, int ours, int theirs)
      throws Exception {
    Path input = input(theirs);
    Path output = folder.resolve("output");
    String port = String.valueOf(Peer.freePort());
    // Without -nbio it may wait for us to say something before it sends the rest of its input.
    String[] command =
        command(
            Peer.need("openssl"),
            "s_server",
            "-quiet",
            "-nbio",
            version,
            "-naccept",
            "1",
            "-accept",
            "127.0.0.1:" + port,
            "-cert",
            files.server().toString(),
            "-cert_chain",
            files.server().toString());
    try (Peer peer = Peer.fed(input, output, command)) {
      Exchange exchange = new Exchange(ours).closingAfter(theirs);
      connectSoon(client(type, Integer.parseInt(port)), exchange);
      endsInOrder(exchange);
      peer.awaitEnd();
      sameBytes(exchange.sent(), hash(output));
      sameBytes(hash(input), exchange.received());
    }
  }

  @ParameterizedTest(name = "{0}, {1}: we send {2}, it sends {3}")
  @CsvSource({
    "tls, -tls1_3, 5242880, 5242880",
    "tls, -tls1_2, 5242880, 5242880",
    "ssl, -tls1_3, 0, 5242880",
    "ssl, -tls1_2, 5242880, 0",
    "tls, -tls1_3, 1, 1"
  })
  @TestedAgainst(type = "tls", role = Side.SERVER, peer = "openssl s_client")
  @TestedAgainst(type = "ssl", role = Side.SERVER, peer = "openssl s_client")
  void opensslsClientAndOurServer(String type, String version, int ours, int theirs)
      throws Exception {
    Path input = input(theirs);
    Path output = folder.resolve("output");
    Exchange exchange = new Exchange(ours).closingAfter(theirs);
    String[] command =
        command(
            Peer.need("openssl"),
            "s_client",
            "-quiet",
            version,
            "-connect",
            "127.0.0.1:" + portOf(type, exchange),
            "-CAfile",
            files.root().toString(),
            "-verify_return_error",
            "-verify_hostname",
            TlsFiles.NAME);
    try (Peer peer = Peer.between(input, output, command)) {
      endsInOrder(exchange);
      peer.awaitEnd();
      sameBytes(exchange.sent(), hash(output));
      sameBytes(hash(input), exchange.received());
    }
  }

  private static Peer twisted(String role, String string, long size, long expected)
      throws Exception {
    return Peer.twisted(role, string, size, "close:" + expected);
  }

  /// It has no `tls` server.
  @ParameterizedTest(name = "our {0}: we send {1}, it sends {2}")
  @CsvSource({
    "tls, 5242880, 5242880",
    "ssl, 5242880, 5242880",
    "tls, 0, 5242880",
    "ssl, 5242880, 0",
    "tls, 1, 1"
  })
  @TestedAgainst(type = "tls", role = Side.CLIENT, peer = "Twisted")
  @TestedAgainst(type = "ssl", role = Side.CLIENT, peer = "Twisted")
  void ourClientAndTwistedsSslServer(String type, long ours, long theirs) throws Exception {
    String pem = TlsFiles.value(files.server());
    String string = "ssl:0:interface=127.0.0.1:privateKey=" + pem + ":certKey=" + pem;
    try (Peer peer = twisted("server", string, theirs, ours)) {
      Exchange exchange = new Exchange(ours).closingAfter(theirs);
      connect(client(type, Integer.parseInt(peer.hear("port"))), exchange);
      sameAsTwisted(peer, exchange);
    }
  }

  @ParameterizedTest(name = "our {0}, its {1}: we send {2}, it sends {3}")
  @CsvSource({
    "tls, tls, 5242880, 5242880",
    "ssl, ssl, 5242880, 5242880",
    "tls, ssl, 0, 5242880",
    "ssl, tls, 5242880, 0",
    "tls, tls, 1, 1"
  })
  @TestedAgainst(type = "tls", role = Side.SERVER, peer = "Twisted")
  @TestedAgainst(type = "ssl", role = Side.SERVER, peer = "Twisted")
  void twistedsClientAndOurServer(String type, String its, long ours, long theirs)
      throws Exception {
    Exchange exchange = new Exchange(ours).closingAfter(theirs);
    int port = portOf(type, exchange);
    String roots = TlsFiles.value(files.root().getParent());
    String string =
        its.equals("tls")
            ? "tls:"
                + TlsFiles.NAME
                + ":443:trustRoots="
                + roots
                + ":endpoint=tcp\\:127.0.0.1\\:"
                + port
            : "ssl:127.0.0.1:" + port + ":caCertsDir=" + roots;
    try (Peer peer = twisted("client", string, theirs, ours)) {
      sameAsTwisted(peer, exchange);
    }
  }
}
