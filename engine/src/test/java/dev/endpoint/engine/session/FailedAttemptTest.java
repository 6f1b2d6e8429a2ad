package dev.endpoint.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.capture.CaptureFile;
import dev.endpoint.engine.capture.CaptureFolder;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.session.SessionState.Phase;
import dev.endpoint.engine.testing.FakeEngine;
import dev.endpoint.engine.testing.FakeReactor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What passed on the wire of an attempt that failed, or of a connection that was accepted and
/// failed, is kept: that is when one wants to see it.
class FailedAttemptTest {
  private static final String LISTEN = "tcp:7000:interface=127.0.0.1";
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final FakeEngine fake = FakeEngine.create();
  private final FakeReactor reactor = fake.reactor();
  private final ObservedSessions observed = new ObservedSessions();
  private Sessions sessions;

  @TempDir Path dir;

  @BeforeEach
  void begin() {
    sessions =
        new Sessions(
            fake.engine(),
            new CaptureFolder(reactor::nanos, reactor::wallClock, reactor, dir),
            observed,
            failures -> SECOND);
  }

  @AfterEach
  void nothingIsLeft() {
    sessions.closeAll();
    reactor.advance(Duration.ofMinutes(2));
    fake.expectNothingLeft();
  }

  private SessionState state(long id) {
    return observed.latest.get(id);
  }

  private long connect(String text) {
    long id = sessions.connect(text);
    reactor.runUntilIdle();
    return id;
  }

  private static String text(Recording recording, Direction direction) throws IOException {
    ByteBuffer into = ByteBuffer.allocate((int) recording.bytes(direction).length());
    recording.bytes(direction).read(0, into);
    return new String(into.array(), StandardCharsets.US_ASCII);
  }

  private static List<String> events(Recording recording) throws IOException {
    List<String> words = new ArrayList<>();
    for (long i = 0; i < recording.extent().records(); i++) {
      words.add(recording.words(recording.record(i)));
    }
    return words;
  }

  /// A server that sends back what it is asked is none for WebSockets.
  @Test
  void whatWasSaidBeforeItFailedIsInItsCapture() throws IOException {
    sessions.listen(LISTEN, Responder.ECHO);
    long id = connect("websocket:127.0.0.1:7000");
    SessionState failed = state(id);
    assertEquals(Phase.FAILED, failed.phase());
    Recording recording = Objects.requireNonNull(failed.recording());
    assertEquals(0, recording.extent().bytes());
    Recording wire = Objects.requireNonNull(recording.below());
    String asked = text(wire, Direction.SENT);
    assertTrue(asked.startsWith("GET / HTTP/1.1\r\n"), asked);
    assertTrue(text(wire, Direction.RECEIVED).startsWith("GET / HTTP/1.1\r\n"));
    assertTrue(observed.grew > 0);
    List<String> events = events(recording);
    assertEquals(Objects.requireNonNull(failed.failure()).message(), events.getFirst());
    assertEquals(2, events.size(), events::toString);
    assertTrue(wire.record(0).nanos() <= recording.record(0).nanos());

    Path file = Objects.requireNonNull(recording.file());
    try (CaptureFile again = CaptureFile.open(file)) {
      assertNull(again.damage());
      assertEquals(asked, text(again.recording().below(), Direction.SENT));
      assertEquals(events, events(again.recording()));
    }
  }

  @Test
  void whatNothingPassedInLeavesNothing() throws IOException {
    long refused = connect("websocket:127.0.0.1:7000");
    assertEquals(Phase.FAILED, state(refused).phase());
    assertNull(state(refused).recording());
    try (var files = Files.list(dir)) {
      assertEquals(0, files.count());
    }
  }

  @Test
  void whatWasCalledOffIsKeptToo() throws IOException {
    sessions.listen(LISTEN, Responder.HOLD);
    long id = connect("websocket:127.0.0.1:7000:timeout=10");
    assertEquals(Phase.ATTEMPTING, state(id).phase());
    sessions.cancel(id);
    reactor.runUntilIdle();
    assertEquals(Phase.CANCELLED, state(id).phase());
    Recording wire = Objects.requireNonNull(state(id).recording()).below();
    assertTrue(text(Objects.requireNonNull(wire), Direction.SENT).startsWith("GET / "));
  }

  /// What fails the same way over and over would fill the disk.
  @Test
  void ofOneThatTriesAgainTheFirstThatFailedThatWayIsKept() {
    long listener = sessions.listen(LISTEN, Responder.ECHO);
    long id = sessions.keep("websocket:127.0.0.1:7000");
    reactor.runUntilIdle();
    reactor.advance(SECOND.multipliedBy(3));
    List<SessionState> attempts = observed.childrenOf(id);
    assertTrue(attempts.size() >= 3, attempts::toString);
    assertNotNull(attempts.get(0).recording());
    assertNull(attempts.get(1).recording());
    assertNull(attempts.get(2).recording());
    sessions.respond(listener, Responder.named("chargen").orElseThrow());
    reactor.advance(SECOND.multipliedBy(2));
    assertNotNull(observed.childrenOf(id).get(attempts.size()).recording());
  }

  private void greet(String words, int times) {
    for (int i = 0; i < times; i++) {
      long id = connect("tcp:127.0.0.1:7000");
      sessions.send(id, words.getBytes(StandardCharsets.US_ASCII));
      reactor.runUntilIdle();
    }
  }

  /// A browser that is no WebSocket's client has a listener of them refuse it.
  @Test
  void aConnectionThatWasAcceptedAndFailedIsASessionWithWhatPassed() throws IOException {
    long listener = sessions.listen("websocket:7000:interface=127.0.0.1", Responder.HOLD);
    reactor.runUntilIdle();
    greet("GET / HTTP/1.1\r\nHost: x\r\n\r\n", 1);
    List<SessionState> refused = observed.childrenOf(listener);
    assertEquals(1, refused.size(), refused::toString);
    SessionState failed = refused.getFirst();
    assertEquals(Phase.FAILED, failed.phase());
    assertEquals(SessionState.Role.ACCEPTED, failed.role());
    assertNotNull(failed.peer());
    assertEquals(Phase.LISTENING, state(listener).phase());
    assertEquals(0, state(listener).open());
    String why = Objects.requireNonNull(failed.failure()).message();
    assertEquals(why, Objects.requireNonNull(state(listener).failure()).message());

    Recording recording = Objects.requireNonNull(failed.recording());
    Recording wire = Objects.requireNonNull(recording.below());
    assertEquals("GET / HTTP/1.1\r\nHost: x\r\n\r\n", text(wire, Direction.RECEIVED));
    String answer = text(wire, Direction.SENT);
    assertTrue(answer.startsWith("HTTP/1.1 4"), answer);
    assertEquals(why, events(recording).getFirst());
    assertEquals(2, events(recording).size(), "the end as well");
    Path file = Objects.requireNonNull(recording.file());
    try (CaptureFile again = CaptureFile.open(file)) {
      assertNull(again.damage());
      assertEquals(answer, text(again.recording().below(), Direction.SENT));
    }
  }

  @Test
  void aPeerThatSaysTooLittleIsKeptWhenItIsGivenUp() throws IOException {
    long listener = sessions.listen("websocket:7000:interface=127.0.0.1", Responder.HOLD);
    reactor.runUntilIdle();
    greet("GET", 1);
    greet("", 1);
    assertEquals(List.of(), observed.childrenOf(listener));
    reactor.advance(Duration.ofMinutes(1));
    SessionState failed = observed.childrenOf(listener).getFirst();
    assertEquals(Phase.TIMED_OUT, failed.phase());
    assertTrue(failed.phaseNanos() - failed.startedNanos() >= SECOND.toNanos(), "since it came");
    Recording wire = Objects.requireNonNull(failed.recording()).below();
    assertEquals("GET", text(Objects.requireNonNull(wire), Direction.RECEIVED));
    assertEquals(1, observed.childrenOf(listener).size(), "of silence there is nothing to see");
  }

  /// Who comes again and again would fill the disk.
  @Test
  void ofManyThatFailSomeAreKeptAndThenOneEachMinute() {
    long listener = sessions.listen("websocket:7000:interface=127.0.0.1", Responder.HOLD);
    reactor.runUntilIdle();
    greet("GET / HTTP/1.1\r\n\r\n", 15);
    assertEquals(10, observed.childrenOf(listener).size());
    reactor.advance(Duration.ofMinutes(2));
    greet("GET / HTTP/1.1\r\n\r\n", 5);
    assertEquals(12, observed.childrenOf(listener).size());
  }
}
