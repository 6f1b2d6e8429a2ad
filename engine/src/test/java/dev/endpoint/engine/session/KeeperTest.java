package dev.endpoint.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.MemoryRecorder;
import dev.endpoint.engine.service.StopMode;
import dev.endpoint.engine.session.SessionState.Keeping;
import dev.endpoint.engine.session.SessionState.Phase;
import dev.endpoint.engine.session.SessionState.Role;
import dev.endpoint.engine.testing.Answer;
import dev.endpoint.engine.testing.FakeEngine;
import dev.endpoint.engine.testing.FakeReactor;
import dev.endpoint.engine.transport.Failure;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A session that keeps a connection, in virtual time; waits are 1, 2, 3 … s.
class KeeperTest {
  private static final String LISTEN = "tcp:7000:interface=127.0.0.1";
  private static final String CONNECT = "tcp:127.0.0.1:7000";
  private static final InetSocketAddress SERVER = new InetSocketAddress("127.0.0.1", 7000);
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final FakeEngine fake = FakeEngine.create();
  private final FakeReactor reactor = fake.reactor();
  private final ObservedSessions observed = new ObservedSessions();
  private final Sessions sessions =
      new Sessions(
          fake.engine(),
          name -> new MemoryRecorder(reactor::nanos),
          observed,
          failures -> SECOND.multipliedBy(failures));

  @AfterEach
  void nothingIsLeft() {
    sessions.closeAll();
    reactor.advance(Duration.ofMinutes(2));
    fake.expectNothingLeft();
    assertTrue(observed.latest.values().stream().allMatch(s -> s.phase().isEnded()));
  }

  private SessionState state(long id) {
    return observed.latest.get(id);
  }

  private Keeping keeping(long id) {
    Keeping keeping = state(id).keeping();
    assertNotNull(keeping);
    return keeping;
  }

  private long keep() {
    long id = sessions.keep(CONNECT);
    reactor.runUntilIdle();
    return id;
  }

  private long listen(Responder responder) {
    long id = sessions.listen(LISTEN, responder);
    reactor.runUntilIdle();
    return id;
  }

  private SessionState newest(long parent) {
    return observed.childrenOf(parent).getLast();
  }

  private String received(SessionState state) throws IOException {
    ByteBuffer into =
        ByteBuffer.allocate((int) state.recording().bytes(Direction.RECEIVED).length());
    state.recording().bytes(Direction.RECEIVED).read(0, into);
    return new String(into.array(), StandardCharsets.UTF_8);
  }

  @Test
  void eachAttemptIsASessionOfItsOwnWithItsNumberAndItsSteps() {
    long id = keep();
    reactor.advance(SECOND);
    reactor.advance(SECOND.multipliedBy(2));

    List<SessionState> attempts = observed.childrenOf(id);
    assertEquals(List.of(1, 2, 3), attempts.stream().map(SessionState::number).toList());
    for (SessionState attempt : attempts) {
      assertEquals(Role.CONNECT, attempt.role());
      assertEquals(CONNECT, attempt.text());
      assertEquals(Phase.FAILED, attempt.phase());
      assertEquals(Failure.Kind.REFUSED, attempt.failure().kind());
      assertEquals(2, attempt.steps().size(), attempt.steps().toString());
    }
    assertEquals(0, state(id).number());
    assertEquals(Role.KEEP, state(id).role());
  }

  @Test
  void itTellsHowManyFailedWhyAndWhenItTriesAgain() {
    long id = keep();
    reactor.advance(SECOND);

    assertEquals(Phase.WAITING, state(id).phase());
    Keeping keeping = keeping(id);
    assertEquals(2, keeping.attempts());
    assertEquals(2, keeping.failures());
    assertEquals(0, keeping.connections());
    assertEquals(Failure.Kind.REFUSED, keeping.last().kind());
    assertEquals(reactor.nanos() + SECOND.toNanos() * 2, keeping.nextNanos());
    assertEquals(
        List.of(Phase.TRYING, Phase.WAITING, Phase.TRYING, Phase.WAITING), observed.phases.get(id));
  }

  @Test
  void aConnectionIsKeptAndItsBytesStayWithTheAttemptThatBroughtIt() throws IOException {
    long id = keep();
    listen(Responder.ECHO);
    reactor.advance(SECOND);

    assertEquals(Phase.KEPT, state(id).phase());
    assertNull(keeping(id).last());
    long first = newest(id).id();
    assertEquals(Phase.OPEN, state(first).phase());
    sessions.send(first, "one".getBytes(StandardCharsets.UTF_8));
    reactor.runUntilIdle();
    sessions.abort(first);
    reactor.runUntilIdle();
    assertEquals(Phase.WAITING, state(id).phase());
    assertEquals(1, keeping(id).failures());

    reactor.advance(SECOND);
    long second = newest(id).id();
    assertEquals(Phase.KEPT, state(id).phase());
    assertEquals(2, keeping(id).connections());
    assertEquals(3, keeping(id).attempts());
    sessions.send(second, "two".getBytes(StandardCharsets.UTF_8));
    reactor.runUntilIdle();
    assertEquals("one", received(state(first)));
    assertEquals("two", received(state(second)));
  }

  @Test
  void aPeerThatFinishesHasEndedItWhichIsSaidInWords() {
    long listener = listen(Responder.HOLD);
    long id = keep();
    sessions.close(newest(listener).id());
    reactor.runUntilIdle();

    assertEquals(Phase.WAITING, state(id).phase());
    assertEquals(
        "The connection with 127.0.0.1:7000 was closed by peer", keeping(id).last().message());
  }

  @Test
  void tryingNowDoesNotWait() {
    long id = keep();
    sessions.tryNow(id);
    reactor.runUntilIdle();
    assertEquals(2, keeping(id).attempts());
    assertEquals(2, keeping(id).failures());

    listen(Responder.HOLD);
    sessions.tryNow(id);
    reactor.runUntilIdle();
    assertEquals(Phase.KEPT, state(id).phase());
    sessions.tryNow(id);
    reactor.runUntilIdle();
    assertEquals(3, keeping(id).attempts());
  }

  @Test
  void stoppingWhileItWaitsTriesNoMore() {
    long id = keep();
    sessions.stop(id, StopMode.LEAVE);
    reactor.advance(Duration.ofMinutes(1));
    assertEquals(Phase.STOPPED, state(id).phase());
    assertEquals(1, keeping(id).attempts());
  }

  @Test
  void stoppingCallsTheAttemptOff() {
    fake.network().answer(SERVER, Answer.hang());
    long id = keep();
    assertEquals(Phase.TRYING, state(id).phase());
    sessions.cancel(id);
    reactor.runUntilIdle();
    assertEquals(Phase.STOPPED, state(id).phase());
    assertEquals(Phase.CANCELLED, newest(id).phase());
  }

  @Test
  void stoppingClosesTheConnection() {
    long listener = listen(Responder.ECHO);
    long id = keep();
    sessions.stop(id, StopMode.LEAVE);
    reactor.runUntilIdle();
    assertEquals(Phase.STOPPED, state(id).phase());
    assertEquals("closed by you", newest(id).closeReason().words());
    assertEquals("closed by peer", newest(listener).closeReason().words());
  }

  @Test
  void cancellingOneAttemptIsAFailureLikeAnother() {
    fake.network().answer(SERVER, Answer.hang());
    long id = keep();
    sessions.cancel(newest(id).id());
    reactor.runUntilIdle();
    assertEquals(Phase.WAITING, state(id).phase());
    assertEquals(Failure.Kind.CANCELLED, keeping(id).last().kind());
    reactor.advance(SECOND);
    assertEquals(Phase.ATTEMPTING, newest(id).phase());
  }

  @Test
  void aStringWithErrorsIsNotTried() {
    long id = sessions.keep("8080");
    reactor.advance(Duration.ofMinutes(1));
    assertEquals(Phase.FAILED, state(id).phase());
    assertEquals(Failure.Kind.BAD_ARGUMENT, state(id).failure().kind());
    assertEquals(List.of(), observed.childrenOf(id));
    assertNull(state(id).keeping());
    sessions.tryNow(id);
    sessions.stop(id, StopMode.LEAVE);
  }

  @Test
  void onlyItsLatestFruitlessAttemptsAreKeptAndEveryConnection() {
    long id = keep();
    listen(Responder.HOLD);
    reactor.advance(SECOND);
    long connection = newest(id).id();
    sessions.abort(connection);
    fake.network().answer(SERVER, Answer.refuse());
    reactor.runUntilIdle();
    for (int i = 0; i < Sessions.FRUITLESS_KEPT + 3; i++) {
      sessions.tryNow(id);
      reactor.runUntilIdle();
    }

    List<SessionState> attempts = observed.childrenOf(id);
    assertEquals(Sessions.FRUITLESS_KEPT + 1, attempts.size());
    assertEquals(connection, attempts.getFirst().id());
    assertEquals(6, attempts.get(1).number());
  }

  @Test
  void aForgottenKeeperTakesItsAttemptsAlong() {
    long id = keep();
    sessions.tryNow(id);
    reactor.runUntilIdle();
    sessions.forget(id);
    assertEquals(List.of(), observed.removed);

    sessions.stop(id, StopMode.LEAVE);
    sessions.forget(id);
    assertEquals(List.of(id, id + 1, id + 2), observed.removed);
  }

  @Test
  void closingEverythingEndsTheTryingToo() {
    long waiting = keep();
    long listener = listen(Responder.HOLD);
    long connected = keep();
    sessions.holdReading(newest(listener).id(), true);
    sessions.send(newest(connected).id(), new byte[4 << 20]);
    var done = sessions.closeAll().toCompletableFuture();
    reactor.advance(Sessions.GRACE);
    assertTrue(done.isDone());
    assertEquals(Phase.STOPPED, state(waiting).phase());
    assertEquals(Phase.STOPPED, state(connected).phase());
  }
}
