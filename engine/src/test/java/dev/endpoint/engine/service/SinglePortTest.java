package dev.endpoint.engine.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.endpoint.ListeningPort;
import dev.endpoint.engine.endpoint.ServerEndpoint;
import dev.endpoint.engine.endpoint.Step;
import dev.endpoint.engine.syntax.EndpointSyntaxException;
import dev.endpoint.engine.testing.FakeEngine;
import dev.endpoint.engine.testing.FakeReactor;
import dev.endpoint.engine.testing.RecordingProtocol;
import dev.endpoint.engine.testing.RecordingProtocol.Callback;
import dev.endpoint.engine.transport.Addresses;
import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.FailureException;
import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.ProtocolFactory;
import dev.endpoint.engine.transport.Transport;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SinglePortTest {
  private static final String TEXT = "tcp:0:interface=127.0.0.1";
  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final FakeEngine fake = FakeEngine.create();
  private final FakeReactor reactor = fake.reactor();
  private final List<String> log = new ArrayList<>();
  private final List<RecordingProtocol> ends = new ArrayList<>();
  private final RecordingProtocol served = polite();
  private SocketAddress address;
  private Protocol got;
  private Failure failure;

  @AfterEach
  void nothingIsLeft() {
    ends.forEach(end -> end.transport().close());
    reactor.runUntilIdle();
    fake.expectNothingLeft();
  }

  private static RecordingProtocol polite() {
    return new RecordingProtocol().on(Callback.FINISHED, Transport::close);
  }

  private SinglePort open(ProtocolFactory factory) throws EndpointSyntaxException {
    return open(TEXT, factory);
  }

  private SinglePort open(String text, ProtocolFactory factory) throws EndpointSyntaxException {
    return open(fake.engine().serverFromString(text), factory);
  }

  private SinglePort open(ServerEndpoint endpoint, ProtocolFactory factory) {
    SinglePort port = SinglePort.listen(reactor, endpoint, factory, LIMIT);
    port.address()
        .whenComplete(
            (where, thrown) -> {
              address = where;
              log.add("address " + (thrown == null ? Addresses.text(where) : kind(thrown)));
            });
    port.connection()
        .outcome()
        .whenComplete(
            (protocol, thrown) -> {
              got = protocol;
              failure = thrown == null ? null : ((FailureException) thrown).failure();
              log.add("connection " + (thrown == null ? "there" : kind(thrown)));
            });
    port.stopped().thenRun(() -> log.add("stopped"));
    return port;
  }

  private static String kind(Throwable thrown) {
    return ((FailureException) thrown).failure().kind().name();
  }

  private RecordingProtocol connect() throws EndpointSyntaxException {
    RecordingProtocol client = polite();
    int port = ((InetSocketAddress) address).getPort();
    fake.engine().clientFromString("tcp:127.0.0.1:" + port).connectProtocol(client);
    return client;
  }

  private RecordingProtocol connected() throws EndpointSyntaxException {
    RecordingProtocol client = connect();
    reactor.runUntilIdle();
    ends.add(client);
    return client;
  }

  @Test
  void takesOneConnectionAndListensNoMore() throws EndpointSyntaxException {
    SinglePort port = open(peer -> served);
    List<Step> steps = new ArrayList<>();
    port.connection().observe((nanos, step) -> steps.add(step));
    reactor.runUntilIdle();
    RecordingProtocol client = connected();
    assertEquals(List.of("address 127.0.0.1:49152", "connection there", "stopped"), log);
    assertSame(served, got);
    assertTrue(steps.getFirst() instanceof Step.Binding, steps.toString());
    assertEquals(0, fake.network().listeners());
    client.say("data");
    reactor.advance(LIMIT);
    assertEquals("data", served.receivedText(), "the limit ended with the waiting");
    assertEquals(0, reactor.timers());
  }

  @Test
  void whoComesTooLateIsTurnedAway() throws Exception {
    ServerEndpoint endpoint = fake.engine().serverFromString(TEXT);
    ProtocolFactory[] given = {null};
    open(
        factory -> {
          given[0] = factory;
          return endpoint.listen(factory);
        },
        peer -> served);
    reactor.runUntilIdle();
    connected();
    RecordingProtocol second = connect();
    reactor.runUntilIdle();
    assertEquals(List.of(), second.events(), "nothing listens any more");
    assertNull(given[0].buildProtocol(address), "nor is one wanted that was accepted before that");
    assertEquals(List.of("connected"), served.events());
  }

  @Test
  void strangersDoNotUseItUp() throws EndpointSyntaxException {
    int[] callers = {0};
    open(peer -> ++callers[0] < 3 ? null : served);
    reactor.runUntilIdle();
    RecordingProtocol stranger = connect();
    reactor.runUntilIdle();
    assertTrue(stranger.closeReason().orderly());
    connect();
    reactor.runUntilIdle();
    assertEquals(List.of("address 127.0.0.1:49152"), log);
    connected();
    assertSame(served, got);
  }

  @Test
  void aFactoryThatRaisesCostsThatCaller() throws EndpointSyntaxException {
    int[] callers = {0};
    open(
        peer -> {
          if (++callers[0] == 1) {
            throw new IllegalStateException("on purpose");
          }
          return served;
        });
    reactor.runUntilIdle();
    RecordingProtocol first = connect();
    reactor.runUntilIdle();
    assertTrue(first.closeReason() instanceof CloseReason.Reset, first.events().toString());
    assertEquals(1, reactor.takeReports().size());
    connected();
    assertSame(served, got);
  }

  @Test
  void aProtocolThatRaisesIsTheFailure() throws EndpointSyntaxException {
    open(peer -> new RecordingProtocol().raisingIn(Callback.CONNECTED));
    reactor.runUntilIdle();
    connect();
    reactor.runUntilIdle();
    assertEquals(List.of("address 127.0.0.1:49152", "connection PROTOCOL_RAISED", "stopped"), log);
    assertEquals(1, reactor.takeReports().size());
  }

  @Test
  void failsWhenTimeRunsOut() throws EndpointSyntaxException {
    SinglePort port = open(peer -> served);
    reactor.advance(LIMIT.minusNanos(1));
    assertEquals(List.of("address 127.0.0.1:49152"), log);
    assertEquals(reactor.nanos() + 1, port.connection().deadline().orElseThrow());
    reactor.advance(Duration.ofNanos(1));
    assertEquals(List.of("address 127.0.0.1:49152", "connection TIMED_OUT", "stopped"), log);
    assertEquals(
        "Gave up waiting for a connection on 127.0.0.1:49152 after 10 s", failure.message());
    assertEquals("Nobody who was wanted connected to 127.0.0.1:49152.", failure.meaning());
    assertEquals("accepting", failure.stage());
  }

  @Test
  void mayBeGivenMoreTime() throws EndpointSyntaxException {
    SinglePort port = open(peer -> served);
    reactor.advance(Duration.ofSeconds(9));
    port.connection().extend(LIMIT);
    reactor.advance(Duration.ofSeconds(10));
    connected();
    assertSame(served, got);
  }

  @Test
  void troubleOnTheWayIsAttached() throws EndpointSyntaxException {
    open(peer -> served);
    reactor.runUntilIdle();
    Failure full = new Failure(Failure.Kind.OUT_OF_DESCRIPTORS, "listening", "", "Full", "");
    fake.network().trouble(address, full);
    reactor.advance(LIMIT);
    assertEquals(List.of(full), failure.others());
  }

  @Test
  void mayBeCancelledBeforeItListens() throws EndpointSyntaxException {
    SinglePort port = open(peer -> served);
    port.connection().cancel();
    reactor.runUntilIdle();
    assertEquals(List.of("connection CANCELLED", "address CANCELLED", "stopped"), log);
    assertEquals(0, fake.network().listens().size());
  }

  @Test
  void mayBeCancelledAtEachStep() throws EndpointSyntaxException {
    SinglePort port = open(peer -> served);
    port.connection().observe((nanos, step) -> port.connection().cancel());
    reactor.runUntilIdle();
    assertEquals(3, log.size(), log.toString());
    assertTrue(log.contains("connection CANCELLED"), log.toString());
    assertTrue(log.contains("stopped"), log.toString());
  }

  @Test
  void mayBeCancelledWhileItWaits() throws EndpointSyntaxException {
    SinglePort port = open(peer -> served);
    reactor.runUntilIdle();
    port.connection().cancel();
    reactor.runUntilIdle();
    assertEquals(List.of("address 127.0.0.1:49152", "connection CANCELLED", "stopped"), log);
    assertEquals("Cancelled while waiting for a connection on 127.0.0.1:49152", failure.message());
  }

  @Test
  void mayBeCancelledWhileTheConnectionIsBuilt() throws EndpointSyntaxException {
    SinglePort[] port = {null};
    port[0] =
        open(
            peer -> {
              port[0].connection().cancel();
              return served;
            });
    reactor.runUntilIdle();
    RecordingProtocol client = connect();
    reactor.runUntilIdle();
    assertNotNull(client.closeReason());
    assertEquals(List.of(), served.events());
    assertEquals(List.of("address 127.0.0.1:49152", "connection CANCELLED", "stopped"), log);
  }

  @Test
  void mayBeCancelledInsideItsProtocol() throws EndpointSyntaxException {
    SinglePort[] port = {null};
    served.on(Callback.CONNECTED, transport -> port[0].connection().cancel());
    port[0] = open(peer -> served);
    reactor.runUntilIdle();
    connect();
    reactor.runUntilIdle();
    assertEquals(List.of("connected", "aborted by you"), served.events());
    assertEquals(List.of("address 127.0.0.1:49152", "connection CANCELLED", "stopped"), log);
  }

  @Test
  void cancellingTooLateDoesNothing() throws EndpointSyntaxException {
    SinglePort port = open(peer -> served);
    reactor.runUntilIdle();
    connected();
    port.connection().cancel();
    reactor.runUntilIdle();
    assertEquals(List.of("connected"), served.events());
  }

  @Test
  void aBusyAddressIsItsFailure() throws EndpointSyntaxException {
    String text = "tcp:8080:interface=127.0.0.1";
    ListeningPort[] other = {null};
    fake.engine()
        .serverFromString(text)
        .listen(peer -> null)
        .outcome()
        .thenAccept(up -> other[0] = up);
    reactor.runUntilIdle();
    open(text, peer -> served);
    reactor.runUntilIdle();
    assertEquals(List.of("connection ADDRESS_IN_USE", "address ADDRESS_IN_USE", "stopped"), log);
    other[0].stopListening();
  }

  @Test
  void theOneThatClosesAtOnceWasTheOne() throws EndpointSyntaxException {
    served.on(Callback.CONNECTED, Transport::close);
    open(peer -> served);
    reactor.runUntilIdle();
    RecordingProtocol client = connected();
    assertSame(served, got);
    assertTrue(client.closeReason().orderly());
  }
}
