package dev.endpoint.engine.type.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.EndpointCatalog;
import dev.endpoint.engine.endpoint.Attempt;
import dev.endpoint.engine.endpoint.ClientEndpoint;
import dev.endpoint.engine.endpoint.Step;
import dev.endpoint.engine.net.Network.DialOptions;
import dev.endpoint.engine.testing.Answer;
import dev.endpoint.engine.testing.FakeEngine;
import dev.endpoint.engine.testing.RecordingProtocol;
import dev.endpoint.engine.transport.Addresses;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Failure.Kind;
import dev.endpoint.engine.transport.FailureException;
import dev.endpoint.engine.transport.Protocol;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// TCP clients in virtual time, from the name to the open connection.
class TcpClientEndpointTest {
  private static final EndpointCatalog TYPES = EndpointCatalog.installed();
  private static final String ONE = "2001:db8::1";
  private static final String TWO = "192.0.2.1";

  private final FakeEngine world = FakeEngine.create(TYPES);
  private final RecordingProtocol our = new RecordingProtocol();
  private final List<String> log = new ArrayList<>();
  private Attempt<Protocol> attempt;
  private Protocol result;
  private Failure failure;
  private int outcomes;

  private static SocketAddress at(String literal, int port) {
    return new InetSocketAddress(InetAddress.ofLiteral(literal), port);
  }

  private void answer(String literal, Answer answer) {
    world.network().answer(at(literal, 80), answer);
  }

  private void connect(String text) throws Exception {
    connect(world.engine().clientFromString(text));
  }

  private void connect(ClientEndpoint endpoint) {
    attempt = endpoint.connect(peer -> our);
    attempt.observe((nanos, step) -> note(words(step)));
    attempt
        .outcome()
        .whenComplete(
            (protocol, thrown) -> {
              outcomes++;
              result = protocol;
              failure = thrown == null ? null : ((FailureException) thrown).failure();
              note(failure == null ? "open" : failure.kind().toString());
            });
  }

  private static String words(Step step) {
    return switch (step) {
      case Step.Resolving s -> "resolving " + s.host();
      case Step.Resolved s ->
          "resolved " + String.join("+", s.addresses().stream().map(Addresses::host).toList());
      case Step.Dialing s -> "dial " + Addresses.text(s.address());
      case Step.DialFailed s -> "failed " + Addresses.text(s.address());
      case Step.DialAbandoned s -> "dropped " + Addresses.text(s.address());
      case Step.Dialed s -> "dialed " + Addresses.text(s.address());
      default -> step.toString();
    };
  }

  private void note(String what) {
    log.add(world.reactor().elapsed().toMillis() + " " + what);
  }

  private void advance(long millis) {
    world.reactor().advance(Duration.ofMillis(millis));
  }

  private List<SocketAddress> dialed() {
    return world.network().dials().stream().map(dial -> dial.remote()).toList();
  }

  private void nothingIsLeft() {
    assertEquals(1, outcomes, "one outcome");
    world.expectNothingLeft();
  }

  private static TcpDial dial(String host, String bindAddress, int bindPort) {
    return new TcpDial(
        host,
        80,
        Family.ANY,
        TcpDial.DEFAULT_TIMEOUT,
        bindAddress,
        bindPort,
        TcpDial.DEFAULT_ATTEMPT_DELAY,
        Map.of());
  }

  private void connect(TcpDial dial) {
    connect(new TcpClientEndpoint(world.engine(), dial));
  }

  @Test
  void aNameIsLookedUpItsAddressesRacedAndTheProtocolConnected() throws Exception {
    world.resolver().knowsAfter(Duration.ofMillis(40), "example.org", TWO, ONE, TWO);
    answer(ONE, Answer.hang());
    answer(TWO, Answer.accept().after(Duration.ofMillis(30)));
    connect("tcp:example.org:80");
    advance(10_000);
    assertEquals(
        List.of(
            "0 resolving example.org",
            "40 resolved 2001:db8::1+192.0.2.1",
            "40 dial [2001:db8::1]:80",
            "290 dial 192.0.2.1:80",
            "320 dialed 192.0.2.1:80",
            "320 dropped [2001:db8::1]:80",
            "320 open"),
        log);
    assertEquals(our, result);
    assertEquals(at(TWO, 80), our.transport().peerAddress());
    assertEquals(0, world.network().pendingDials());
    assertEquals(0, world.reactor().timers());
  }

  @Test
  void withoutArgumentsTheSystemChoosesTheLocalAddressAndSmallPiecesGoAtOnce() throws Exception {
    connect("tcp:192.0.2.1:80");
    advance(0);
    assertEquals(
        List.of(new DialOptions(null, Map.of(StandardSocketOptions.TCP_NODELAY, true))),
        world.network().dials().stream().map(dial -> dial.options()).toList());
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "tcp:192.0.2.1:80, 192.0.2.1:80",
    "tcp:[2001:db8::1]:80, [2001:db8::1]:80",
    "tcp:2001\\:db8\\:\\:1:80, [2001:db8::1]:80",
    "tcp6:[2001:db8::1]:80, [2001:db8::1]:80",
    "tcp4:192.0.2.1:80, 192.0.2.1:80",
    "tcp:0.0.0.0:80, 127.0.0.1:80",
    "tcp:[::]:80, [::1]:80",
    "tcp::80, [::1]:80 127.0.0.1:80",
    "tcp4::80, 127.0.0.1:80",
    "tcp6::80, [::1]:80",
  })
  void addressesAreNotLookedUp(String text, String expected) throws Exception {
    connect(text);
    advance(1000);
    assertEquals(List.of(), world.resolver().lookUps());
    assertEquals(expected, String.join(" ", dialed().stream().map(Addresses::text).toList()));
    nothingIsLeft();
  }

  @Test
  void theZoneOfAnAddressIsKept() throws Exception {
    connect("tcp:[fe80::1%7]:80");
    advance(1000);
    InetSocketAddress address = (InetSocketAddress) dialed().getFirst();
    assertEquals(7, ((Inet6Address) address.getAddress()).getScopeId());
  }

  @Test
  void anUnknownInterfaceInAZoneIsExplained() throws Exception {
    connect("tcp:[fe80::1%nosuch0]:80");
    advance(0);
    assertEquals(Kind.BAD_ARGUMENT, failure.kind());
    assertEquals("This computer has no interface for fe80::1%nosuch0", failure.message());
    nothingIsLeft();
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "tcp4:both:80, 192.0.2.1:80",
    "tcp6:both:80, [2001:db8::1]:80",
    "tcp:both:80, [2001:db8::1]:80 192.0.2.1:80",
  })
  void oneFamilyTriesItsOwnAddressesOnly(String text, String expected) throws Exception {
    world.resolver().knows("both", TWO, ONE);
    connect(text);
    advance(1000);
    assertEquals(expected, String.join(" ", dialed().stream().map(Addresses::text).toList()));
    nothingIsLeft();
  }

  @Test
  void aNameWithoutAnAddressOfTheFamilyIsExplained() throws Exception {
    world.resolver().knows("four", TWO);
    connect("tcp6:four:80");
    advance(0);
    assertEquals(Kind.NO_SUCH_NAME, failure.kind());
    assertEquals("four has no IPv6 address", failure.message());
    nothingIsLeft();
  }

  @Test
  void anAddressOfTheOtherFamilyIsExplained() {
    TcpDial dial =
        new TcpDial(TWO, 80, Family.IPV6, Duration.ofSeconds(1), null, 0, Duration.ZERO, Map.of());
    connect(dial);
    advance(0);
    assertEquals(Kind.BAD_ARGUMENT, failure.kind());
    assertEquals("192.0.2.1 is not an IPv6 address", failure.message());
    nothingIsLeft();
  }

  @Test
  void aNameThatDoesNotExistIsExplained() throws Exception {
    connect("tcp:nowhere.invalid:80");
    advance(0);
    assertEquals(List.of("0 resolving nowhere.invalid", "0 NO_SUCH_NAME"), log);
    assertEquals("resolving", failure.stage());
    nothingIsLeft();
  }

  @Test
  void aLookUpThatNeverReturnsEndsAtTheDeadline() throws Exception {
    world.resolver().neverAnswers("slow");
    connect("tcp:slow:80:timeout=5");
    advance(4999);
    assertEquals(0, outcomes);
    advance(1);
    assertEquals(Kind.TIMED_OUT, failure.kind());
    assertEquals("resolving", failure.stage());
    assertEquals("Gave up resolving slow:80 after 5 s", failure.message());
    assertTrue(failure.meaning().contains("name server"), failure.meaning());
    nothingIsLeft();
  }

  @Test
  void oneDeadlineCoversTheLookUpAndTheRace() throws Exception {
    world.resolver().knowsAfter(Duration.ofSeconds(20), "slow", ONE, TWO);
    answer(ONE, Answer.refuse().after(Duration.ofMillis(100)));
    answer(TWO, Answer.hang());
    connect("tcp:slow:80");
    advance(29_999);
    assertEquals(0, outcomes);
    advance(1);
    assertEquals(Kind.TIMED_OUT, failure.kind());
    assertEquals("connecting", failure.stage());
    assertEquals("Gave up connecting to slow:80 after 30 s", failure.message());
    assertEquals(List.of(Kind.REFUSED), failure.others().stream().map(Failure::kind).toList());
    assertEquals(List.of("30000 dropped 192.0.2.1:80", "30000 TIMED_OUT"), log.subList(5, 7));
    nothingIsLeft();
  }

  @Test
  void theDeadlineCanBeMovedWhileItRuns() throws Exception {
    answer(TWO, Answer.accept().after(Duration.ofSeconds(35)));
    connect("tcp:192.0.2.1:80");
    advance(25_000);
    attempt.extend(Duration.ofSeconds(10));
    advance(10_000);
    assertEquals(our, result);
    assertEquals(0, world.reactor().timers());
  }

  @Test
  void cancelledWhileResolvingItSaysSo() throws Exception {
    world.resolver().knowsAfter(Duration.ofSeconds(1), "example.org", TWO);
    connect("tcp:example.org:80");
    advance(500);
    attempt.cancel();
    assertEquals(Kind.CANCELLED, failure.kind());
    assertEquals("resolving", failure.stage());
    assertEquals("example.org:80", failure.target());
    assertEquals("Cancelled while resolving example.org:80", failure.message());
    advance(10_000);
    assertEquals(List.of("0 resolving example.org", "500 CANCELLED"), log);
    nothingIsLeft();
  }

  @Test
  void whenAllFailTheMostTellingIsReportedWithTheOthers() throws Exception {
    world.resolver().knows("both", ONE, TWO);
    Failure noRoute = new Failure(Kind.UNREACHABLE, "connecting", ONE, "no route", "");
    answer(ONE, Answer.fail(noRoute));
    connect("tcp:both:80");
    advance(0);
    assertEquals(Kind.REFUSED, failure.kind());
    assertEquals("Refused by 192.0.2.1:80", failure.message());
    assertEquals(List.of(noRoute), failure.others());
    nothingIsLeft();
  }

  @Test
  void cancelledInsideAnyStepItLeavesNothingOpen() throws Exception {
    int steps = new TcpClientEndpointTest().runRace(-1);
    assertEquals(8, steps);
    for (int i = 0; i < steps; i++) {
      TcpClientEndpointTest again = new TcpClientEndpointTest();
      again.runRace(i);
      assertEquals(Kind.CANCELLED, again.failure.kind(), "at step " + i);
      assertEquals(List.of(), again.our.events());
      again.closeFarEnds();
      again.nothingIsLeft();
    }
  }

  /// A look-up, a refusal, a silent address and a late winner; returns the number of steps.
  private int runRace(int cancelAt) throws Exception {
    int[] steps = new int[1];
    world.resolver().knowsAfter(Duration.ofMillis(10), "all", ONE, TWO, "192.0.2.2");
    answer(ONE, Answer.refuse().after(Duration.ofMillis(20)));
    answer(TWO, Answer.hang());
    answer("192.0.2.2", Answer.accept().after(Duration.ofMillis(20)));
    connect("tcp:all:80");
    attempt.observe(
        (nanos, step) -> {
          if (steps[0]++ == cancelAt) {
            attempt.cancel();
          }
        });
    advance(60_000);
    return steps[0];
  }

  private void closeFarEnds() {
    world.network().farEnds().forEach(wire -> wire.abort());
    advance(0);
  }

  @Test
  void cancelledAtAnyMomentItLeavesNothingOpen() throws Exception {
    Random random = new Random(9);
    for (int i = 0; i < 1000; i++) {
      TcpClientEndpointTest again = new TcpClientEndpointTest();
      again.cancelAfter(random, random.nextInt(400));
    }
  }

  private void cancelAfter(Random random, int millis) throws Exception {
    world.resolver().knowsAfter(Duration.ofMillis(random.nextInt(50)), "all", ONE, TWO);
    answer(ONE, anyAnswer(random));
    answer(TWO, anyAnswer(random));
    connect("tcp:all:80:timeout=0.35");
    world.reactor().after(Duration.ofMillis(millis), attempt::cancel);
    advance(1000);
    assertEquals(1, outcomes);
    if (result != null) {
      our.transport().abort();
    }
    closeFarEnds();
    nothingIsLeft();
  }

  private static Answer anyAnswer(Random random) {
    Duration delay = Duration.ofMillis(random.nextInt(300));
    return switch (random.nextInt(4)) {
      case 0 -> Answer.accept().after(delay);
      case 1 -> Answer.refuse().after(delay);
      case 2 -> Answer.refuse();
      default -> Answer.hang();
    };
  }

  @Test
  void aBindAddressAndPortAreUsed() {
    world.network().own(InetAddress.ofLiteral("192.0.2.9"));
    answer(TWO, Answer.accept());
    connect(dial(TWO, "192.0.2.9", 5000));
    advance(0);
    assertEquals(at("192.0.2.9", 5000), our.transport().localAddress());
    assertEquals(
        true,
        world
            .network()
            .dials()
            .getFirst()
            .options()
            .socket()
            .get(StandardSocketOptions.SO_REUSEADDR));
  }

  @Test
  void aBindPortAloneMeansEveryInterfaceOfTheSameFamily() {
    world.resolver().knows("both", ONE, TWO);
    connect(dial("both", null, 5000));
    advance(0);
    assertEquals(
        List.of(at("::", 5000), at("0.0.0.0", 5000)),
        world.network().dials().stream().map(dial -> dial.options().local()).toList());
  }

  @Test
  void aBindAddressLimitsTheRaceToItsFamily() {
    world.resolver().knows("both", ONE, TWO);
    connect(dial("both", "127.0.0.1", 0));
    advance(0);
    assertEquals(List.of(at(TWO, 80)), dialed());
    nothingIsLeft();
  }

  @Test
  void aBindNameGivesEachFamilyItsOwnAddress() {
    world.resolver().knows("both", ONE, TWO);
    world.resolver().knows("me", "127.0.0.1", "::1");
    connect(dial("both", "me", 0));
    advance(0);
    assertEquals(
        List.of(at("::1", 0), at("127.0.0.1", 0)),
        world.network().dials().stream().map(dial -> dial.options().local()).toList());
    nothingIsLeft();
  }

  @Test
  void aBindAddressOfTheOtherFamilyIsExplained() {
    connect(dial(TWO, "::1", 0));
    advance(0);
    assertEquals(Kind.BAD_ARGUMENT, failure.kind());
    assertEquals("No address of 192.0.2.1:80 can be reached from ::1", failure.message());
    nothingIsLeft();
  }

  @Test
  void aBindAddressThatThisMachineDoesNotHaveIsExplained() {
    connect(dial(TWO, "192.0.2.77", 0));
    advance(0);
    assertEquals(Kind.ADDRESS_NOT_AVAILABLE, failure.kind());
    nothingIsLeft();
  }

  @Test
  void anEmptyBindAddressIsNone() {
    connect(dial(TWO, "", 0));
    advance(0);
    assertNull(world.network().dials().getFirst().options().local());
  }

  @Test
  void aBindNameThatDoesNotExistFailsTheAttempt() {
    connect(dial(TWO, "nowhere.invalid", 0));
    advance(0);
    assertEquals(Kind.NO_SUCH_NAME, failure.kind());
    assertEquals(List.of(), dialed());
    nothingIsLeft();
  }

  @Test
  void withoutATimeLimitItWaitsUntilItIsCancelled() throws Exception {
    answer(TWO, Answer.hang());
    connect("tcp:" + TWO + ":80:timeout=none");
    advance(Duration.ofDays(3).toMillis());
    assertEquals(0, outcomes);
    assertTrue(attempt.deadline().isEmpty());
    attempt.cancel();
    advance(0);
    assertEquals(Kind.CANCELLED, failure.kind());
    nothingIsLeft();
  }
}
