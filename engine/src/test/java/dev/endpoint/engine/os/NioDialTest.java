package dev.endpoint.engine.os;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.contract.LoopbackRig;
import dev.endpoint.engine.net.Network.Acceptor;
import dev.endpoint.engine.net.Network.DialHandler;
import dev.endpoint.engine.net.Network.DialOptions;
import dev.endpoint.engine.reactor.Cancellable;
import dev.endpoint.engine.testing.RecordingProtocol;
import dev.endpoint.engine.transport.Facet;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Wire;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NioDialTest {
  private LoopbackRig rig;
  private Ends ends;

  @BeforeEach
  void setUp() throws Exception {
    rig = new LoopbackRig();
    ends = new Ends(rig);
  }

  @AfterEach
  void tearDown() throws Exception {
    rig.close();
  }

  private void dropAll() throws Exception {
    rig.run(
        () -> {
          ends.dialed.forEach(wire -> wire.abort());
          ends.accepted.forEach(wire -> wire.abort());
        });
  }

  private static DialOptions from(String host, int port) {
    return new DialOptions(new InetSocketAddress(InetAddress.ofLiteral(host), port), Map.of());
  }

  @Test
  void aPortWhereNothingListensRefuses() throws Exception {
    InetSocketAddress nobody = Ends.unused();
    Failure failure = ends.failing(nobody, DialOptions.defaults());
    assertEquals(Failure.Kind.REFUSED, failure.kind());
    assertEquals("connecting", failure.stage());
    assertEquals("127.0.0.1:" + nobody.getPort(), failure.target());
    assertEquals(0, rig.open());
  }

  @Test
  void theAnswerNeverComesInsideTheCall() throws Exception {
    Acceptor acceptor = ends.listen();
    boolean early =
        rig.ask(
            () -> {
              rig.network().dial(acceptor.address(), DialOptions.defaults(), ends);
              rig.network().dial(Ends.unused(), DialOptions.defaults(), ends);
              rig.network().dial(UnixDomainSocketAddress.of("/x"), DialOptions.defaults(), ends);
              return !ends.dialed.isEmpty() || !ends.failures.isEmpty();
            });
    assertEquals(false, early);
    rig.until("all answer", () -> ends.dialed.size() == 1 && ends.failures.size() == 2);
    dropAll();
  }

  @Test
  void aCancelledDialIsNotHeardOfAndLeavesNothingOpen() throws Exception {
    Acceptor acceptor = ends.listen();
    rig.run(
        () -> {
          Cancellable dial = rig.network().dial(acceptor.address(), DialOptions.defaults(), ends);
          dial.cancel();
          dial.cancel();
          rig.network().dial(Ends.unused(), DialOptions.defaults(), ends).cancel();
        });
    rig.settle();
    rig.run(() -> assertTrue(ends.dialed.isEmpty() && ends.failures.isEmpty()));
    rig.run(() -> acceptor.close(() -> {}));
    dropAll();
    assertEquals(0, rig.open());
  }

  @Test
  void anAddressThatNeverAnswersHangsUntilItIsCancelled() throws Exception {
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      List<SocketChannel> waiting = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.connect(full.getLocalSocketAddress());
        waiting.add(channel);
      }
      Cancellable dial = ends.dial(full.getLocalSocketAddress());
      rig.settle();
      assertEquals(1, rig.open());
      dial.cancel();
      rig.settle();
      assertEquals(0, rig.open());
      rig.run(() -> assertTrue(ends.dialed.isEmpty() && ends.failures.isEmpty()));
      for (SocketChannel channel : waiting) {
        channel.close();
      }
    }
  }

  @Test
  void aLocalAddressAndPortCanBeChosen() throws Exception {
    Acceptor acceptor = ends.listen();
    int port = Ends.unused().getPort();
    ends.dial(acceptor.address(), from("127.0.0.2", port));
    ends.untilConnected();
    InetSocketAddress expected = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.2"), port);
    rig.run(() -> assertEquals(expected, ends.dialed.getFirst().localAddress()));
    rig.run(() -> assertEquals(expected, ends.accepted.getFirst().peerAddress()));
    dropAll();
  }

  @Test
  void aLocalPortAloneFitsBothFamilies() throws Exception {
    Acceptor acceptor = ends.listen();
    int port = Ends.unused().getPort();
    ends.dial(acceptor.address(), from("::", port));
    ends.untilConnected();
    rig.run(
        () ->
            assertEquals(
                port, ((InetSocketAddress) ends.accepted.getFirst().peerAddress()).getPort()));
    dropAll();
  }

  @Test
  void aLocalAddressThatIsNotOursIsNamed() throws Exception {
    Acceptor acceptor = ends.listen();
    Failure failure = ends.failing(acceptor.address(), from("192.0.2.1", 0));
    assertEquals(Failure.Kind.ADDRESS_NOT_AVAILABLE, failure.kind());
    assertTrue(failure.message().contains("192.0.2.1"), failure.message());
  }

  @Test
  void aLocalPortThatIsTakenIsNamed() throws Exception {
    Acceptor acceptor = ends.listen();
    int taken = ((InetSocketAddress) acceptor.address()).getPort();
    Failure failure = ends.failing(acceptor.address(), from("127.0.0.1", taken));
    assertEquals(Failure.Kind.ADDRESS_IN_USE, failure.kind());
    assertTrue(failure.message().contains("127.0.0.1:" + taken), failure.message());
  }

  @Test
  void aLocalAddressOfTheOtherFamilyIsExplained() throws Exception {
    Acceptor acceptor = ends.listen();
    Failure failure = ends.failing(acceptor.address(), from("::1", 0));
    assertEquals(Failure.Kind.BAD_ARGUMENT, failure.kind());
    assertTrue(failure.message().contains("[::1]"), failure.message());
    assertTrue(failure.meaning().contains("IPv"), failure.meaning());
  }

  @Test
  void smallWritesAreSentAtOnceUnlessAskedOtherwise() throws Exception {
    Acceptor acceptor = ends.listen();
    ends.dial(acceptor.address());
    ends.untilConnected();
    Facet on = new Facet("socket", "small writes sent at once", "on");
    rig.run(() -> assertTrue(ends.dialed.getFirst().facets().contains(on)));
    rig.run(() -> assertTrue(ends.accepted.getFirst().facets().contains(on)));
    dropAll();
    rig.run(() -> assertEquals(List.of(), ends.dialed.getFirst().facets()));
  }

  @Test
  void socketOptionsAreSet() throws Exception {
    Acceptor acceptor = ends.listen();
    ends.dial(
        acceptor.address(),
        new DialOptions(
            null,
            Map.of(
                StandardSocketOptions.TCP_NODELAY, false,
                StandardSocketOptions.SO_KEEPALIVE, true)));
    ends.untilConnected();
    rig.run(
        () -> {
          List<Facet> facets = ends.dialed.getFirst().facets();
          assertTrue(facets.contains(new Facet("socket", "small writes sent at once", "off")));
          assertTrue(facets.contains(new Facet("socket", "keep-alive", "on")));
        });
    dropAll();
  }

  @Test
  void anOptionThatSuchSocketsDoNotHaveFailsTheDial() throws Exception {
    Acceptor acceptor = ends.listen();
    DialOptions options = new DialOptions(null, Map.of(StandardSocketOptions.IP_MULTICAST_TTL, 1));
    Failure failure = ends.failing(acceptor.address(), options);
    assertEquals(Failure.Kind.NOT_SUPPORTED, failure.kind());
    assertEquals(1, rig.open(), "only the listener");
  }

  @Test
  void aNameThatWasNotLookedUpIsAFailureAndNoException() throws Exception {
    InetSocketAddress name = InetSocketAddress.createUnresolved("name.example", 80);
    Failure failure = ends.failing(name, DialOptions.defaults());
    assertEquals(Failure.Kind.NO_SUCH_NAME, failure.kind());
  }

  /// TCP lets a socket connect to itself when its own port is the one it dials.
  @Test
  void nobodyConnectsToItself() throws Exception {
    InetSocketAddress nobody = Ends.unused();
    Failure failure = ends.failing(nobody, from("127.0.0.1", nobody.getPort()));
    assertEquals(Failure.Kind.REFUSED, failure.kind());
    assertEquals(0, rig.open());
  }

  @Test
  void aTakerThatRaisesLosesTheConnectionAndNothingElse() throws Exception {
    Acceptor acceptor = ends.listen();
    rig.run(
        () ->
            rig.network()
                .dial(acceptor.address(), DialOptions.defaults(), new RaisingDialHandler()));
    rig.until("the listener accepts", () -> ends.accepted.size() == 1);
    RecordingProtocol their = new RecordingProtocol();
    rig.run(() -> ends.accepted.getFirst().attach(their));
    rig.until("it is reset", () -> their.closeReason() != null);
    assertEquals(List.of("raised on purpose"), rig.takeReports());
    ends.dial(acceptor.address());
    rig.until("the next one connects", () -> ends.dialed.size() == 1);
    dropAll();
  }

  private static final class RaisingDialHandler implements DialHandler {
    @Override
    public void dialed(Wire wire) {
      throw new IllegalStateException("raised on purpose");
    }

    @Override
    public void failed(Failure failure) {
      throw new AssertionError(failure);
    }
  }
}
