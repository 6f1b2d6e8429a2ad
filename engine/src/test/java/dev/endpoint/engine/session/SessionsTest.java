package dev.endpoint.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.capture.CaptureFile;
import dev.endpoint.engine.capture.CaptureFolder;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.MemoryRecorder;
import dev.endpoint.engine.capture.Recorder;
import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.net.Network;
import dev.endpoint.engine.service.StopMode;
import dev.endpoint.engine.session.SessionState.Phase;
import dev.endpoint.engine.session.SessionState.Role;
import dev.endpoint.engine.session.SessionState.Transfer;
import dev.endpoint.engine.testing.Answer;
import dev.endpoint.engine.testing.FakeEngine;
import dev.endpoint.engine.testing.FakeReactor;
import dev.endpoint.engine.testing.RecordingProtocol;
import dev.endpoint.engine.testing.RecordingProtocol.Callback;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.MessageKind;
import dev.endpoint.engine.transport.Transport;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionsTest {
  private static final String LISTEN = "tcp:7000:interface=127.0.0.1";
  private static final String CONNECT = "tcp:127.0.0.1:7000";

  private final FakeEngine fake = FakeEngine.create();
  private final FakeReactor reactor = fake.reactor();
  private final ObservedSessions observed = new ObservedSessions();
  private final Sessions sessions = new Sessions(fake.engine(), this::recorder, observed);

  private final List<String> recorded = new ArrayList<>();

  private Recorder recorder(String name) {
    recorded.add(name);
    return new MemoryRecorder(reactor::nanos);
  }

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

  private long listening(Responder responder) {
    long id = sessions.listen(LISTEN, responder);
    reactor.runUntilIdle();
    assertEquals(Phase.LISTENING, state(id).phase());
    return id;
  }

  private long connected() {
    long id = sessions.connect(CONNECT);
    reactor.runUntilIdle();
    assertEquals(Phase.OPEN, state(id).phase());
    return id;
  }

  @Test
  void theProgramAtTheOtherEndIsToldAndRecorded() throws IOException {
    fake.network().peerProgram("curl (pid 42)");
    listening(Responder.HOLD);
    long id = connected();
    assertEquals("curl (pid 42)", state(id).peerProgram());
    assertEquals(
        List.of("connected to 127.0.0.1:7000", "at the other end: curl (pid 42)"), events(id));
  }

  @Test
  void thatItIsThisProgramItselfIsNoEvent() throws IOException {
    fake.network().peerProgram(Network.OURSELVES);
    listening(Responder.HOLD);
    long id = connected();
    assertEquals("this program itself", state(id).peerProgram());
    assertEquals(List.of("connected to 127.0.0.1:7000"), events(id));
  }

  @ParameterizedTest
  @CsvSource({
    "16 03 01 00 f8 01, a TLS handshake, tls: listens with it",
    "50 52 4f 58 59 20, a PROXY header, haproxy: in front of its string reads it",
    "0d 0a 0d 0a 00 0d, a PROXY header, haproxy: in front of its string reads it"
  })
  void aClientThatExpectsAnotherListenerIsTold(String begin, String what, String advice)
      throws IOException {
    long listener = listening(Responder.DISCARD);
    long client = connected();
    byte[] first = HexFormat.ofDelimiter(" ").parseHex(begin);
    sessions.send(client, first);
    reactor.runUntilIdle();
    sessions.send(client, first);
    reactor.runUntilIdle();

    Failure told = state(listener).failure();
    assertNotNull(told);
    assertEquals(Failure.Kind.WRONG_PROTOCOL, told.kind());
    assertTrue(told.message().endsWith(" began with " + what), told::message);
    assertTrue(told.meaning().contains(advice), told::meaning);
    assertEquals(Phase.LISTENING, state(listener).phase());
    long accepted = acceptedOf(listener);
    assertEquals(1, events(accepted).stream().filter(e -> e.contains(advice)).count());
    assertEquals(List.of("connected to 127.0.0.1:7000"), events(client));
  }

  @Test
  void anybodyElseIsJustRecorded() throws IOException {
    long listener = listening(Responder.DISCARD);
    long client = connected();
    sessions.send(client, "GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
    reactor.runUntilIdle();
    assertNull(state(listener).failure());
    assertEquals(1, events(acceptedOf(listener)).size());
  }

  private List<String> events(long id) throws IOException {
    Recording recording = state(id).recording();
    List<String> events = new ArrayList<>();
    for (long n = 0; n < recording.extent().records(); n++) {
      Recording.Record record = recording.record(n);
      if (record.isEvent()) {
        events.add(recording.words(record));
      }
    }
    return events;
  }

  @Test
  void whatPassesBelowALayerIsRecordedBesideWhatIsSaid(@TempDir Path dir) throws Exception {
    CaptureFolder captures = new CaptureFolder(reactor::nanos, reactor::wallClock, reactor, dir);
    Sessions layered = new Sessions(fake.engine(), captures, observed);
    layered.listen("websocket:7000:interface=127.0.0.1", Responder.ECHO);
    reactor.runUntilIdle();
    long id = layered.connect("websocket:127.0.0.1:7000");
    reactor.runUntilIdle();
    layered.sendMessage(id, "a message".getBytes(StandardCharsets.UTF_8), MessageKind.TEXT);
    reactor.runUntilIdle();
    Recording recording = state(id).recording();
    layered.closeAll();
    reactor.advance(Duration.ofMinutes(2));

    assertEquals(9, recording.extent().sent());
    assertEquals(9, recording.extent().received());
    try (CaptureFile again = CaptureFile.open(recording.file())) {
      assertEquals(18, again.recording().extent().bytes());
      ByteBuffer head = ByteBuffer.allocate(16);
      again.recording().below().bytes(Direction.SENT).read(0, head);
      assertEquals("GET / HTTP/1.1\r\n", new String(head.array(), StandardCharsets.US_ASCII));
      assertEquals(recording.extent().fileBytes(), again.recording().extent().fileBytes());
    }
    String file = Files.readString(recording.file(), StandardCharsets.ISO_8859_1);
    assertTrue(file.contains("plain"));
    assertTrue(file.contains("GET / HTTP/1.1\r\n"));
    assertTrue(file.contains("HTTP/1.1 101"));
  }

  @Test
  void whereNothingIsBelowThereIsOneInterface(@TempDir Path dir) throws Exception {
    CaptureFolder captures = new CaptureFolder(reactor::nanos, reactor::wallClock, reactor, dir);
    Sessions bare = new Sessions(fake.engine(), captures, observed);
    bare.listen(LISTEN, Responder.ECHO);
    reactor.runUntilIdle();
    long id = bare.connect(CONNECT);
    reactor.runUntilIdle();
    bare.send(id, "said once".getBytes(StandardCharsets.UTF_8));
    reactor.runUntilIdle();
    Recording recording = state(id).recording();
    bare.closeAll();
    reactor.advance(Duration.ofMinutes(2));
    String file = Files.readString(recording.file(), StandardCharsets.ISO_8859_1);
    assertEquals(2, file.split("said once", -1).length - 1);
    assertFalse(file.contains("plain"));
    assertNull(recording.below());
  }

  /// Where a disk is asked nothing else may wait for it: only while the connection is prepared.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "tls:h:443:trustRoots=/nowhere",
        "haproxy:tls:h:443:trustRoots=/nowhere",
        "socks5:h:80:endpoint={tls:h:443:trustRoots=/nowhere}"
      })
  void filesAreLookedIntoWhileAConnectionIsPrepared(String text) {
    long id = sessions.connect(text);
    reactor.runUntilIdle();
    assertEquals(Phase.ATTEMPTING, state(id).phase(), "the disk is asked somewhere else");
    reactor.letBlockingCallsRun();
    reactor.runUntilIdle();
    Failure failure = state(id).failure();
    assertNotNull(failure);
    assertEquals("preparing", failure.stage());
    assertEquals(Failure.Kind.BAD_ARGUMENT, failure.kind());
    assertEquals("There is no /nowhere", failure.message());
  }

  private long acceptedOf(long listener) {
    return observed.latest.values().stream()
        .filter(s -> s.parent() == listener)
        .reduce((a, b) -> b)
        .orElseThrow()
        .id();
  }

  private String said(long id, Direction direction) throws IOException {
    Recording recording = state(id).recording();
    assertNotNull(recording);
    ByteBuffer into = ByteBuffer.allocate((int) recording.bytes(direction).length());
    recording.bytes(direction).read(0, into);
    return new String(into.array(), StandardCharsets.UTF_8);
  }

  private void send(long id, String text) {
    sessions.send(id, text.getBytes(StandardCharsets.UTF_8));
    reactor.runUntilIdle();
  }

  @Test
  void whatIsSentToAnEchoComesBackAndIsRecordedOnBothSides() throws IOException {
    long listener = listening(Responder.ECHO);
    long id = connected();
    send(id, "hello");

    long accepted = acceptedOf(listener);
    assertEquals("hello", said(id, Direction.SENT));
    assertEquals("hello", said(id, Direction.RECEIVED));
    assertEquals("hello", said(accepted, Direction.RECEIVED));
    assertEquals("hello", said(accepted, Direction.SENT));
    assertEquals(Role.ACCEPTED, state(accepted).role());
    assertEquals(1, state(listener).open());
    assertEquals(state(id).local(), state(accepted).peer());
    assertTrue(observed.grew > 0);
  }

  @Test
  void aPasswordIsInTheStringToTryAgainAndNowhereElse() {
    String proxy = "socks5:h:80:endpoint={%s}:username=u:password=geheim".formatted(CONNECT);
    listening(Responder.HOLD);
    long id = sessions.connect(proxy);
    long bad = sessions.connect(proxy + ":nonsense=1");
    reactor.runUntilIdle();

    assertEquals(proxy, state(id).text());
    assertEquals(proxy.replace("geheim", "***"), state(id).masked());
    assertFalse(state(bad).failure().toString().contains("geheim"));
    assertFalse(recorded.toString().contains("geheim"));
  }

  @Test
  void aStringWithErrorsBecomesAFailedSessionThatSaysWhatToWrite() {
    long id = sessions.connect("8080");
    reactor.runUntilIdle();

    assertEquals(Phase.FAILED, state(id).phase());
    Failure failure = state(id).failure();
    assertNotNull(failure);
    assertEquals(Failure.Kind.BAD_ARGUMENT, failure.kind());
    assertFalse(failure.message().isBlank());
  }

  @Test
  void aRefusedConnectionFails() {
    long id = sessions.connect(CONNECT);
    reactor.runUntilIdle();

    assertEquals(List.of(Phase.ATTEMPTING, Phase.FAILED), observed.phases.get(id));
    assertEquals(Failure.Kind.REFUSED, state(id).failure().kind());
  }

  @Test
  void anAttemptIsCancelledWhileItLooksTheNameUp() {
    fake.resolver().neverAnswers("slow.example");
    long id = sessions.connect("tcp:slow.example:80");
    reactor.advance(Duration.ofSeconds(1));
    assertEquals(Phase.ATTEMPTING, state(id).phase());

    sessions.cancel(id);
    assertEquals(Phase.CANCELLED, state(id).phase());
  }

  @Test
  void anAttemptGivesUpAtItsDeadlineUnlessGivenMoreTime() {
    fake.network().answer(new InetSocketAddress("127.0.0.1", 7000), Answer.hang());
    long id = sessions.connect(CONNECT + ":timeout=10");
    reactor.advance(Duration.ofSeconds(9));
    sessions.extend(id, Duration.ofSeconds(10));
    reactor.advance(Duration.ofSeconds(10));
    assertEquals(Phase.ATTEMPTING, state(id).phase());

    reactor.advance(Duration.ofSeconds(2));
    assertEquals(Phase.TIMED_OUT, state(id).phase());
  }

  @Test
  void afterOurHalfCloseThePeersBytesStillArrive() throws IOException {
    long listener = listening(Responder.HOLD);
    long id = connected();
    sessions.finish(id);
    reactor.runUntilIdle();
    long accepted = acceptedOf(listener);
    assertEquals(Phase.WE_FINISHED, state(id).phase());
    assertEquals(Phase.PEER_FINISHED, state(accepted).phase());

    send(accepted, "still here");
    assertEquals("still here", said(id, Direction.RECEIVED));
    send(id, "too late");
    assertEquals("", said(id, Direction.SENT));

    sessions.finish(accepted);
    reactor.runUntilIdle();
    assertEquals(Phase.CLOSED, state(id).phase());
    assertEquals(Phase.CLOSED, state(accepted).phase());
    assertTrue(state(id).closeReason().orderly());
  }

  @Test
  void aStandstillIsToldInEveryOpenConversationAndToTheObserver() throws IOException {
    listening(Responder.ECHO);
    long id = connected();
    long over = connected();
    sessions.abort(over);
    reactor.runUntilIdle();
    long records = state(over).recording().extent().records();
    reactor.standStill(Duration.ofSeconds(31));
    send(id, "back");
    assertEquals(List.of(Duration.ofSeconds(31)), observed.standstills);
    Recording recording = state(id).recording();
    assertEquals(
        "nothing ran here for 31 s: this program was stopped, or the computer slept",
        events(id).getLast());
    long last = recording.record(recording.extent().records() - 1).nanos();
    assertEquals(
        reactor.wallClock(),
        state(id).startedAt().plusNanos(last - state(id).startedNanos()),
        "the time of day is right");
    assertEquals(records, state(over).recording().extent().records());
  }

  @Test
  void anAttemptIsTimedAsIfItHadBegunLaterByAStandstill() {
    fake.network().answer(new InetSocketAddress("127.0.0.1", 7000), Answer.hang());
    long id = sessions.connect(CONNECT + ":timeout=10");
    reactor.runUntilIdle();
    Instant began = state(id).startedAt();
    reactor.standStill(Duration.ofMinutes(1));
    assertEquals(Phase.ATTEMPTING, state(id).phase());
    reactor.advance(Duration.ofSeconds(10));
    assertEquals(Phase.TIMED_OUT, state(id).phase());
    assertEquals(began.plusSeconds(60), state(id).startedAt());
  }

  @Test
  void aResetIsToldToBothSides() {
    long listener = listening(Responder.HOLD);
    long id = connected();
    sessions.abort(id);
    reactor.runUntilIdle();

    assertEquals("aborted by you", state(id).closeReason().words());
    assertEquals("reset by peer", state(acceptedOf(listener)).closeReason().words());
    assertNotNull(state(acceptedOf(listener)).failure());
    assertEquals(0, state(listener).open());
  }

  @Test
  void heldReadingDeliversNothingUntilItGoesOn() throws IOException {
    long listener = listening(Responder.HOLD);
    long id = connected();
    long accepted = acceptedOf(listener);
    sessions.holdReading(accepted, true);
    send(id, "wait");
    assertTrue(state(accepted).readingHeld());
    assertEquals("", said(accepted, Direction.RECEIVED));

    sessions.holdReading(accepted, false);
    reactor.runUntilIdle();
    assertEquals("wait", said(accepted, Direction.RECEIVED));
  }

  @Test
  void aFileIsSentOnlyAsFastAsThePeerReads(@TempDir Path folder) throws IOException {
    reactor.letBlockingCallsRun();
    byte[] bytes = new byte[8 << 20];
    new Random(1).nextBytes(bytes);
    Path file = Files.write(folder.resolve("big.bin"), bytes);
    long listener = listening(Responder.HOLD);
    long id = connected();
    long accepted = acceptedOf(listener);
    sessions.holdReading(accepted, true);
    sessions.sendFile(id, file);
    reactor.runUntilIdle();

    Transfer waiting = state(id).transfer();
    assertFalse(waiting.done());
    assertEquals(bytes.length, waiting.size());
    assertTrue(state(id).unsent() > 0);
    assertTrue(waiting.sent() < 4 << 20, "sent " + waiting.sent());

    sessions.holdReading(accepted, false);
    reactor.advance(Duration.ofSeconds(5));
    assertTrue(state(id).transfer().done());
    assertEquals(bytes.length, state(id).transfer().sent());
    ByteBuffer got = ByteBuffer.allocate(bytes.length);
    state(accepted).recording().bytes(Direction.RECEIVED).read(0, got);
    assertEquals(ByteBuffer.wrap(bytes), got.flip());
  }

  @Test
  void aFileThatIsNotThereFailsInWordsAndTheConnectionStays(@TempDir Path folder) {
    reactor.letBlockingCallsRun();
    listening(Responder.HOLD);
    long id = connected();
    sessions.sendFile(id, folder.resolve("nothing"));
    reactor.runUntilIdle();

    assertTrue(state(id).transfer().done());
    assertNotNull(state(id).transfer().failure());
    assertEquals(Phase.OPEN, state(id).phase());
  }

  @Test
  void aTransferCanBeStopped(@TempDir Path folder) throws IOException {
    reactor.letBlockingCallsRun();
    Path file = Files.write(folder.resolve("big.bin"), new byte[8 << 20]);
    long listener = listening(Responder.HOLD);
    long id = connected();
    sessions.holdReading(acceptedOf(listener), true);
    sessions.sendFile(id, file);
    reactor.runUntilIdle();
    sessions.stopSendingFile(id);

    assertTrue(state(id).transfer().stopped());
    assertTrue(state(id).transfer().done());
  }

  @Test
  void stoppingAListenerLeavesDrainsOrClosesItsConnections() {
    for (StopMode mode : StopMode.values()) {
      long listener = listening(Responder.HOLD);
      long id = connected();
      long accepted = acceptedOf(listener);
      sessions.stop(listener, mode);
      sessions.stop(listener, mode);
      reactor.runUntilIdle();

      assertEquals(Phase.STOPPED, state(listener).phase());
      assertEquals(
          switch (mode) {
            case LEAVE -> Phase.OPEN;
            case DRAIN -> Phase.WE_FINISHED;
            case CLOSE -> Phase.CLOSED;
          },
          state(accepted).phase(),
          mode.name());
      sessions.abort(id);
      reactor.runUntilIdle();
    }
  }

  @Test
  void aBusyAddressFailsAndTheFirstListenerGoesOn() {
    long first = listening(Responder.HOLD);
    long second = sessions.listen(LISTEN, Responder.HOLD);
    reactor.runUntilIdle();

    assertEquals(Phase.FAILED, state(second).phase());
    assertEquals(Failure.Kind.ADDRESS_IN_USE, state(second).failure().kind());
    assertEquals(Phase.LISTENING, state(first).phase());
  }

  @Test
  void aChangedResponderAppliesToLaterConnections() throws IOException {
    long listener = listening(Responder.HOLD);
    long first = connected();
    sessions.respond(listener, Responder.ECHO);
    reactor.runUntilIdle();
    long second = connected();
    send(first, "a");
    send(second, "b");

    assertEquals("", said(first, Direction.RECEIVED));
    assertEquals("b", said(second, Direction.RECEIVED));
  }

  @Test
  void chargenFillsAPeerThatDoesNotReadOnlyToTheHighWaterMark() throws Exception {
    long listener = listening(Responder.CHARGEN);
    RecordingProtocol peer = new RecordingProtocol();
    peer.on(Callback.CONNECTED, Transport::pause).on(Callback.RECEIVED, Transport::pause);
    fake.engine().clientFromString(CONNECT).connect(address -> peer);
    reactor.runUntilIdle();
    Recording recording = state(acceptedOf(listener)).recording();
    long sent = recording.extent().sent();
    assertTrue(sent > 0 && sent < 4 << 20, "sent " + sent);

    while (recording.extent().sent() == sent) {
      peer.transport().resume();
      reactor.runUntilIdle();
    }
    assertTrue(recording.extent().sent() < 2 * sent);
    assertTrue(peer.receivedText().startsWith(" !\"#$%&'()*+,-./0123456789"));
    assertEquals("!\"#$", peer.receivedText().split("\r\n")[1].substring(0, 4));
    peer.transport().abort();
    reactor.runUntilIdle();
  }

  @Test
  void onlySoManyEndedSessionsAreKept() {
    for (int i = 0; i < Sessions.KEPT + 5; i++) {
      sessions.connect(CONNECT);
      reactor.runUntilIdle();
    }
    assertEquals(Sessions.KEPT, observed.latest.size());
    assertEquals(List.of(1L, 2L, 3L, 4L, 5L), observed.removed);
  }

  @Test
  void anEndedSessionCanBeForgottenAndALiveOneCannot() {
    long listener = listening(Responder.HOLD);
    sessions.forget(listener);
    assertEquals(List.of(), observed.removed);
    sessions.stop(listener, StopMode.CLOSE);
    reactor.runUntilIdle();
    sessions.forget(listener);
    assertEquals(List.of(listener), observed.removed);
  }

  @Test
  void closingEverythingWaitsForOutboxesButNotForEver() {
    long listener = listening(Responder.HOLD);
    long id = connected();
    sessions.holdReading(acceptedOf(listener), true);
    sessions.send(id, new byte[4 << 20]);
    reactor.runUntilIdle();

    CompletableFuture<Void> done = sessions.closeAll().toCompletableFuture();
    reactor.runUntilIdle();
    reactor.advance(Sessions.GRACE);
    assertTrue(done.isDone());
    assertTrue(sessions.closeAll().toCompletableFuture().isDone());

    long late = sessions.connect(CONNECT);
    reactor.runUntilIdle();
    assertTrue(state(late).phase().isEnded());
  }

  @Test
  void commandsForUnknownOrEndedSessionsAreHarmless() {
    long id = sessions.connect(CONNECT);
    reactor.runUntilIdle();
    for (long target : new long[] {id, 999}) {
      sessions.cancel(target);
      sessions.extend(target, Duration.ofSeconds(1));
      sessions.send(target, new byte[] {1});
      sessions.sendFile(target, Path.of("x"));
      sessions.stopSendingFile(target);
      sessions.finish(target);
      sessions.close(target);
      sessions.abort(target);
      sessions.holdReading(target, true);
      sessions.stop(target, StopMode.CLOSE);
      sessions.respond(target, Responder.ECHO);
    }
    reactor.runUntilIdle();
    assertEquals(Phase.FAILED, state(id).phase());
  }

  @Test
  void messagesAreSentAsWhatTheyAreAndRecordedOneByOne() throws IOException {
    sessions.listen("websocket:7000:interface=127.0.0.1", Responder.ECHO);
    reactor.runUntilIdle();
    long id = sessions.connect("websocket:127.0.0.1:7000");
    reactor.runUntilIdle();
    assertTrue(state(id).messages());
    sessions.sendMessage(id, "one".getBytes(StandardCharsets.UTF_8), MessageKind.TEXT);
    sessions.sendMessage(id, "two".getBytes(StandardCharsets.UTF_8), MessageKind.TEXT);
    reactor.runUntilIdle();
    assertEquals("onetwo", said(id, Direction.RECEIVED));
    Recording recording = state(id).recording();
    List<Integer> received = new ArrayList<>();
    for (long n = 0; n < recording.extent().records(); n++) {
      Recording.Record record = recording.record(n);
      if (record.direction() == Direction.RECEIVED) {
        received.add(record.length());
      }
    }
    assertEquals(List.of(3, 3), received);
    assertTrue(events(id).contains("text messages received from here on"));
  }

  @Test
  void aStreamHasNoMessages() {
    listening(Responder.ECHO);
    assertFalse(state(connected()).messages());
  }
}
