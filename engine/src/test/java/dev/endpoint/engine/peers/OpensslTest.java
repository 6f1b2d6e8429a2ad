package dev.endpoint.engine.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.type.tls.TlsFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/// What the tests with OpenSSL's own client and server share: our end is a mirror, theirs types
/// lines.
abstract class OpensslTest extends PeerTest {
  TlsFiles files;
  final Mirror our = new Mirror();

  @BeforeEach
  void makeFiles() throws Exception {
    files = TlsFiles.make();
  }

  @AfterEach
  void removeFiles() throws Exception {
    files.close();
  }

  static Peer openssl(List<String> first, String more) throws Exception {
    // Line by line, though its output is no terminal.
    List<String> all = new ArrayList<>(List.of(Peer.need("stdbuf"), "-oL", Peer.need("openssl")));
    all.addAll(first);
    all.addAll(List.of(more.isEmpty() ? new String[0] : more.split(" ")));
    return Peer.talking(all.toArray(String[]::new));
  }

  /// A line goes to our end and comes back.
  static void talk(Peer peer, String line) throws Exception {
    peer.say(line);
    peer.hear(line::equals);
  }

  static CloseReason end(Mirror mirror) throws Exception {
    return mirror.closed().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  static void endsInOrder(Mirror mirror) throws Exception {
    CloseReason reason = end(mirror);
    assertTrue(reason.orderly(), reason.words());
  }

  static void endsTruncated(Mirror mirror) throws Exception {
    CloseReason reason = end(mirror);
    assertEquals("TRUNCATED", String.valueOf(reason.trouble().kind()), reason.words());
  }
}
