package dev.endpoint.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.MemoryRecorder;
import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.session.SessionState.Phase;
import dev.endpoint.engine.session.SessionState.Transfer;
import dev.endpoint.engine.testing.FakeEngine;
import dev.endpoint.engine.testing.FakeReactor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplayTest {
  private static final long SECOND = 1_000_000_000;

  private final FakeEngine fake = FakeEngine.create();
  private final FakeReactor reactor = fake.reactor();
  private final ObservedSessions observed = new ObservedSessions();
  private final Sessions sessions =
      new Sessions(fake.engine(), name -> new MemoryRecorder(reactor::nanos), observed);
  private long then = 77;
  private final MemoryRecorder earlier = new MemoryRecorder(() -> then);
  private long client;
  private long server;

  @BeforeEach
  void connect() {
    reactor.letBlockingCallsRun();
    long listener = sessions.listen("tcp:7000:interface=127.0.0.1", Responder.HOLD);
    reactor.runUntilIdle();
    client = sessions.connect("tcp:127.0.0.1:7000");
    reactor.runUntilIdle();
    server =
        observed.latest.values().stream()
            .filter(state -> state.parent() == listener)
            .findFirst()
            .orElseThrow()
            .id();
  }

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

  /// A question, an answer two seconds later, and a second later another question.
  private void talk() {
    said(Direction.SENT, "one", 0);
    said(Direction.RECEIVED, "answer", 2);
    said(Direction.SENT, "two", 1);
  }

  private void replay(Direction direction, double speed, boolean answered) {
    sessions.replay(client, new Replay("earlier", earlier.recording(), direction, speed, answered));
    reactor.runUntilIdle();
  }

  private void advance(double seconds) {
    reactor.advance(Duration.ofNanos((long) (seconds * SECOND)));
  }

  private String arrived() {
    Recording recording = observed.latest.get(server).recording();
    ByteBuffer bytes = ByteBuffer.allocate((int) recording.extent().received());
    try {
      recording.bytes(Direction.RECEIVED).read(0, bytes);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return new String(bytes.array(), StandardCharsets.UTF_8);
  }

  private Transfer transfer() {
    return observed.latest.get(client).transfer();
  }

  @Test
  void aPeerThatHadFinishedBeforeIsNotWaitedFor() {
    talk();
    sessions.finish(server);
    reactor.runUntilIdle();
    replay(Direction.SENT, Replay.AT_ONCE, true);
    assertEquals("onetwo", arrived());
    assertTrue(transfer().done());
  }

  @Test
  void itGoesByTheClockOfTheRecording() {
    talk();
    replay(Direction.SENT, 1, false);
    assertEquals("one", arrived());
    assertEquals("a pause of 3 s, as it was", transfer().note());
    advance(2.9);
    assertEquals("one", arrived());
    advance(0.1);
    assertEquals("onetwo", arrived());
    assertEquals(new Transfer("earlier", 6, 6, true, false, "", null), transfer());
    assertEquals(Phase.OPEN, observed.latest.get(client).phase());
  }

  @Test
  void itGoesFasterOrAtOnce() {
    talk();
    replay(Direction.SENT, 2, false);
    advance(1.4);
    assertEquals("one", arrived());
    advance(0.1);
    assertEquals("onetwo", arrived());
    replay(Direction.SENT, Replay.AT_ONCE, false);
    assertEquals("onetwoonetwo", arrived());
    assertTrue(transfer().done());
  }

  @Test
  void theOtherDirectionIsReplayedByAServer() {
    talk();
    replay(Direction.RECEIVED, 1, true);
    assertEquals("", arrived());
    assertEquals("waiting for 3 B from the peer", transfer().note());
    sessions.send(server, "hey".getBytes(StandardCharsets.UTF_8));
    reactor.runUntilIdle();
    advance(1.9);
    assertEquals("", arrived());
    advance(0.1);
    assertEquals("answer", arrived());
  }

  @Test
  void itWaitsForAsMuchOfAnAnswerAsThereWas() {
    talk();
    replay(Direction.SENT, 1, true);
    advance(60);
    assertEquals("one", arrived());
    assertEquals("waiting for 6 B from the peer", transfer().note());
    sessions.send(server, "ANS".getBytes(StandardCharsets.UTF_8));
    reactor.runUntilIdle();
    assertEquals("waiting for 3 B from the peer", transfer().note());
    sessions.send(server, "WER and more".getBytes(StandardCharsets.UTF_8));
    reactor.runUntilIdle();
    assertEquals("one", arrived());
    advance(1);
    assertEquals("onetwo", arrived());
  }

  /// Servers of mail greet before they are asked anything, which is over when one gets to a replay.
  @Test
  void aGreetingThatHasComeIsNotWaitedForOnceMore() {
    said(Direction.RECEIVED, "hello", 0);
    talk();
    sessions.send(server, "greetings, and more than then".getBytes(StandardCharsets.UTF_8));
    reactor.runUntilIdle();
    replay(Direction.SENT, Replay.AT_ONCE, true);
    assertEquals("one", arrived());
    assertEquals("waiting for 6 B from the peer", transfer().note());
    sessions.send(server, "answer".getBytes(StandardCharsets.UTF_8));
    reactor.runUntilIdle();
    assertEquals("onetwo", arrived());
    replay(Direction.SENT, Replay.AT_ONCE, true);
    assertEquals("onetwo", arrived(), "since then it said nothing");
    assertEquals("waiting for 5 B from the peer", transfer().note());
  }

  @Test
  void aPeerThatSendsNoMoreIsNotWaitedFor() {
    talk();
    replay(Direction.SENT, 1, true);
    sessions.finish(server);
    reactor.runUntilIdle();
    advance(1);
    assertEquals("onetwo", arrived());
  }

  @Test
  void itCanBeStopped() {
    talk();
    replay(Direction.SENT, 1, false);
    sessions.stopSendingFile(client);
    advance(60);
    assertEquals("one", arrived());
    assertTrue(transfer().stopped());
    assertEquals(3, transfer().sent());
    replay(Direction.SENT, Replay.AT_ONCE, false);
    assertEquals("oneonetwo", arrived());
  }

  @Test
  void theEndOfTheConnectionStopsIt() {
    talk();
    replay(Direction.SENT, 1, false);
    sessions.abort(client);
    reactor.runUntilIdle();
    assertTrue(transfer().done());
  }

  @Test
  void aPeerThatDoesNotReadCostsOneOutbox() {
    byte[] piece = new byte[100_000];
    for (int i = 0; i < 100; i++) {
      earlier.data(Direction.SENT, ByteBuffer.wrap(piece));
    }
    sessions.holdReading(server, true);
    replay(Direction.SENT, Replay.AT_ONCE, false);
    assertFalse(transfer().done());
    assertTrue(transfer().sent() < 4 << 20, () -> "sent " + transfer().sent());
    sessions.holdReading(server, false);
    reactor.advance(Duration.ofSeconds(5));
    assertTrue(transfer().done());
    assertEquals(10_000_000, arrived().length());
  }

  /// What is recorded while it is replayed is not replayed.
  @Test
  void theConnectionItselfCanBeReplayed() {
    sessions.send(client, "again ".getBytes(StandardCharsets.UTF_8));
    reactor.runUntilIdle();
    Recording own = observed.latest.get(client).recording();
    sessions.replay(client, new Replay("own", own, Direction.SENT, Replay.AT_ONCE, false));
    reactor.runUntilIdle();
    assertEquals("again again ", arrived());
    assertTrue(transfer().done());
  }

  @Test
  void nothingIsReplayedAtOnce() {
    replay(Direction.SENT, 1, true);
    assertTrue(transfer().done());
    assertThrows(
        IllegalArgumentException.class,
        () -> new Replay("x", earlier.recording(), Direction.SENT, 0, false));
  }
}
