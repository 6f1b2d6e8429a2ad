package dev.endpoint.engine.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.os.StdioEchoProgram;
import dev.endpoint.engine.syntax.Side;
import dev.endpoint.engine.transport.CloseReason;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Programs as connections: Twisted's `stdio` behind our `process`, and our `stdio` behind
/// Twisted's `ProcessEndpoint`.
class StdioPeersTest extends PeerTest {
  private static String script(String name) throws Exception {
    return Path.of(StdioPeersTest.class.getResource("/peers/" + name).toURI()).toString();
  }

  @ParameterizedTest(name = "we send {0}, Twisted sends {1}")
  @CsvSource({"8388608, 8388608", "0, 8388608", "8388608, 0", "1, 1"})
  @TestedAgainst(type = "process", role = Side.CLIENT, peer = "Twisted")
  void ourProcessAndTwistedsStandardStreams(long ours, long theirs) throws Exception {
    String python = Peer.needTwisted();
    Exchange exchange = new Exchange(ours);
    connect(
        "process:%s:%s:server:stdio:%d:finish".formatted(python, script("twisted_peer.py"), theirs),
        exchange);
    CloseReason reason = end(exchange);
    assertEquals("ended with status 0", reason.words(), exchange::errors);
    Map<String, String> said =
        exchange
            .errors()
            .lines()
            .map(line -> line.split(" ", 2))
            .collect(Collectors.toMap(words -> words[0], words -> words[1]));
    sameBytes(exchange.sent(), said.get("received"));
    sameBytes(said.get("sent"), exchange.received());
    assertEquals("ConnectionDone", said.get("lost"));
  }

  @ParameterizedTest(name = "our {0} is its program")
  @ValueSource(strings = {"server", "client"})
  @TestedAgainst(type = "stdio", role = Side.CLIENT, peer = "Twisted")
  @TestedAgainst(type = "stdio", role = Side.SERVER, peer = "Twisted")
  void twistedsProcessAndOurStandardStreams(String role) throws Exception {
    List<String> echo = StdioEchoProgram.command(role);
    assertTrue(echo.size() > 1);
    String[] command =
        Stream.concat(
                Stream.of(Peer.needTwisted(), script("twisted_parent.py"), String.valueOf(SOME)),
                echo.stream())
            .toArray(String[]::new);
    try (Peer peer = Peer.talking(command)) {
      String sent = peer.hear("sent");
      assertEquals(sent, peer.hear("received"));
      assertEquals("ConnectionDone", peer.hear("lost"));
      peer.awaitEnd();
    }
  }
}
