package dev.endpoint.engine.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.endpoint.engine.net.Network.AcceptHandler;
import dev.endpoint.engine.net.Network.Acceptor;
import dev.endpoint.engine.net.Network.DialHandler;
import dev.endpoint.engine.net.Network.DialOptions;
import dev.endpoint.engine.net.Network.ListenOptions;
import dev.endpoint.engine.reactor.Cancellable;
import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Failure.Kind;
import dev.endpoint.engine.transport.FailureException;
import dev.endpoint.engine.transport.Wire;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryNetworkTest {
  private static final InetSocketAddress FAR = at("192.0.2.1", 80);

  private final FakeReactor reactor = new FakeReactor();
  private final MemoryNetwork network = new MemoryNetwork(reactor);
  private final List<String> log = new ArrayList<>();
  private final List<Wire> accepted = new ArrayList<>();
  private Wire dialed;
  private Failure failure;

  private static InetSocketAddress at(String literal, int port) {
    return new InetSocketAddress(InetAddress.ofLiteral(literal), port);
  }

  private void note(String what) {
    log.add(reactor.elapsed().toMillis() + " " + what);
  }

  private Cancellable dial(SocketAddress remote, DialOptions options) {
    return network.dial(
        remote,
        options,
        new DialHandler() {
          @Override
          public void dialed(Wire wire) {
            dialed = wire;
            note("dialed");
          }

          @Override
          public void failed(Failure why) {
            failure = why;
            note(why.kind().toString());
          }
        });
  }

  private Cancellable dial(SocketAddress remote) {
    return dial(remote, DialOptions.defaults());
  }

  private Acceptor listen(SocketAddress local) throws FailureException {
    return network.listen(
        local,
        ListenOptions.defaults(),
        new AcceptHandler() {
          @Override
          public void accepted(Wire wire) {
            accepted.add(wire);
          }

          @Override
          public void troubled(Failure why) {
            note("trouble " + why.kind());
          }
        });
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "accept, 0 dialed",
    "accept late, 300 dialed",
    "refuse, 0 REFUSED",
    "refuse late, 300 REFUSED",
    "hang, ''",
    "fail, 0 UNREACHABLE",
    "nothing said, 0 REFUSED",
  })
  void anAddressAnswersAsItIsTold(String how, String expected) {
    Failure unreachable = new Failure(Kind.UNREACHABLE, "connecting", "", "made up", "");
    Duration late = Duration.ofMillis(300);
    switch (how) {
      case "accept" -> network.answer(FAR, Answer.accept());
      case "accept late" -> network.answer(FAR, Answer.accept().after(late));
      case "refuse" -> network.answer(FAR, Answer.refuse());
      case "refuse late" -> network.answer(FAR, Answer.refuse().after(late));
      case "hang" -> network.answer(FAR, Answer.hang());
      case "fail" -> network.answer(FAR, Answer.fail(unreachable));
      default -> assertEquals("nothing said", how);
    }
    dial(FAR);
    assertEquals(List.of(), log, "never inside the call");
    assertEquals(1, network.pendingDials());
    reactor.advance(Duration.ofSeconds(10));
    assertEquals(expected.isEmpty() ? List.of() : List.of(expected), log);
    assertEquals(how.equals("hang") ? 1 : 0, network.pendingDials());
  }

  @Test
  void aCancelledDialIsNotHeardOf() {
    network.answer(FAR, Answer.accept().after(Duration.ofMillis(5)));
    dial(FAR).cancel();
    reactor.advance(Duration.ofSeconds(1));
    assertEquals(List.of(), log);
    network.expectNothingOpen();
  }

  @Test
  void whatIsOpenIsNamed() throws Exception {
    network.answer(FAR, Answer.hang());
    dial(FAR);
    listen(at("127.0.0.1", 8080));
    AssertionError error = assertThrows(AssertionError.class, network::expectNothingOpen);
    assertEquals(
        "still open: ends [], dials [192.0.2.1:80], listeners [127.0.0.1:8080]",
        error.getMessage());
  }

  @ParameterizedTest(name = "{0} and {1}: {2}")
  @CsvSource({
    "127.0.0.1, 127.0.0.1, busy",
    "127.0.0.1, 127.0.0.2, free",
    "0.0.0.0, 127.0.0.1, busy",
    "127.0.0.1, 0.0.0.0, busy",
    "::, 127.0.0.1, busy",
    "::, 0.0.0.0, busy",
    "::1, 0.0.0.0, free",
    "::1, 127.0.0.1, free",
    "::, ::1, busy",
  })
  void oneAddressTakesOneListener(String first, String second, String expected) throws Exception {
    listen(at(first, 8080));
    if (expected.equals("free")) {
      assertEquals(at(second, 8080), listen(at(second, 8080)).address());
    } else {
      FailureException busy = assertThrows(FailureException.class, () -> listen(at(second, 8080)));
      assertEquals(Kind.ADDRESS_IN_USE, busy.failure().kind());
    }
    assertEquals(at(second, 8081), listen(at(second, 8081)).address());
  }

  @Test
  void portZeroIsAnyFreeOne() throws Exception {
    assertNotEquals(listen(at("127.0.0.1", 0)).address(), listen(at("127.0.0.1", 0)).address());
  }

  @Test
  void onlyAddressesOfThisMachineCanBeListenedOn() throws Exception {
    FailureException foreign = assertThrows(FailureException.class, () -> listen(FAR));
    assertEquals(Kind.ADDRESS_NOT_AVAILABLE, foreign.failure().kind());
    network.own(FAR.getAddress());
    assertEquals(FAR, listen(FAR).address());
  }

  @ParameterizedTest(name = "listening on {0}, dialing {1}: {2}")
  @CsvSource({
    "127.0.0.1, 127.0.0.1, 0 dialed",
    "127.0.0.1, 127.0.0.2, 0 REFUSED",
    "0.0.0.0, 127.0.0.2, 0 dialed",
    "0.0.0.0, ::1, 0 REFUSED",
    "::, 127.0.0.1, 0 dialed",
    "::, ::1, 0 dialed",
  })
  void aListenerHearsWhatItsAddressCovers(String listening, String dialing, String expected)
      throws Exception {
    listen(at(listening, 80));
    dial(at(dialing, 80));
    reactor.runUntilIdle();
    assertEquals(List.of(expected), log);
    assertEquals(expected.equals("0 dialed") ? 1 : 0, accepted.size());
  }

  @Test
  void aListenerGivesItsAddressBackInALaterTurnAndEveryCloseIsAnswered() throws Exception {
    Acceptor acceptor = listen(at("127.0.0.1", 80));
    acceptor.close(() -> note("closed"));
    acceptor.close(() -> note("closed again"));
    assertThrows(FailureException.class, () -> listen(at("127.0.0.1", 80)));
    reactor.runUntilIdle();
    assertEquals(List.of("0 closed", "0 closed again"), log);
    listen(at("127.0.0.1", 80));
  }

  @Test
  void whoComesAsTheListenerClosesIsReset() throws Exception {
    Acceptor acceptor = listen(at("127.0.0.1", 80));
    network.dial(
        acceptor.address(),
        DialOptions.defaults(),
        new DialHandler() {
          @Override
          public void dialed(Wire wire) {
            dialed = wire;
            acceptor.close(() -> {});
          }

          @Override
          public void failed(Failure why) {
            throw new AssertionError(why);
          }
        });
    reactor.runUntilIdle();
    RecordingProtocol protocol = new RecordingProtocol();
    attach(dialed, protocol);
    assertEquals(List.of(), accepted);
    assertEquals(CloseReason.Reset.class, protocol.closeReason().getClass());
    network.expectNothingOpen();
  }

  private void attach(Wire wire, RecordingProtocol protocol) throws Exception {
    wire.attach(protocol);
    reactor.runUntilIdle();
  }

  @Test
  void aLocalPortServesOneConnectionToEachPeer() {
    network.answer(FAR, Answer.accept());
    network.answer(at("192.0.2.2", 80), Answer.accept());
    DialOptions from = new DialOptions(at("127.0.0.1", 5000), Map.of());
    dial(FAR, from);
    reactor.runUntilIdle();
    dial(FAR, from);
    reactor.runUntilIdle();
    assertEquals(Kind.ADDRESS_IN_USE, failure.kind());
    dial(at("192.0.2.2", 80), from);
    reactor.runUntilIdle();
    assertEquals(at("127.0.0.1", 5000), dialed.localAddress());
    assertEquals(List.of("0 dialed", "0 ADDRESS_IN_USE", "0 dialed"), log);
  }

  @Test
  void bytesCanBeDeliveredInPiecesOfAnySize() throws Exception {
    network.answer(FAR, Answer.accept()).systemBuffer(16).readSize(3);
    dial(FAR);
    reactor.runUntilIdle();
    RecordingProtocol near = new RecordingProtocol();
    RecordingProtocol far = new RecordingProtocol();
    dialed.attach(near);
    near.say("twenty bytes of text");
    assertEquals(4, near.transport().unsent(), "what the system's buffer does not hold");
    attach(network.farEnds().getFirst(), far);
    assertEquals("twenty bytes of text", far.receivedText());
    assertEquals("received 3", far.events().get(1));
    assertEquals(8, far.events().size());
  }

  @Test
  void troubleIsToldToTheListener() throws Exception {
    Acceptor acceptor = listen(at("127.0.0.1", 80));
    network.trouble(
        acceptor.address(), new Failure(Kind.OUT_OF_DESCRIPTORS, "listening", "", "made up", ""));
    reactor.runUntilIdle();
    assertEquals(List.of("0 trouble OUT_OF_DESCRIPTORS"), log);
  }

  @Test
  void aHandlerThatRaisesLosesItsConnection() {
    network.answer(FAR, Answer.accept());
    IllegalStateException raised = new IllegalStateException("on purpose");
    network.dial(
        FAR,
        DialOptions.defaults(),
        new DialHandler() {
          @Override
          public void dialed(Wire wire) {
            throw raised;
          }

          @Override
          public void failed(Failure why) {}
        });
    reactor.runUntilIdle();
    assertSame(raised, reactor.takeReports().getFirst().cause());
    network.farEnds().forEach(Wire::abort);
    network.expectNothingOpen();
  }
}
