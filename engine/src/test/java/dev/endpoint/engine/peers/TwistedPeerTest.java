package dev.endpoint.engine.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.endpoint.engine.syntax.Side;
import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.Transport;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Our endpoints against Twisted's own `TCP4ServerEndpoint` and `TCP4ClientEndpoint`.
class TwistedPeerTest extends PeerTest {
  private static Peer twisted(String role, int port, long size, String end) throws Exception {
    return Peer.twisted(role, String.valueOf(port), size, end);
  }

  @ParameterizedTest(name = "we send {0}, Twisted sends {1}")
  @CsvSource({"104857600, 104857600", "0, 8388608", "8388608, 0", "0, 0", "1, 1"})
  @TestedAgainst(type = "tcp", role = Side.CLIENT, peer = "Twisted")
  void ourClientAndItsServerExchangeEveryByte(long ours, long theirs) throws Exception {
    try (Peer peer = twisted("server", 0, theirs, "finish")) {
      Exchange exchange = new Exchange(ours);
      connect(Integer.parseInt(peer.hear("port")), exchange);
      sameAsTwisted(peer, exchange);
    }
  }

  @ParameterizedTest(name = "we send {0}, Twisted sends {1}")
  @CsvSource({"104857600, 104857600", "0, 8388608", "8388608, 0", "0, 0", "1, 1"})
  @TestedAgainst(type = "tcp", role = Side.SERVER, peer = "Twisted")
  void itsClientAndOurServerExchangeEveryByte(long ours, long theirs) throws Exception {
    Exchange exchange = new Exchange(ours);
    try (Peer peer = twisted("client", listen(exchange), theirs, "finish")) {
      sameAsTwisted(peer, exchange);
    }
  }

  /// Both ends were told of both half-closes, in whatever order, or they would not end.
  @Test
  @TestedAgainst(type = "tcp", role = Side.CLIENT, peer = "Twisted")
  void ourCloseIsACleanEndToIt() throws Exception {
    assertEquals("ConnectionDone", lostWhenWe(Transport::close));
  }

  @Test
  @TestedAgainst(type = "tcp", role = Side.CLIENT, peer = "Twisted")
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
  @TestedAgainst(type = "tcp", role = Side.CLIENT, peer = "Twisted")
  void itsAbortIsAResetToUs() throws Exception {
    try (Peer peer = twisted("server", 0, 0, "abort")) {
      Exchange exchange = new Exchange(SOME);
      connect(Integer.parseInt(peer.hear("port")), exchange);
      assertInstanceOf(CloseReason.Reset.class, end(exchange));
      peer.awaitEnd();
    }
  }
}
