package dev.endpoint.engine.os;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.contract.LoopbackRig;
import dev.endpoint.engine.net.Network.Acceptor;
import dev.endpoint.engine.net.Network.ListenOptions;
import dev.endpoint.engine.testing.RecordingProtocol;
import dev.endpoint.engine.transport.Facet;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.FailureException;
import dev.endpoint.engine.transport.Wire;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class NioAcceptorTest {
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
          ends.dialed.forEach(Wire::abort);
          ends.accepted.forEach(Wire::abort);
        });
  }

  private Failure failing(SocketAddress local, ListenOptions options) {
    return assertThrows(FailureException.class, () -> ends.listen(local, options)).failure();
  }

  @Test
  void portZeroTakesAnyFreeOneAndSaysWhich() throws Exception {
    Acceptor acceptor = ends.listen();
    assertNotEquals(0, ((InetSocketAddress) acceptor.address()).getPort());
  }

  @Test
  void aBusyPortIsNamedAndNothingIsLeftOpen() throws Exception {
    SocketAddress taken = ends.listen().address();
    Failure failure = failing(taken, ListenOptions.defaults());
    assertEquals(Failure.Kind.ADDRESS_IN_USE, failure.kind());
    assertEquals("listening", failure.stage());
    assertEquals(1, rig.open());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void whoHoldsABusyPortIsFoundOut() throws Exception {
    SocketAddress taken = ends.listen().address();
    List<String> holders = new ArrayList<>();
    rig.run(
        () -> {
          rig.network().findHolder(taken, holders::add);
          rig.network().findHolder(taken, holders::add).cancel();
          assertTrue(holders.isEmpty());
        });
    rig.until("it is known", () -> !holders.isEmpty());
    rig.settle();
    assertEquals(List.of("this program itself"), rig.ask(() -> holders));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void whoIsAtTheOtherEndIsFoundOut() throws Exception {
    SocketAddress address = ends.listen().address();
    List<String> programs = new ArrayList<>();
    try (SocketChannel client = SocketChannel.open(address)) {
      SocketAddress peer = client.getLocalAddress();
      SocketAddress abroad = new InetSocketAddress(InetAddress.ofLiteral("192.0.2.1"), 80);
      rig.run(
          () -> {
            rig.network().findPeer(address, peer, programs::add);
            rig.network().findPeer(address, abroad, programs::add);
            assertTrue(programs.isEmpty());
          });
      rig.until("both are answered", () -> programs.size() == 2);
    }
    assertEquals(List.of("", "this program itself"), rig.ask(() -> programs));
  }

  @Test
  void anAddressThatIsNotOursIsNamed() {
    SocketAddress foreign = new InetSocketAddress(InetAddress.ofLiteral("192.0.2.1"), 0);
    Failure failure = failing(foreign, ListenOptions.defaults());
    assertEquals(Failure.Kind.ADDRESS_NOT_AVAILABLE, failure.kind());
    assertEquals("192.0.2.1:0 is not available here", failure.message());
  }

  @Test
  void optionsReachTheListenerOrItsConnections() throws Exception {
    Map<SocketOption<?>, Object> options =
        Map.of(StandardSocketOptions.SO_KEEPALIVE, true, StandardSocketOptions.SO_RCVBUF, 30_000);
    Acceptor acceptor = ends.listen(Ends.ANY_PORT, new ListenOptions(5, options));
    ends.dial(acceptor.address());
    ends.untilConnected();
    Facet keepAlive = new Facet("socket", "keep-alive", "on");
    rig.run(() -> assertTrue(ends.accepted.getFirst().facets().contains(keepAlive)));
    dropAll();
  }

  @Test
  void anOptionThatNeitherHasFailsTheListener() throws Exception {
    Map<SocketOption<?>, Object> options = Map.of(StandardSocketOptions.IP_MULTICAST_TTL, 1);
    Failure failure = failing(Ends.ANY_PORT, new ListenOptions(5, options));
    assertEquals(Failure.Kind.NOT_SUPPORTED, failure.kind());
    assertEquals(0, rig.open());
  }

  @Test
  void theAddressIsFreeWhenTheListenerSaysThatItHasStopped() throws Exception {
    Acceptor first = ends.listen();
    ends.dial(first.address());
    ends.untilConnected();
    List<Acceptor> again = new ArrayList<>();
    List<Throwable> refusals = new ArrayList<>();
    rig.run(() -> relisten(first, 20, again, refusals));
    rig.until("it listened again and again", () -> again.size() + refusals.size() >= 20);
    assertEquals(List.of(), rig.ask(() -> refusals));
    rig.run(
        () -> {
          RecordingProtocol protocol = new RecordingProtocol();
          ends.dialed.getFirst().attach(protocol);
          assertEquals(List.of("connected"), protocol.events(), "connections stay");
        });
    dropAll();
  }

  private void relisten(
      Acceptor acceptor, int times, List<Acceptor> again, List<Throwable> refusals) {
    acceptor.close(
        () -> {
          try {
            Acceptor next =
                rig.network().listen(acceptor.address(), ListenOptions.defaults(), ends);
            again.add(next);
            if (times > 1) {
              relisten(next, times - 1, again, refusals);
            }
          } catch (FailureException e) {
            refusals.add(e);
          }
        });
  }

  @Test
  void stoppingTwiceIsHarmlessAndEachIsAnswered() throws Exception {
    Acceptor acceptor = ends.listen();
    List<String> answers = new ArrayList<>();
    rig.run(
        () -> {
          acceptor.close(() -> answers.add("first"));
          acceptor.close(() -> answers.add("second"));
          assertTrue(answers.isEmpty(), "never inside the call");
        });
    rig.until("both are answered", () -> answers.size() == 2);
    rig.run(() -> acceptor.close(() -> answers.add("third")));
    rig.until("late ones too", () -> answers.size() == 3);
    assertEquals(List.of("first", "second", "third"), rig.ask(() -> answers));
    assertEquals(0, rig.open());
  }

  @Test
  void aThousandConnectionsAtOnceAreAllAccepted() throws Exception {
    Acceptor acceptor = ends.listen(Ends.ANY_PORT, new ListenOptions(1024, Map.of()));
    for (int i = 0; i < 1000; i++) {
      ends.dial(acceptor.address());
    }
    rig.until("all are there", () -> ends.dialed.size() == 1000 && ends.accepted.size() == 1000);
    assertEquals(2001, rig.open());
    dropAll();
    assertEquals(1, rig.open());
    assertEquals(List.of(), rig.ask(() -> ends.failures));
  }

  @Test
  void aHandlerThatRaisesLosesThatConnectionAndTheNextOneIsAccepted() throws Exception {
    Ends raising =
        new Ends(rig) {
          @Override
          public void accepted(Wire wire) {
            super.accepted(wire);
            if (accepted.size() == 1) {
              throw new OutOfMemoryError("raised on purpose");
            }
          }
        };
    List<Wire> accepted = raising.accepted;
    Acceptor acceptor = raising.listen();
    ends.dial(acceptor.address());
    rig.until("the first is accepted", () -> accepted.size() == 1);
    ends.dial(acceptor.address());
    rig.until("the second is accepted", () -> accepted.size() == 2);
    assertEquals(List.of("raised on purpose"), rig.takeReports());
    rig.run(() -> assertFalse(accepted.get(1).facets().isEmpty(), "open"));
    rig.run(() -> assertTrue(accepted.get(0).facets().isEmpty(), "aborted"));
    rig.run(accepted.get(1)::abort);
    dropAll();
  }

  @Test
  void closingTheReactorClosesEverythingAndSaysSo() throws Exception {
    Acceptor acceptor = ends.listen();
    ends.dial(acceptor.address());
    ends.untilConnected();
    RecordingProtocol our = new RecordingProtocol();
    rig.run(() -> ends.dialed.getFirst().attach(our));
    rig.close();
    assertEquals(List.of("connected", "aborted by you"), our.events());
    LoopbackRig other = new LoopbackRig();
    Acceptor again = new Ends(other).listen(acceptor.address(), ListenOptions.defaults());
    assertEquals(acceptor.address(), again.address());
    other.close();
  }
}
