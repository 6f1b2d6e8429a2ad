package dev.endpoint.engine.os;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.contract.LoopbackRig;
import dev.endpoint.engine.net.Network.Acceptor;
import dev.endpoint.engine.protocol.Echo;
import dev.endpoint.engine.testing.RecordingProtocol;
import dev.endpoint.engine.testing.RecordingProtocol.Callback;
import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.Transport;
import dev.endpoint.engine.transport.Wire;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the contract of transports does not cover: what real sockets alone can do.
class ChannelTransportTest {
  private static final int LAST_BYTES = 64 * 1024;

  private LoopbackRig rig;
  private Ends ends;

  @BeforeEach
  void setUp() throws Exception {
    rig = new LoopbackRig();
    ends = new Ends(rig);
  }

  @AfterEach
  void tearDown() throws Exception {
    rig.run(() -> ends.dialed.forEach(wire -> wire.abort()));
    rig.run(() -> ends.accepted.forEach(wire -> wire.abort()));
    rig.close();
  }

  private void connect() throws Exception {
    ends.dial(ends.listen().address());
    ends.untilConnected();
  }

  @Test
  void aResetIsNoticedThoughNobodyReads() throws Exception {
    connect();
    RecordingProtocol our = new RecordingProtocol().on(Callback.CONNECTED, Transport::pause);
    rig.run(() -> ends.dialed.getFirst().attach(our));
    rig.run(ends.accepted.getFirst()::abort);
    rig.until("it is noticed", () -> our.closeReason() != null);
    assertInstanceOf(CloseReason.Reset.class, our.closeReason());
  }

  @Test
  void aResetIsNoticedThoughNobodyHasAttached() throws Exception {
    connect();
    rig.run(ends.dialed.getFirst()::abort);
    rig.until("it is noticed", () -> rig.network().open() == 1);
    RecordingProtocol late = new RecordingProtocol();
    rig.run(() -> ends.accepted.getFirst().attach(late));
    rig.until("it is told", () -> late.closeReason() != null);
    assertEquals(List.of("connected", "reset by peer"), late.events());
  }

  @Test
  void aConnectionThatNobodyReadsStaysWhenThePeerMerelyWaitsOrFinishes() throws Exception {
    connect();
    RecordingProtocol our = new RecordingProtocol().on(Callback.CONNECTED, Transport::pause);
    RecordingProtocol their = new RecordingProtocol();
    rig.run(() -> ends.dialed.getFirst().attach(our));
    rig.run(() -> ends.accepted.getFirst().attach(their));
    rig.run(() -> their.say("kept"));
    rig.run(() -> their.transport().finish());
    boolean[] later = new boolean[1];
    rig.reactor().after(Duration.ofMillis(2500), () -> later[0] = true);
    rig.until("the watch has looked twice", () -> later[0]);
    rig.run(() -> our.transport().resume());
    rig.until("all is there", () -> our.events().contains("finished"));
    assertEquals("kept", our.receivedText());
  }

  @Test
  void whatThePeerSaidBeforeItWentAwayIsHeardThoughOurWriteFails() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      ends.dial(server.getLocalSocketAddress());
      rig.until("it is there", () -> ends.dialed.size() == 1);
      RecordingProtocol our = new RecordingProtocol().on(Callback.CONNECTED, Transport::pause);
      rig.run(() -> ends.dialed.getFirst().attach(our));
      rig.run(() -> our.say("a request that is never read"));
      try (Socket peer = server.accept()) {
        peer.getOutputStream().write("sorry".getBytes(StandardCharsets.UTF_8));
        assertTrue(peer.getInputStream().read() >= 0, "the request has come");
      } // closed with bytes unread: RST
      rig.run(
          () -> {
            our.transport().resume();
            our.transport().write(ByteBuffer.allocate(1 << 20));
            our.transport().write(ByteBuffer.allocate(1 << 20));
          });
      rig.until("it ends", () -> our.closeReason() != null);
      assertEquals("sorry", our.receivedText());
      assertInstanceOf(CloseReason.Reset.class, our.closeReason());
    }
  }

  @Test
  void ourLastBytesArriveThoughWeCloseWithBytesUnread() throws Exception {
    connect();
    RecordingProtocol our = new RecordingProtocol().on(Callback.CONNECTED, Transport::pause);
    RecordingProtocol their = new RecordingProtocol();
    rig.run(() -> ends.dialed.getFirst().attach(our));
    rig.run(() -> ends.accepted.getFirst().attach(their));
    rig.run(() -> their.say("never read"));
    rig.settle();
    rig.run(
        () -> {
          our.say("last words");
          our.transport().close();
        });
    rig.until("it ends", () -> their.events().contains("finished"));
    assertEquals("last words", their.receivedText());
  }

  @Test
  void aCloseWhosePeerNeverReadsCanStillBeAborted() throws Exception {
    connect();
    RecordingProtocol our = new RecordingProtocol();
    rig.run(() -> ends.dialed.getFirst().attach(our));
    rig.run(
        () -> {
          our.transport().write(ByteBuffer.allocate(32 << 20));
          our.transport().close();
        });
    rig.settle();
    rig.run(() -> assertEquals(null, our.closeReason()));
    rig.run(() -> our.transport().abort());
    rig.until("it ends", () -> our.closeReason() != null);
    assertEquals(new CloseReason.Aborted(), our.closeReason());
  }

  @Test
  void aPeerThatReadsOnlyWhenItHasSentAllStillGetsOurLastBytes() throws Exception {
    connect();
    RecordingProtocol our = new RecordingProtocol();
    RecordingProtocol their =
        new RecordingProtocol()
            .on(Callback.CONNECTED, Transport::pause)
            .on(Callback.FINISHED, Transport::finish);
    rig.run(() -> ends.dialed.getFirst().attach(our));
    rig.run(() -> ends.accepted.getFirst().attach(their));
    rig.run(() -> their.transport().write(ByteBuffer.allocate(20 << 20)));
    rig.run(() -> our.transport().write(ByteBuffer.allocate(20 << 20)));
    rig.run(() -> our.transport().close());
    rig.until("it has sent all", () -> their.transport().unsent() == 0);
    rig.run(() -> their.transport().resume());
    rig.until("all is there", () -> their.received().length == 20 << 20);
    rig.until("it ends", () -> our.closeReason() != null);
    assertEquals(new CloseReason.ByUs(), our.closeReason());
  }

  @Test
  void aPeerThatGoesOnSendingAfterOurCloseStillGetsOurLastBytes() throws Exception {
    try (ServerSocket server = new ServerSocket()) {
      server.setReceiveBufferSize(4096); // so that our last bytes wait in our system
      server.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
      ends.dial(server.getLocalSocketAddress());
      rig.until("it is there", () -> ends.dialed.size() == 1);
      RecordingProtocol our = new RecordingProtocol().on(Callback.CONNECTED, Transport::pause);
      rig.run(() -> ends.dialed.getFirst().attach(our));
      try (Socket peer = server.accept()) {
        peer.getOutputStream().write('a');
        rig.run(
            () -> {
              our.transport().write(ByteBuffer.allocate(LAST_BYTES));
              our.transport().close();
            });
        rig.settle();
        peer.getOutputStream().write('b');
        peer.getOutputStream().write('c');
        assertEquals(LAST_BYTES, peer.getInputStream().readAllBytes().length);
      }
      rig.until("it ends", () -> our.closeReason() != null);
      assertEquals(new CloseReason.ByUs(), our.closeReason());
    }
  }

  @Test
  void aPeerThatNeverStopsSendingIsLetGoAfterAWhile() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      ends.dial(server.getLocalSocketAddress());
      rig.until("it is there", () -> ends.dialed.size() == 1);
      RecordingProtocol our = new RecordingProtocol().on(Callback.CONNECTED, Transport::pause);
      rig.run(() -> ends.dialed.getFirst().attach(our));
      try (Socket peer = server.accept()) {
        peer.getOutputStream().write('a');
        rig.run(our.transport()::close);
        rig.until("it ends", () -> our.closeReason() != null);
      }
      assertEquals(new CloseReason.ByUs(), our.closeReason());
    }
  }

  @Test
  void aHundredMebibytesGoBothWaysAtOnceByteForByte() throws Exception {
    connect();
    long size = 100L << 20;
    Streamer our = new Streamer(1, 2, size);
    Streamer their = new Streamer(2, 1, size);
    rig.run(() -> ends.dialed.getFirst().attach(our));
    rig.run(() -> ends.accepted.getFirst().attach(their));
    rig.until("both are through", () -> our.isOver() && their.isOver());
    assertEquals("all " + size + " bytes right, closed in order", our.verdict());
    assertEquals("all " + size + " bytes right, closed in order", their.verdict());
  }

  @Test
  void aStormOfResetsDoesNotDisturbTheOthers() throws Exception {
    Acceptor acceptor = ends.listen();
    InetSocketAddress address = (InetSocketAddress) acceptor.address();
    ends.dial(address);
    ends.untilConnected();
    RecordingProtocol our = new RecordingProtocol();
    rig.run(() -> ends.accepted.removeFirst().attach(new Echo()));
    rig.run(() -> ends.dialed.getFirst().attach(our));
    for (int i = 0; i < 2000; i++) {
      try (Socket peer = new Socket(address.getAddress(), address.getPort())) {
        peer.setSoLinger(true, 0);
      }
      if (i % 25 == 0) { // half of the backlog: who finds it full and resets is never accepted
        int soFar = i + 1;
        rig.until("they are accepted", () -> ends.accepted.size() == soFar);
        rig.run(() -> our.say("ping"));
      }
    }
    rig.until("the storm is over", () -> ends.accepted.size() == 2000);
    rig.run(() -> ends.accepted.forEach(wire -> attachQuietly(wire)));
    rig.until("all are gone", () -> rig.network().open() == 3);
    rig.until("the other one goes on", () -> our.received().length == 320);
    assertEquals(List.of(), rig.takeReports());
  }

  private static void attachQuietly(Wire wire) {
    try {
      wire.attach(new Echo());
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void connectionsLiveOnWhenTheSelectorIsReplaced() throws Exception {
    connect();
    Acceptor acceptor = ends.listen();
    RecordingProtocol our = new RecordingProtocol();
    RecordingProtocol their = new RecordingProtocol();
    rig.run(() -> ends.dialed.getFirst().attach(our));
    rig.run(() -> ends.accepted.getFirst().attach(their));
    rig.run(rig.reactor()::rebuild);
    rig.run(() -> our.say("still"));
    rig.until("bytes arrive", () -> their.receivedText().equals("still"));
    rig.run(() -> their.transport().write(ByteBuffer.allocate(20 << 20)));
    rig.run(rig.reactor()::rebuild);
    rig.until("a full outbox drains", () -> our.received().length == 20 << 20);
    ends.dial(acceptor.address());
    rig.until("listeners accept", () -> ends.accepted.size() == 2);
    assertEquals(2, rig.takeReports().size(), "each time it is said");
  }
}
