package dev.endpoint.engine.service;

import static dev.endpoint.engine.service.ClientBench.SECOND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.syntax.EndpointSyntaxException;
import dev.endpoint.engine.testing.Answer;
import dev.endpoint.engine.testing.RecordingProtocol;
import dev.endpoint.engine.testing.RecordingProtocol.Callback;
import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.Transport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Preparing a connection before it is handed out.
class ClientServicePrepareTest {
  private final ClientBench bench = new ClientBench();

  /// One for each connection prepared, in order.
  private final List<CompletableFuture<String>> answers = new ArrayList<>();

  private final List<Protocol> prepared = new ArrayList<>();

  ClientServicePrepareTest() throws EndpointSyntaxException {
    bench.with(
        protocol -> {
          prepared.add(protocol);
          answers.add(new CompletableFuture<>());
          return answers.getLast();
        });
    bench.told();
    bench.answer(Answer.accept());
  }

  @AfterEach
  void nothingIsLeft() {
    bench.service.stop();
    bench.settle();
    bench.fake.expectNothingLeft();
  }

  private void start() {
    bench.service.start();
    bench.settle();
  }

  private static Failure refusal() {
    return new Failure(Failure.Kind.PERMISSION_DENIED, "log-in", "the server", "No", "");
  }

  @Test
  void aConnectionIsHandedOutWhenItIsPrepared() {
    bench.follow("asked", bench.service.whenConnected());
    start();
    bench.pass(SECOND);
    bench.follow("asked later", bench.service.whenConnected());
    answers.getFirst().complete("welcome");
    assertEquals(
        List.of(
            "0 connecting 1",
            "0 preparing 1",
            "1000 connected",
            "1000 asked done",
            "1000 asked later done"),
        bench.told());
    assertSame(bench.clients.getFirst(), prepared.getFirst(), "the factory's own protocol");
  }

  @Test
  void aRefusalClosesTheConnectionAndCountsAsAFailure() {
    bench.follow("asked", bench.service.whenConnected(2));
    start();
    bench.clients.getFirst().say("QUIT");
    answers.getFirst().completeExceptionally(refusal().toException());
    bench.settle();
    assertEquals("QUIT", bench.servers.getFirst().receivedText(), "what was said is sent");
    assertEquals(new CloseReason.ByUs(), bench.clients.getFirst().closeReason());
    assertEquals(0, bench.fake.network().openEnds());
    bench.pass(SECOND.multipliedBy(2));
    answers.getLast().completeExceptionally(new IOException("no answer"));
    bench.settle();
    assertEquals(
        List.of(
            "0 connecting 1",
            "0 preparing 1",
            "0 waiting 1 until 2000 PERMISSION_DENIED",
            "2000 connecting 2",
            "2000 preparing 2",
            "2000 waiting 2 until 6000 OTHER",
            "2000 asked OTHER"),
        bench.told());
  }

  @Test
  void oneThatRaisesIsReportedAndClosesTheConnection() {
    bench.with(
        protocol -> {
          throw new IllegalStateException("on purpose");
        });
    bench.told();
    start();
    assertEquals(
        List.of("0 connecting 1", "0 preparing 1", "0 waiting 1 until 2000 PROTOCOL_RAISED"),
        bench.told());
    assertNotNull(bench.clients.getLast().closeReason());
    assertEquals(1, bench.reactor.takeReports().size());
  }

  @Test
  void aDropWhilePreparingIsAFailureAndALateAnswerIsNone() {
    bench.follow("asked", bench.service.whenConnected(1));
    start();
    bench.servers.getFirst().transport().abort();
    bench.settle();
    answers.getFirst().complete("too late");
    bench.settle();
    assertEquals(
        List.of("0 connecting 1", "0 preparing 1", "0 waiting 1 until 2000 RESET", "0 asked RESET"),
        bench.told());
  }

  @Test
  void aLateRefusalDoesNotTouchTheNextConnection() {
    start();
    bench.serverCloses();
    bench.pass(SECOND.multipliedBy(2));
    answers.get(0).completeExceptionally(refusal().toException());
    answers.get(1).complete("welcome");
    bench.settle();
    assertEquals(
        List.of(
            "0 connecting 1",
            "0 preparing 1",
            "0 waiting 1 until 2000 OTHER",
            "2000 connecting 2",
            "2000 preparing 2",
            "2000 connected"),
        bench.told());
  }

  @Test
  void aDropRightAfterRefusalIsOneFailure() {
    start();
    bench.servers.getFirst().transport().abort();
    answers.getFirst().completeExceptionally(refusal().toException());
    bench.settle();
    assertEquals(
        List.of("0 connecting 1", "0 preparing 1", "0 waiting 1 until 2000 PERMISSION_DENIED"),
        bench.told());
  }

  @Test
  void whatARefusedConnectionHasNotFinishedIsResetByTheNextTry() {
    start();
    RecordingProtocol first = bench.clients.getFirst();
    bench.servers.getFirst().transport().pause();
    fill(first.transport());
    answers.getFirst().completeExceptionally(refusal().toException());
    bench.settle();
    assertEquals(null, first.closeReason(), "it still sends what was written");
    bench.pass(SECOND.multipliedBy(2));
    assertEquals(new CloseReason.Aborted(), first.closeReason());
    assertEquals(2, answers.size());
    answers.get(1).complete("welcome");
    assertTrue(bench.service.state() instanceof ClientState.Connected);
    bench.servers.getFirst().transport().resume();
    bench.settle();
  }

  @Test
  void stoppingWaitsForARefusedConnectionToo() {
    start();
    bench.servers.getFirst().transport().pause();
    fill(bench.clients.getFirst().transport());
    answers.getFirst().completeExceptionally(refusal().toException());
    bench.follow("stop", bench.service.stop());
    bench.pass(SECOND);
    assertTrue(bench.service.state() instanceof ClientState.Stopping);
    bench.servers.getFirst().transport().resume();
    bench.settle();
    assertEquals(
        List.of(
            "0 connecting 1",
            "0 preparing 1",
            "0 waiting 1 until 2000 PERMISSION_DENIED",
            "0 stopping",
            "1000 stopped",
            "1000 stop done"),
        bench.told());
  }

  @Test
  void aStopWhilePreparingClosesTheConnection() {
    start();
    bench.follow("stop", bench.service.stop());
    answers.getFirst().complete("too late");
    bench.settle();
    assertEquals(
        List.of("0 connecting 1", "0 preparing 1", "0 stopping", "0 stopped", "0 stop done"),
        bench.told());
    assertNotNull(bench.clients.getFirst().closeReason());
  }

  @Test
  void anAnswerMayComeFromAnyThread() {
    start();
    bench.reactor.elsewhere(() -> answers.getFirst().complete("welcome"));
    assertTrue(bench.service.state() instanceof ClientState.Preparing);
    bench.settle();
    assertTrue(bench.service.state() instanceof ClientState.Connected);
  }

  @Test
  void preparingMayTalkWithThePeer() {
    bench.with(
        protocol -> {
          RecordingProtocol client = (RecordingProtocol) protocol;
          CompletableFuture<Void> greeted = new CompletableFuture<>();
          client.on(Callback.RECEIVED, transport -> greeted.complete(null));
          client.say("HELO");
          return greeted;
        });
    bench.told();
    start();
    bench.pass(SECOND);
    assertEquals("HELO", bench.servers.getFirst().receivedText());
    bench.servers.getFirst().say("250 welcome");
    bench.settle();
    assertEquals(List.of("0 connecting 1", "0 preparing 1", "1000 connected"), bench.told());
  }

  private static void fill(Transport transport) {
    while (transport.hasRoom()) {
      transport.write(ByteBuffer.allocate(1 << 16));
    }
  }
}
