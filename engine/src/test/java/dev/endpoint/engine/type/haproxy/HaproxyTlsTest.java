package dev.endpoint.engine.type.haproxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.testing.RecordingProtocol;
import dev.endpoint.engine.type.tls.TlsFiles;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Where the header goes when there is TLS, too: every way to write it, both sides, all pairs.
class HaproxyTlsTest {
  private static final String SAYS = "source=[203.0.113.7:40000]:destination=[192.0.2.1:443]:";

  private static TlsFiles files;

  private final HaproxyPair pair = new HaproxyPair();

  @BeforeAll
  static void makeFiles() throws Exception {
    files = TlsFiles.make();
  }

  @AfterAll
  static void deleteFiles() throws Exception {
    files.close();
  }

  /// A way to write it, and whether the header is inside.
  private record Way(String text, boolean inside) {
    String filled() {
      return text.replace("FILES", files.folder())
          .replace("ROOT", TlsFiles.value(files.root()))
          .replace("SERVER", TlsFiles.value(files.server()))
          .replace("SAYS:", SAYS);
    }
  }

  private static final List<Way> LISTENERS =
      List.of(
          new Way("haproxy:tls:path=FILES:port=8080:interface=127.0.0.1", false),
          new Way("haproxy:inside=no:ssl:8080:privateKey=SERVER:interface=127.0.0.1", false),
          new Way("haproxy:ssl:8080:privateKey=SERVER:interface=127.0.0.1", true),
          new Way("tls:path=FILES:endpoint={haproxy:tcp:8080:interface=127.0.0.1}", false),
          new Way("haproxy:inside=yes:tls:path=FILES:port=8080:interface=127.0.0.1", true));

  private static final List<Way> CLIENTS =
      List.of(
          new Way("haproxy:SAYS:tls:127.0.0.1:8080:trustRoots=ROOT", false),
          new Way("haproxy:version=2:SAYS:ssl:127.0.0.1:8080:caCertsDir=ROOT", true),
          new Way("haproxy:inside=no:SAYS:ssl:127.0.0.1:8080:caCertsDir=ROOT", false),
          new Way(
              "tls:127.0.0.1:8080:trustRoots=ROOT" + ":endpoint={haproxy:SAYS:tcp:127.0.0.1:8080}",
              false),
          new Way("haproxy:inside=yes:SAYS:tls:127.0.0.1:8080:trustRoots=ROOT", true));

  private static List<Arguments> pairs() {
    return LISTENERS.stream()
        .flatMap(listener -> CLIENTS.stream().map(client -> Arguments.of(listener, client)))
        .toList();
  }

  @ParameterizedTest(name = "{0} and {1}")
  @MethodSource("pairs")
  void bothSidesAgreeWhereTheHeaderGoes(Way listener, Way client) throws Exception {
    pair.listen(listener.filled());
    if (listener.inside() == client.inside()) {
      RecordingProtocol our = pair.visit(client.filled());
      our.say("hello");
      pair.run();
      assertEquals("hello", pair.onlyAccepted().receivedText());
      assertEquals(List.of("203.0.113.7:40000"), pair.announced);
      assertEquals("203.0.113.7:40000", HaproxyPair.facet(pair.onlyAccepted(), "client"));
      assertTrue(
          pair.onlyAccepted().transport().facets().stream().anyMatch(f -> f.group().equals("TLS")));
      assertEquals(List.of(), pair.troubles);
    } else if (listener.inside()) {
      assertNotNull(pair.failed(client.filled(), new RecordingProtocol()));
      assertTrue(pair.troubles.getFirst().message().endsWith("sent a PROXY header before TLS"));
    } else {
      assertNotNull(pair.failed(client.filled(), new RecordingProtocol()));
      String message = pair.troubles.getFirst().message();
      assertTrue(message.endsWith("sent a TLS handshake instead of a PROXY header"), message);
    }
    pair.expectNothingLeft();
  }

  @Test
  void outsideMeansFirstOnTheWire() throws Exception {
    pair.listen("tcp:8080:interface=127.0.0.1");
    for (Way client : CLIENTS) {
      pair.fakes.engine().clientFromString(client.filled()).connect(peer -> null);
      pair.run();
      byte[] first = pair.accepted.getLast().received();
      boolean hello = first[0] == 0x16 && first[1] == 3;
      assertEquals(client.inside(), hello, client.text());
      pair.accepted.getLast().transport().abort();
      pair.run();
    }
    pair.expectNothingLeft();
  }
}
