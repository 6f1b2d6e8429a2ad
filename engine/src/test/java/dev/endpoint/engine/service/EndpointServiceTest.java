package dev.endpoint.engine.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.endpoint.ListeningPort;
import dev.endpoint.engine.reactor.Cancellable;
import dev.endpoint.engine.syntax.EndpointSyntaxException;
import dev.endpoint.engine.testing.FakeEngine;
import dev.endpoint.engine.testing.FakeReactor;
import dev.endpoint.engine.testing.RecordingProtocol;
import dev.endpoint.engine.testing.RecordingProtocol.Callback;
import dev.endpoint.engine.transport.Addresses;
import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.FailureException;
import dev.endpoint.engine.transport.Transport;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EndpointServiceTest {
  private static final String TEXT = "tcp:8080:interface=127.0.0.1";
  private static final InetSocketAddress ADDRESS =
      new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 8080);

  private final FakeEngine fake = FakeEngine.create();
  private final FakeReactor reactor = fake.reactor();
  private final List<String> log = new ArrayList<>();
  private final List<RecordingProtocol> served = new ArrayList<>();
  private final List<RecordingProtocol> clients = new ArrayList<>();
  private final EndpointService service;

  EndpointServiceTest() throws EndpointSyntaxException {
    service = EndpointService.of(fake.engine(), TEXT, peer -> serve(), StopMode.LEAVE);
    service.observe(state -> log.add(words(state)));
  }

  @AfterEach
  void nothingIsLeft() {
    service.stop(StopMode.CLOSE);
    reactor.runUntilIdle();
    fake.expectNothingLeft();
  }

  private RecordingProtocol serve() {
    served.add(new RecordingProtocol().on(Callback.FINISHED, Transport::close));
    return served.getLast();
  }

  private RecordingProtocol connect() throws EndpointSyntaxException {
    RecordingProtocol client = new RecordingProtocol().on(Callback.FINISHED, Transport::close);
    fake.engine().clientFromString("tcp:127.0.0.1:8080").connectProtocol(client);
    reactor.runUntilIdle();
    clients.add(client);
    return client;
  }

  private <T> void follow(String name, CompletionStage<T> stage) {
    stage.whenComplete(
        (result, thrown) ->
            log.add(
                name
                    + (thrown == null
                        ? result == null ? " done" : " at " + result
                        : " " + ((FailureException) thrown).failure().kind())));
  }

  private static String words(ServerState state) {
    return switch (state) {
      case ServerState.Idle s -> "idle";
      case ServerState.Starting s -> "starting";
      case ServerState.Listening s ->
          "listening on "
              + Addresses.text(s.address())
              + (s.trouble() == null ? "" : ", " + s.trouble().kind());
      case ServerState.Failed s -> "failed " + s.failure().kind();
      case ServerState.Stopping s -> s.restarting() ? "stopping to restart" : "stopping";
      case ServerState.Stopped s -> "stopped";
    };
  }

  private void start() {
    service.start();
    reactor.runUntilIdle();
  }

  private List<String> told() {
    reactor.runUntilIdle();
    List<String> lines = List.copyOf(log);
    log.clear();
    return lines;
  }

  @Test
  void listensFromStartToStop() throws EndpointSyntaxException {
    follow("start", service.start());
    reactor.runUntilIdle();
    follow("again", service.start());
    assertTrue(service.state().isRunning());
    connect();
    assertEquals(1, served.size());
    follow("stop", service.stop());
    assertFalse(service.state().isRunning());
    assertEquals(
        List.of(
            "idle",
            "starting",
            "listening on 127.0.0.1:8080",
            "start at /127.0.0.1:8080",
            "again at /127.0.0.1:8080",
            "stopping",
            "stopped",
            "stop done"),
        told());
    assertNull(clients.getFirst().closeReason(), "connections stay");
  }

  @Test
  void listensAgainAfterEachStop() throws EndpointSyntaxException {
    for (int i = 1; i <= 3; i++) {
      start();
      connect();
      assertEquals(i, served.size());
      service.stop();
      reactor.runUntilIdle();
      assertEquals(0, fake.network().listeners());
    }
  }

  @Test
  void aFailedStartIsNotRunningAndMayBeTriedAgain() throws Exception {
    ListeningPort[] other = {null};
    fake.engine()
        .serverFromString(TEXT)
        .listen(peer -> null)
        .outcome()
        .thenAccept(port -> other[0] = port);
    reactor.runUntilIdle();
    follow("start", service.start());
    follow("together", service.start());
    assertEquals(
        List.of(
            "idle",
            "starting",
            "failed ADDRESS_IN_USE",
            "start ADDRESS_IN_USE",
            "together ADDRESS_IN_USE"),
        told());
    assertFalse(service.state().isRunning());
    other[0].stopListening();
    follow("start", service.start());
    assertEquals(
        List.of("starting", "listening on 127.0.0.1:8080", "start at /127.0.0.1:8080"), told());
  }

  @Test
  void mayBeStoppedBeforeItIsStartedAndAfterItFailed() {
    follow("stop", service.stop());
    assertEquals(List.of("idle", "stopping", "stopped", "stop done"), told());
    fake.network()
        .denyListening(
            ADDRESS, new Failure(Failure.Kind.PERMISSION_DENIED, "listening", "", "No", ""));
    start();
    follow("stop", service.stop());
    follow("again", service.stop());
    assertEquals(
        List.of(
            "starting",
            "failed PERMISSION_DENIED",
            "stopping",
            "stopped",
            "stop done",
            "again done"),
        told());
  }

  @Test
  void aStopTakesTheStartBack() {
    follow("start", service.start());
    follow("stop", service.stop());
    assertEquals(
        List.of("idle", "starting", "stopping", "stopped", "start CANCELLED", "stop done"), told());
    assertEquals(0, fake.network().listens().size());
  }

  @Test
  void aStartWhileStoppingListensWhenTheAddressIsFree() throws EndpointSyntaxException {
    start();
    follow("stop", service.stop());
    follow("start", service.start());
    follow("another", service.start());
    assertEquals(
        List.of(
            "idle",
            "starting",
            "listening on 127.0.0.1:8080",
            "stopping",
            "stopping to restart",
            "starting",
            "stop done",
            "listening on 127.0.0.1:8080",
            "start at /127.0.0.1:8080",
            "another at /127.0.0.1:8080"),
        told());
    connect();
    assertEquals(1, served.size());
  }

  @Test
  void aSecondStopTakesTheRestartBack() {
    start();
    service.stop();
    follow("start", service.start());
    follow("stop", service.stop());
    told();
    assertTrue(service.state() instanceof ServerState.Stopped);
    assertEquals(0, fake.network().listeners());
  }

  @Test
  void drainsOrClosesItsConnectionsAndWaitsForThem() throws EndpointSyntaxException {
    for (StopMode mode : List.of(StopMode.DRAIN, StopMode.CLOSE)) {
      start();
      RecordingProtocol client = connect();
      client.on(Callback.FINISHED, transport -> {});
      served.getLast().say("bye");
      told();
      follow("stop", service.stop(mode));
      reactor.runUntilIdle();
      assertEquals("bye", client.receivedText());
      assertEquals(0, fake.network().listeners(), "the address is free");
      assertTrue(client.events().contains("finished"), client.events().toString());
      boolean over = mode == StopMode.CLOSE;
      assertEquals(
          over ? List.of("stopping", "stopped", "stop done") : List.of("stopping"), told());
      client.transport().close();
      assertEquals(over ? List.of() : List.of("stopped", "stop done"), told());
      assertTrue(served.getLast().closeReason().orderly());
    }
  }

  @Test
  void aConnectionThatDoesNotEndIsResetWhenPatienceEnds() throws EndpointSyntaxException {
    start();
    RecordingProtocol client = connect();
    client.transport().pause();
    while (served.getLast().transport().hasRoom()) {
      served.getLast().transport().write(ByteBuffer.allocate(1 << 16));
    }
    told();
    follow("stop", service.stop(StopMode.CLOSE, Duration.ofSeconds(2)));
    reactor.advance(Duration.ofMillis(1999));
    assertEquals(List.of("stopping"), told());
    reactor.advance(Duration.ofMillis(1));
    assertEquals(List.of("stopped", "stop done"), told());
    assertEquals(new CloseReason.Aborted(), served.getLast().closeReason());
    client.transport().resume();
    reactor.runUntilIdle();
  }

  @Test
  void whatAnEarlierStopLeftALaterOneCloses() throws EndpointSyntaxException {
    start();
    RecordingProtocol client = connect();
    service.stop();
    told();
    assertNull(client.closeReason());
    follow("stop", service.stop(StopMode.CLOSE));
    assertEquals(List.of("stopping", "stopped", "stop done"), told());
    assertTrue(client.closeReason().orderly());
  }

  @Test
  void aMilderStopDoesNotSoftenTheOneUnderWay() throws EndpointSyntaxException {
    start();
    RecordingProtocol client = connect();
    client.transport().pause();
    while (served.getLast().transport().hasRoom()) {
      served.getLast().transport().write(ByteBuffer.allocate(1 << 16));
    }
    service.stop(StopMode.CLOSE);
    follow("milder", service.stop());
    told();
    assertTrue(service.state() instanceof ServerState.Stopping);
    client.transport().resume();
    assertEquals(List.of("stopped", "milder done"), told());
  }

  @Test
  void troubleWithAcceptingIsPartOfTheState() {
    start();
    told();
    fake.network()
        .trouble(
            ADDRESS, new Failure(Failure.Kind.OUT_OF_DESCRIPTORS, "listening", "", "Full", ""));
    assertEquals(List.of("listening on 127.0.0.1:8080, OUT_OF_DESCRIPTORS"), told());
    assertTrue(service.state().isRunning());
  }

  @Test
  void anEndpointThatRaisesIsAFailedStart() {
    EndpointService broken =
        new EndpointService(
            reactor,
            factory -> {
              throw new IllegalStateException("on purpose");
            },
            peer -> null);
    follow("start", broken.start());
    assertTrue(broken.state() instanceof ServerState.Failed);
    assertEquals(1, reactor.takeReports().size());
  }

  @Test
  void aBadStringIsToldAtOnce() {
    assertThrows(
        EndpointSyntaxException.class,
        () -> EndpointService.of(fake.engine(), "8080", peer -> null, StopMode.LEAVE));
  }

  @Test
  void everyDoorMayBeUsedFromAnyThread() {
    reactor.elsewhere(
        () -> {
          follow("start", service.start());
          service.observe(state -> {}).cancel();
          follow("stop", service.stop(StopMode.CLOSE, Duration.ofSeconds(1)));
          assertThrows(IllegalStateException.class, service::state);
        });
    assertEquals(
        List.of("idle", "starting", "stopping", "stopped", "stop done", "start CANCELLED"), told());
  }

  /// Whatever is heard, the service may be stopped, and started again.
  @ParameterizedTest
  @EnumSource(StopMode.class)
  void mayBeStoppedAndStartedInsideTheTelling(StopMode mode) throws EndpointSyntaxException {
    List<Class<?>> heard = new ArrayList<>();
    Cancellable following =
        service.observe(
            state -> {
              if (!(state instanceof ServerState.Idle) && !heard.contains(state.getClass())) {
                heard.add(state.getClass());
                service.stop(mode);
                service.start();
              }
            });
    start();
    following.cancel();
    assertTrue(heard.contains(ServerState.Starting.class));
    assertTrue(heard.contains(ServerState.Stopping.class));
    assertTrue(service.state().isRunning(), told().toString());
    connect();
    assertEquals(1, served.size());
    assertEquals(1, fake.network().listeners());
  }
}
