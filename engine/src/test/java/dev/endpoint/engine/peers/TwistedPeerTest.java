package dev.endpoint.engine.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.endpoint.engine.syntax.Side;
import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.Transport;
import java.net.InetSocketAddress;
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

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "tcp4, tcp:0:interface=127.0.0.1, 127.0.0.1",
    "tcp6, tcp6:0:interface=\\:\\:1, [::1]"
  })
  @TestedAgainst(type = "tcp4", role = Side.CLIENT, peer = "Twisted")
  @TestedAgainst(type = "tcp6", role = Side.CLIENT, peer = "Twisted")
  void oneVersionOfIpToItsServer(String type, String its, String host) throws Exception {
    try (Peer peer = Peer.twisted("server", its, SOME, "finish")) {
      Exchange exchange = new Exchange(SOME);
      connect(type + ":" + host + ":" + peer.hear("port"), exchange);
      sameAsTwisted(peer, exchange);
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"tcp4, 127.0.0.1, tcp:127.0.0.1", "tcp6, [::1], tcp:\\:\\:1"})
  @TestedAgainst(type = "tcp4", role = Side.SERVER, peer = "Twisted")
  @TestedAgainst(type = "tcp6", role = Side.SERVER, peer = "Twisted")
  void oneVersionOfIpFromItsClient(String type, String host, String its) throws Exception {
    Exchange exchange = new Exchange(SOME);
    var port = (InetSocketAddress) listen(type + ":0:interface=" + host, exchange).address();
    try (Peer peer = Peer.twisted("client", its + ":" + port.getPort(), SOME, "finish")) {
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
