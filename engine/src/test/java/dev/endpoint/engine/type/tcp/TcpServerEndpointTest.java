package dev.endpoint.engine.type.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.endpoint.engine.EndpointCatalog;
import dev.endpoint.engine.endpoint.Attempt;
import dev.endpoint.engine.endpoint.ListeningPort;
import dev.endpoint.engine.endpoint.ServerEndpoint;
import dev.endpoint.engine.endpoint.Step;
import dev.endpoint.engine.net.Network.ListenOptions;
import dev.endpoint.engine.testing.FakeEngine;
import dev.endpoint.engine.testing.FakeReactor;
import dev.endpoint.engine.testing.RecordingProtocol;
import dev.endpoint.engine.transport.Addresses;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Failure.Kind;
import dev.endpoint.engine.transport.FailureException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// TCP listeners in memory.
class TcpServerEndpointTest {
  private static final EndpointCatalog TYPES = EndpointCatalog.installed();
  private static final Failure NO_IPV6 =
      new Failure(Kind.NOT_SUPPORTED, "listening", "", "made up", "");

  private final FakeEngine world = FakeEngine.create(TYPES);
  private final List<String> bindings = new ArrayList<>();
  private Attempt<ListeningPort> attempt;
  private ListeningPort port;
  private Failure failure;

  private void listen(String text) throws Exception {
    listen(world.engine().serverFromString(text));
  }

  private void listen(ServerEndpoint endpoint) {
    attempt = endpoint.listen(peer -> new RecordingProtocol());
    attempt.observe(
        (nanos, step) -> {
          if (step instanceof Step.Binding binding) {
            bindings.add(Addresses.text(binding.address()));
          }
        });
    attempt
        .outcome()
        .whenComplete(
            (listening, thrown) -> {
              port = listening;
              failure = thrown == null ? null : ((FailureException) thrown).failure();
            });
    world.reactor().runUntilIdle();
  }

  private static InetSocketAddress at(String literal, int number) {
    return new InetSocketAddress(InetAddress.ofLiteral(literal), number);
  }

  private void stop() {
    port.stopListening();
    world.reactor().runUntilIdle();
    world.expectNothingLeft();
  }

  @ParameterizedTest(name = "{0} -> {1}")
  @CsvSource({
    "tcp:8080, [::]:8080",
    "tcp4:8080, 0.0.0.0:8080",
    "tcp6:8080, [::]:8080",
    "tcp:8080:127.0.0.1, 127.0.0.1:8080",
    "tcp:8080:interface=127.0.0.1, 127.0.0.1:8080",
    "tcp:8080:0.0.0.0, 0.0.0.0:8080",
    "tcp:8080:[::1], [::1]:8080",
    "tcp6:8080:interface=[::1], [::1]:8080",
    "tcp6:8080:interface=127.0.0.1, 127.0.0.1:8080",
    "tcp:8080:localhost, 127.0.0.1:8080",
    "tcp6:8080:interface=localhost, [::1]:8080",
  })
  void itListensJustThere(String text, String expected) throws Exception {
    world.resolver().knows("localhost", "::1", "127.0.0.1");
    listen(text);
    assertNull(failure);
    assertEquals(expected, Addresses.text(port.address()));
    assertEquals(List.of(expected), bindings);
    stop();
  }

  @Test
  void withoutIpv6EveryInterfaceMeansIpv4() throws Exception {
    world.network().denyListening(at("::", 8080), NO_IPV6);
    listen("tcp:8080");
    assertEquals(List.of("[::]:8080", "0.0.0.0:8080"), bindings);
    assertEquals(at("0.0.0.0", 8080), port.address());
    stop();
  }

  @Test
  void aBusyPortIsNotTriedInAnotherFamily() throws Exception {
    world.network().denyListening(at("::", 8080), busy());
    listen("tcp:8080");
    assertEquals(List.of("[::]:8080"), bindings);
    assertEquals(Kind.ADDRESS_IN_USE, failure.kind());
    world.expectNothingLeft();
  }

  @Test
  void theProgramThatHoldsABusyPortIsNamed() throws Exception {
    world.network().denyListening(at("::", 8080), busy()).holder("nginx (pid 7)");
    listen("tcp:8080");
    assertEquals(Kind.ADDRESS_IN_USE, failure.kind());
    assertEquals(
        "It is held by nginx (pid 7). Stop it there, or choose another port; port 0 takes any free"
            + " one.",
        failure.meaning());
    world.expectNothingLeft();
  }

  @Test
  void aListenerCalledOffWhileTheHolderIsSoughtIsCancelledOnce() throws Exception {
    world.network().denyListening(at("::", 8080), busy());
    attempt = world.engine().serverFromString("tcp:8080").listen(peer -> new RecordingProtocol());
    List<Kind> outcomes = new ArrayList<>();
    attempt
        .outcome()
        .whenComplete(
            (listening, thrown) -> outcomes.add(((FailureException) thrown).failure().kind()));
    attempt.observe((nanos, step) -> world.reactor().execute(attempt::cancel));
    world.reactor().runUntilIdle();
    assertEquals(List.of(Kind.CANCELLED), outcomes);
    world.expectNothingLeft();
  }

  private static Failure busy() {
    return new Failure(Kind.ADDRESS_IN_USE, "listening", "", "made up", "");
  }

  @Test
  void theFirstAddressOfANameThatThisMachineHasIsTaken() throws Exception {
    world.resolver().knows("me", "192.0.2.55", "127.0.0.1");
    listen("tcp:8080:me");
    assertEquals(List.of("192.0.2.55:8080", "127.0.0.1:8080"), bindings);
    assertEquals(at("127.0.0.1", 8080), port.address());
    stop();
  }

  @Test
  void whenThisMachineHasNoneOfThemAllAreExplained() throws Exception {
    world.resolver().knows("other", "192.0.2.55", "192.0.2.56");
    listen("tcp:8080:other");
    assertEquals(Kind.ADDRESS_NOT_AVAILABLE, failure.kind());
    assertEquals("192.0.2.56:8080", failure.target());
    assertEquals("192.0.2.55:8080", failure.others().getFirst().target());
    world.expectNothingLeft();
  }

  @Test
  void anInterfaceNameThatDoesNotExistIsExplained() throws Exception {
    listen("tcp:8080:nowhere.invalid");
    assertEquals(Kind.NO_SUCH_NAME, failure.kind());
    assertEquals("resolving", failure.stage());
    world.expectNothingLeft();
  }

  @Test
  void aLookUpThatNeverReturnsCanBeCancelled() throws Exception {
    world.resolver().neverAnswers("slow");
    listen("tcp:8080:slow");
    attempt.cancel();
    assertEquals(Kind.CANCELLED, failure.kind());
    assertEquals("Cancelled while resolving slow:8080", failure.message());
    world.expectNothingLeft();
  }

  @Test
  void backlogAndSocketOptionsAreForwarded() throws Exception {
    listen("tcp:8080:127.0.0.1:7:receiveBuffer=4096");
    ListenOptions options = world.network().listens().getFirst().options();
    assertEquals(7, options.backlog());
    assertEquals(4096, options.socket().get(StandardSocketOptions.SO_RCVBUF));
    stop();
  }

  @Test
  void anAddressOfTheOtherFamilyIsExplained() {
    TcpListen listen = new TcpListen(80, "::1", 50, Family.IPV4, Map.of());
    listen(new TcpServerEndpoint(world.engine(), listen));
    assertEquals(Kind.BAD_ARGUMENT, failure.kind());
    assertEquals("::1 is not an IPv4 address", failure.message());
  }

  @Test
  void troubleIsToldToEveryObserverAndDoesNotEndTheListener() throws Exception {
    listen("tcp:8080:127.0.0.1");
    List<Failure> heard = new ArrayList<>();
    port.onTrouble(
        trouble -> {
          throw new IllegalStateException("on purpose");
        });
    port.onTrouble(heard::add);
    Failure trouble = new Failure(Kind.OUT_OF_DESCRIPTORS, "listening", "", "made up", "");
    world.network().trouble(port.address(), trouble);
    world.reactor().runUntilIdle();
    assertEquals(List.of(trouble), heard);
    List<FakeReactor.Report> reports = world.reactor().takeReports();
    assertEquals("on purpose", reports.getFirst().cause().getMessage());
    assertEquals(1, world.network().listeners());
    stop();
  }
}
