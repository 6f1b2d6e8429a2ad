package dev.endpoint.engine.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.Transport;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Our endpoints against Twisted's own `TCP4ServerEndpoint` and `TCP4ClientEndpoint`.
class TwistedPeerTest extends PeerTest {
  private static Peer twisted(String role, int port, long size, String end) throws Exception {
    String script =
        Path.of(TwistedPeerTest.class.getResource("/peers/twisted_peer.py").toURI()).toString();
    return Peer.talking(
        Peer.needTwisted(), script, role, String.valueOf(port), String.valueOf(size), end);
  }

  @ParameterizedTest(name = "we send {0}, Twisted sends {1}")
  @CsvSource({"104857600, 104857600", "0, 8388608", "8388608, 0", "0, 0", "1, 1"})
  void ourClientAndItsServerExchangeEveryByte(long ours, long theirs) throws Exception {
    try (Peer peer = twisted("server", 0, theirs, "finish")) {
      Exchange exchange = new Exchange(ours);
      connect(Integer.parseInt(peer.hear("port")), exchange);
      compare(peer, exchange);
    }
  }

  @ParameterizedTest(name = "we send {0}, Twisted sends {1}")
  @CsvSource({"104857600, 104857600", "0, 8388608", "8388608, 0", "0, 0", "1, 1"})
  void itsClientAndOurServerExchangeEveryByte(long ours, long theirs) throws Exception {
    Exchange exchange = new Exchange(ours);
    try (Peer peer = twisted("client", listen(exchange), theirs, "finish")) {
      compare(peer, exchange);
    }
  }

  /// Both ends were told of both half-closes, in whatever order, or they would not end.
  private static void compare(Peer peer, Exchange exchange) throws Exception {
    endsInOrder(exchange);
    sameBytes(exchange.sent(), peer.hear("received"));
    sameBytes(peer.hear("sent"), exchange.received());
    assertEquals("ConnectionDone", peer.hear("lost"));
    peer.awaitEnd();
  }

  @Test
  void ourCloseIsACleanEndToIt() throws Exception {
    assertEquals("ConnectionDone", lostWhenWe(Transport::close));
  }

  @Test
  void ourAbortIsALostConnectionToIt() throws Exception {
    assertEquals("ConnectionLost", lostWhenWe(Transport::abort));
  }

  private String lostWhenWe(Consumer<Transport> action) throws Exception {
    try (Peer peer = twisted("server", 0, 0, "finish")) {
      Exchange exchange = new Exchange(-1);
      connect(Integer.parseInt(peer.hear("port")), exchange);
      onReactor(() -> action.accept(exchange.transport()));
      end(exchange);
      String lost = peer.hear("lost");
      peer.awaitEnd();
      return lost;
    }
  }

  @Test
  void itsAbortIsAResetToUs() throws Exception {
    try (Peer peer = twisted("server", 0, 0, "abort")) {
      Exchange exchange = new Exchange(SOME);
      connect(Integer.parseInt(peer.hear("port")), exchange);
      assertInstanceOf(CloseReason.Reset.class, end(exchange));
      peer.awaitEnd();
    }
  }
}
