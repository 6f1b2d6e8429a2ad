package dev.endpoint.engine.type.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.EndpointCatalog;
import dev.endpoint.engine.endpoint.Attempt;
import dev.endpoint.engine.endpoint.Step;
import dev.endpoint.engine.net.ProgramAddress;
import dev.endpoint.engine.pipe.PipeWire;
import dev.endpoint.engine.pipe.Pipes.Source;
import dev.endpoint.engine.testing.Answer;
import dev.endpoint.engine.testing.FakeEngine;
import dev.endpoint.engine.testing.FakeProgram;
import dev.endpoint.engine.testing.RecordingProtocol;
import dev.endpoint.engine.testing.RecordingProtocol.Callback;
import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Failure.Kind;
import dev.endpoint.engine.transport.FailureException;
import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.Transport;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Program endpoints in virtual time, with programs that do what they are told.
class ProcessEndpointTest {
  private final FakeEngine fake = FakeEngine.create(EndpointCatalog.of(List.of(new ProcessType())));
  private final RecordingProtocol our = new RecordingProtocol();
  private boolean reportsExpected;

  @AfterEach
  void nothingIsLeft() {
    if (reportsExpected) {
      assertEquals(1, fake.reactor().takeReports().size());
    }
    fake.expectNothingLeft();
  }

  private Attempt<Protocol> connect(String text) throws Exception {
    return fake.engine().clientFromString(text).connect(peer -> our);
  }

  private FakeProgram start() throws Exception {
    connect("process:cat");
    run();
    return fake.processes().programs().getFirst();
  }

  private void run() {
    fake.reactor().runUntilIdle();
  }

  private static Failure failure(Attempt<?> attempt) throws Exception {
    try {
      attempt.outcome().toCompletableFuture().get();
    } catch (ExecutionException e) {
      return ((FailureException) e.getCause()).failure();
    }
    throw new AssertionError("it went well");
  }

  @Test
  void whatIsSaidGoesBothWays() throws Exception {
    FakeProgram cat = start();
    our.say("there");
    cat.say("and back");
    run();
    assertEquals("there", cat.heard());
    assertEquals("and back", our.receivedText());
    cat.exit(0);
    run();
    assertEquals(
        List.of("connected", "received 8", "finished", "ended with status 0"), our.events());
    assertTrue(our.closeReason().orderly());
  }

  @Test
  void theStepsAreThoseOfADial() throws Exception {
    List<Step> steps = new ArrayList<>();
    connect("process:cat").observe((nanos, step) -> steps.add(step));
    run();
    ProgramAddress cat = ProgramAddress.of("cat");
    assertEquals(List.of(new Step.Dialing(cat), new Step.Dialed(cat)), steps);
    fake.processes().programs().getFirst().exit(0);
    run();
  }

  @Test
  void aProgramThatCannotBeStartedFailsTheAttempt() throws Exception {
    fake.processes().answer("cat", Answer.refuse());
    Attempt<Protocol> attempt = connect("process:cat");
    run();
    assertEquals(Kind.REFUSED, failure(attempt).kind());
    assertEquals(List.of(), our.events());
  }

  @Test
  void cancelledAtAnyStepItLeavesNoProgram() throws Exception {
    for (int number = 0; number < 2; number++) {
      int[] seen = {0};
      int at = number;
      Attempt<Protocol> attempt = connect("process:cat");
      attempt.observe(
          (nanos, step) -> {
            if (seen[0]++ == at) {
              attempt.cancel();
            }
          });
      run();
      assertEquals(Kind.CANCELLED, failure(attempt).kind());
      assertEquals("cat", failure(attempt).target());
      assertEquals(0, fake.processes().open());
      assertTrue(fake.processes().programs().stream().allMatch(FakeProgram::hasExited));
    }
  }

  @Test
  void cancelledWhileItStartsItEndsAtOnce() throws Exception {
    fake.processes().answer("cat", Answer.hang());
    Attempt<Protocol> attempt = connect("process:cat");
    run();
    attempt.cancel();
    assertEquals(Kind.CANCELLED, failure(attempt).kind());
  }

  @Test
  void aFactoryThatWantsNoneEndsTheProgram() throws Exception {
    Attempt<Protocol> attempt = fake.engine().clientFromString("process:cat").connect(p -> null);
    run();
    assertEquals(Kind.NO_PROTOCOL, failure(attempt).kind());
    FakeProgram cat = fake.processes().programs().getFirst();
    assertTrue(cat.inputEnded());
    cat.exit(0);
    run();
  }

  @Test
  void aProtocolThatRaisesInConnectedKillsTheProgram() throws Exception {
    our.raisingIn(Callback.CONNECTED);
    Attempt<Protocol> attempt = connect("process:cat");
    run();
    assertEquals(Kind.PROTOCOL_RAISED, failure(attempt).kind());
    assertTrue(fake.processes().programs().getFirst().hasExited());
    assertInstanceOf(CloseReason.Broken.class, our.closeReason());
    reportsExpected = true;
  }

  @Test
  void aProtocolThatRaisesLaterKillsTheProgram() throws Exception {
    our.raisingIn(Callback.RECEIVED);
    FakeProgram cat = start();
    cat.say("x");
    run();
    assertTrue(cat.hasExited());
    assertInstanceOf(CloseReason.Broken.class, our.closeReason());
    reportsExpected = true;
  }

  @Test
  void standardErrorIsNoPartOfTheStream() throws Exception {
    FakeProgram cat = start();
    cat.complain("oops");
    cat.say("fine");
    run();
    assertEquals("fine", our.receivedText());
    assertEquals("oops", our.errors());
    cat.exit(0);
    run();
  }

  @Test
  void itIsOverWhenBothStreamsAndTheProgramHaveEnded() throws Exception {
    FakeProgram cat = start();
    cat.end(Source.OUTPUT);
    run();
    assertEquals(List.of("connected", "finished"), our.events());
    our.say("still heard");
    cat.complain("still heard, too");
    run();
    assertEquals("still heard", cat.heard());
    assertEquals("still heard, too", our.errors());
    cat.end(Source.ERROR);
    run();
    assertNull(our.closeReason());
    cat.exit(0);
    run();
    assertEquals("ended with status 0", our.closeReason().words());
  }

  @Test
  void whatItSaidLastIsHeardBeforeItsEnd() throws Exception {
    FakeProgram cat = start();
    cat.say("one ");
    cat.say("two");
    cat.exit(0);
    run();
    assertEquals("one two", our.receivedText());
    assertEquals("finished", our.events().get(our.events().size() - 2));
  }

  @ParameterizedTest
  @CsvSource({
    "3, ended with status 3",
    "127, ended with status 127",
    "137, 'ended with status 137 (signal 9, SIGKILL)'",
    "139, 'ended with status 139 (signal 11, SIGSEGV)'",
    "160, ended with status 160 (signal 32)",
    "255, ended with status 255"
  })
  void anotherStatusThanNoneIsATrouble(int status, String words) throws Exception {
    start().exit(status);
    run();
    assertEquals(words, our.closeReason().words());
    assertFalse(our.closeReason().orderly());
    assertEquals("cat " + words, our.closeReason().trouble().message());
    assertFalse(our.closeReason().trouble().meaning().isEmpty());
  }

  @Test
  void finishingEndsItsInputAfterWhatIsToBeSent() throws Exception {
    FakeProgram cat = start();
    cat.reads(false);
    our.say("last words");
    our.transport().finish();
    run();
    assertFalse(cat.inputEnded());
    cat.reads(true);
    run();
    assertEquals("last words", cat.heard());
    assertTrue(cat.inputEnded());
    cat.say("an answer");
    cat.exit(0);
    run();
    assertEquals("an answer", our.receivedText());
    assertEquals("ended with status 0", our.closeReason().words());
  }

  @Test
  void closingEndsItsInputAndWaitsForItsEnd() throws Exception {
    FakeProgram cat = start();
    our.transport().close();
    cat.say("too late");
    run();
    assertTrue(cat.inputEnded());
    assertNull(our.closeReason());
    cat.exit(0);
    run();
    assertEquals(List.of("connected", "closed by you"), our.events());
  }

  @Test
  void aProgramThatDoesNotEndIsAskedTo() throws Exception {
    FakeProgram cat = start();
    our.transport().close();
    run();
    fake.reactor().advance(PipeWire.POLITE.minusNanos(1));
    assertFalse(cat.hasExited());
    fake.reactor().advance(PipeWire.POLITE);
    assertTrue(cat.hasExited());
    assertEquals(new CloseReason.ByUs(), our.closeReason());
  }

  @Test
  void aProgramThatDoesNotListenIsKilled() throws Exception {
    FakeProgram cat = start();
    cat.disobeys();
    our.transport().close();
    fake.reactor().advance(PipeWire.POLITE);
    assertFalse(cat.hasExited());
    fake.reactor().advance(PipeWire.PATIENT);
    assertTrue(cat.hasExited());
    assertEquals(new CloseReason.ByUs(), our.closeReason());
  }

  @Test
  void abortingKillsItAtOnce() throws Exception {
    FakeProgram cat = start();
    our.transport().abort();
    assertTrue(cat.hasExited());
    assertEquals(List.of("connected"), our.events(), "closed has a turn of its own");
    run();
    assertEquals(List.of("connected", "aborted by you"), our.events());
  }

  @Test
  void pausedItIsNotReadAheadByMoreThanAPiece() throws Exception {
    our.on(Callback.CONNECTED, Transport::pause);
    FakeProgram cat = start();
    cat.say("held");
    cat.say("held, too");
    run();
    assertEquals(0, cat.timesRead());
    our.transport().resume();
    run();
    our.transport().pause();
    int before = cat.timesRead();
    cat.say(" ahead");
    cat.say(" not read");
    cat.exit(0);
    run();
    assertEquals("heldheld, too", our.receivedText());
    assertEquals(before, cat.timesRead());
    assertNull(our.closeReason(), "its end is held back like its bytes");
    our.transport().resume();
    run();
    assertEquals("heldheld, too ahead not read", our.receivedText());
    assertEquals("ended with status 0", our.closeReason().words());
  }

  @Test
  void aFullTransportSaysWhenThereIsRoomAgain() throws Exception {
    FakeProgram cat = start();
    cat.reads(false);
    while (our.transport().hasRoom()) {
      our.transport().write(ByteBuffer.wrap(new byte[50_000]));
    }
    long sent = our.transport().unsent();
    run();
    assertFalse(our.events().contains("writable"));
    cat.reads(true);
    run();
    assertEquals(1, our.events().stream().filter("writable"::equals).count());
    assertEquals(sent, cat.heard().length());
    assertEquals(0, our.transport().unsent());
    cat.exit(0);
    run();
  }

  @Test
  void aProgramThatTakesNoMoreMayStillSpeak() throws Exception {
    FakeProgram head = start();
    head.closeInput();
    our.say("unheard");
    run();
    assertFalse(our.transport().hasRoom());
    head.say("bye");
    head.exit(0);
    run();
    assertEquals("bye", our.receivedText());
    assertFalse(our.closeReason().orderly(), "what was sent was not read");
    assertEquals(
        "cat ended with status 0 and left input unread", our.closeReason().trouble().message());
  }

  @Test
  void everyMethodOfAClosedTransportIsHarmless() throws Exception {
    FakeProgram cat = start();
    cat.exit(0);
    run();
    Transport transport = our.transport();
    transport.pause();
    transport.resume();
    transport.write(ByteBuffer.wrap(new byte[3]));
    transport.finish();
    transport.close();
    transport.abort();
    assertEquals(0, transport.unsent());
    run();
    assertEquals("ended with status 0", our.events().getLast());
    assertEquals("cat", transport.peerAddress().toString());
  }
}
