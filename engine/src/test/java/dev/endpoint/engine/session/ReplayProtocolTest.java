package dev.endpoint.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.MemoryRecorder;
import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.session.SessionState.Phase;
import dev.endpoint.engine.session.SessionState.Transfer;
import dev.endpoint.engine.testing.FakeEngine;
import dev.endpoint.engine.testing.FakeReactor;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// A connection for a replay alone, in virtual time.
class ReplayProtocolTest {
  private static final long SECOND = 1_000_000_000;

  private final FakeEngine fake = FakeEngine.create();
  private final FakeReactor reactor = fake.reactor();
  private final ObservedSessions observed = new ObservedSessions();
  private final Sessions sessions =
      new Sessions(fake.engine(), name -> new MemoryRecorder(reactor::nanos), observed);
  private long then = 77;
  private final MemoryRecorder earlier = new MemoryRecorder(() -> then);
  private final List<Transfer> moves = new ArrayList<>();
  private long listener;
  private int over;

  @AfterEach
  void nothingIsLeft() {
    sessions.closeAll();
    reactor.advance(Duration.ofMinutes(2));
    fake.expectNothingLeft();
  }

  private void said(Direction direction, String words, long afterSeconds) {
    then += afterSeconds * SECOND;
    earlier.data(direction, ByteBuffer.wrap(words.getBytes(StandardCharsets.UTF_8)));
  }

  private void replay(Responder responder, String server, String client, boolean answered)
      throws Exception {
    reactor.letBlockingCallsRun();
    listener = sessions.listen(server, responder);
    reactor.runUntilIdle();
    Replay replay =
        new Replay("earlier", earlier.recording(), Direction.SENT, Replay.AT_ONCE, answered);
    fake.engine()
        .clientFromString(client)
        .connect(peer -> new ReplayProtocol(reactor, replay, moves::add, () -> over++));
    reactor.runUntilIdle();
  }

  private void replay(Responder responder, boolean answered) throws Exception {
    replay(responder, "tcp:7000:interface=127.0.0.1", "tcp:127.0.0.1:7000", answered);
  }

  private SessionState server() {
    return observed.childrenOf(listener).getLast();
  }

  private String arrived() throws Exception {
    Recording recording = server().recording();
    ByteBuffer bytes = ByteBuffer.allocate((int) recording.extent().received());
    recording.bytes(Direction.RECEIVED).read(0, bytes);
    return new String(bytes.array(), StandardCharsets.UTF_8);
  }

  @Test
  void itEndsWhenAsMuchCameBackAsThen() throws Exception {
    said(Direction.SENT, "one", 0);
    said(Direction.RECEIVED, "ONE", 1);
    said(Direction.SENT, "two", 1);
    said(Direction.RECEIVED, "TWO", 1);
    replay(Responder.ECHO, true);
    assertEquals("onetwo", arrived());
    assertTrue(moves.getLast().done());
    assertEquals(6, moves.getLast().sent());
    assertEquals(Phase.CLOSED, server().phase());
    assertTrue(server().closeReason().orderly());
  }

  @Test
  void ourHalfEndsAndThePeerMayGoOn() throws Exception {
    said(Direction.SENT, "question", 0);
    said(Direction.RECEIVED, "a long answer", 1);
    replay(Responder.HOLD, false);
    assertEquals("question", arrived());
    assertEquals(Phase.PEER_FINISHED, server().phase());
    sessions.send(server().id(), "a long".getBytes(StandardCharsets.UTF_8));
    reactor.runUntilIdle();
    assertEquals(0, over);
    sessions.send(server().id(), " answer".getBytes(StandardCharsets.UTF_8));
    reactor.runUntilIdle();
    assertEquals(1, over);
  }

  @Test
  void aPeerThatSaysNoMoreIsNotWaitedFor() throws Exception {
    said(Direction.SENT, "question", 0);
    said(Direction.RECEIVED, "answer", 1);
    said(Direction.SENT, "thanks", 1);
    replay(Responder.HOLD, true);
    assertEquals("question", arrived());
    assertFalse(moves.getLast().done());
    sessions.finish(server().id());
    reactor.runUntilIdle();
    assertEquals("questionthanks", arrived());
    assertEquals(Phase.CLOSED, server().phase());
  }

  /// To say goodbye would end the answers, too.
  @Test
  void messagesAreAnsweredBeforeItEnds() throws Exception {
    said(Direction.SENT, "question", 0);
    said(Direction.RECEIVED, "answer", 1);
    replay(Responder.HOLD, "websocket:7000:interface=127.0.0.1", "websocket:127.0.0.1:7000", true);
    assertEquals("question", arrived());
    assertEquals(Phase.OPEN, server().phase());
    sessions.send(server().id(), "answer".getBytes(StandardCharsets.UTF_8));
    reactor.runUntilIdle();
    assertEquals(Phase.CLOSED, server().phase());
  }

  @Test
  void whatCannotBeReadEndsIt() throws Exception {
    said(Direction.SENT, "question", 0);
    Recording broken =
        (Recording)
            Proxy.newProxyInstance(
                Recording.class.getClassLoader(),
                new Class<?>[] {Recording.class},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("records")) {
                    throw new IOException("the disk is gone");
                  }
                  return method.invoke(earlier.recording(), arguments);
                });
    reactor.letBlockingCallsRun();
    listener = sessions.listen("tcp:7000:interface=127.0.0.1", Responder.HOLD);
    reactor.runUntilIdle();
    Replay replay = new Replay("earlier", broken, Direction.SENT, 1, true);
    fake.engine()
        .clientFromString("tcp:127.0.0.1:7000")
        .connect(peer -> new ReplayProtocol(reactor, replay, moves::add, () -> over++));
    reactor.runUntilIdle();
    assertNotNull(moves.getLast().failure());
    assertEquals(1, over);
    assertEquals(Phase.PEER_FINISHED, server().phase());
  }
}
