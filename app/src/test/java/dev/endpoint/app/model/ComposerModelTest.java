package dev.endpoint.app.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.app.support.SessionStates;
import dev.endpoint.app.support.Steps;
import dev.endpoint.engine.session.SessionState.Phase;
import dev.endpoint.engine.session.SessionState.Transfer;
import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.MessageKind;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComposerModelTest {
  private final RecordingActions actions = new RecordingActions();
  private final ComposerModel composer = new ComposerModel(actions);
  private final SessionModel session = open(1);

  ComposerModelTest() {
    composer.show(session);
  }

  private static SessionModel open(long id) {
    return new SessionModel(SessionStates.connect(id).phase(Phase.OPEN).build());
  }

  private void type(String text) {
    composer.textProperty().set(text);
  }

  private void become(SessionStates states) {
    session.update(states.build());
    composer.refresh();
  }

  @ParameterizedTest
  @CsvSource({"NONE, ''", "LF, '\n'", "CRLF, '\r\n'", "CR, '\r'", "NUL, '\0'"})
  void aLineIsSentWithItsEnding(LineEnding ending, String characters) {
    composer.endingProperty().set(ending);
    type("hi");
    assertEquals(0, composer.sendLine(2));
    assertEquals(List.of("send 1 hi" + characters), actions.asked);
    assertEquals("", composer.textProperty().get());
  }

  @Test
  void enterSendsTheLineOfTheCaretAndLeavesTheOthers() {
    type("one\ntwo\nthree");
    assertEquals(4, composer.sendLine(5));
    assertEquals("one\nthree", composer.textProperty().get());
    assertEquals(3, composer.sendLine(9));
    assertEquals("one", composer.textProperty().get());
    assertEquals(List.of("send 1 two\r\n", "send 1 three\r\n"), actions.asked);
  }

  @Test
  void everythingIsSentAsOneWithTheEndingAfterEachLine() {
    type("GET / HTTP/1.0\nHost: h\n");
    composer.sendAll();
    assertEquals(List.of("send 1 GET / HTTP/1.0\r\nHost: h\r\n\r\n"), actions.asked);
  }

  @Test
  void withoutEndingTheLinesStayApartAndNothingIsAdded() {
    composer.endingProperty().set(LineEnding.NONE);
    type("one\ntwo");
    composer.sendAll();
    assertEquals(List.of("send 1 one\ntwo"), actions.asked);
  }

  @Test
  void anEmptyLineIsItsEndingAndWithoutOneIsNothing() {
    composer.sendLine(0);
    composer.endingProperty().set(LineEnding.NONE);
    composer.sendLine(0);
    assertEquals(List.of("send 1 \r\n"), actions.asked);
  }

  @Test
  void whatIsWrongIsSaidAndNotSent() {
    type("a\\q");
    assertInstanceOf(Typed.Wrong.class, composer.typedProperty().get());
    assertEquals("", composer.sizeProperty().get());
    composer.sendAll();
    assertEquals(List.of(), actions.asked);
    assertEquals("a\\q", composer.textProperty().get(), "nothing is lost");
  }

  @Test
  void theSizeIsThatOfWhatWouldBeSent() {
    type("é\\x00");
    assertEquals("5 bytes", composer.sizeProperty().get());
    composer.endingProperty().set(LineEnding.NONE);
    assertEquals("3 bytes", composer.sizeProperty().get());
    composer.modeProperty().set(SendMode.HEX);
    type("7f");
    assertEquals("1 byte", composer.sizeProperty().get());
  }

  @Test
  void hexHasNoLineEndingAndItsOwnTextAndHistory() {
    type("text");
    composer.modeProperty().set(SendMode.HEX);
    assertEquals("", composer.textProperty().get());
    type("41 42");
    composer.sendLine(0);
    assertEquals(List.of("send 1 AB"), actions.asked);
    composer.modeProperty().set(SendMode.TEXT);
    assertEquals("text", composer.textProperty().get());
    composer.older();
    assertEquals("text", composer.textProperty().get());
    composer.modeProperty().set(SendMode.HEX);
    composer.older();
    assertEquals("41 42", composer.textProperty().get());
  }

  @Test
  void eachConnectionKeepsItsTextEndingAndHistory() {
    composer.endingProperty().set(LineEnding.LF);
    type("sent");
    composer.sendAll();
    type("half");
    composer.show(open(2));
    assertEquals("", composer.textProperty().get());
    assertEquals(LineEnding.LF, composer.endingProperty().get(), "the last one chosen");
    composer.endingProperty().set(LineEnding.NUL);
    composer.older();
    assertEquals("", composer.textProperty().get());
    composer.show(session);
    assertEquals("half", composer.textProperty().get());
    assertEquals(LineEnding.LF, composer.endingProperty().get());
    composer.older();
    assertEquals("sent", composer.textProperty().get());
    composer.newer();
    assertEquals("half", composer.textProperty().get());
  }

  @Test
  void whatCannotBeSentSaysWhy() {
    assertTrue(composer.sendableProperty().get());
    assertEquals("", composer.reasonProperty().get());
    become(SessionStates.connect(1).phase(Phase.PEER_FINISHED));
    assertTrue(composer.sendableProperty().get());
    become(SessionStates.connect(1).phase(Phase.WE_FINISHED));
    assertFalse(composer.sendableProperty().get());
    assertEquals("You finished sending; the peer may still send.", composer.reasonProperty().get());
    become(SessionStates.connect(1).closed(new CloseReason.ByPeer()));
    assertEquals("The connection is over: closed by peer.", composer.reasonProperty().get());
    type("late");
    composer.sendAll();
    composer.sendFile(Path.of("late"));
    assertEquals(List.of(), actions.asked);
    assertEquals("late", composer.textProperty().get());
  }

  @Test
  void whatThePeerDoesNotReadIsSaid() {
    become(SessionStates.connect(1).phase(Phase.OPEN).unsent(1_048_576));
    assertEquals("1.0 MB waiting: the peer is not reading", composer.outboxProperty().get());
    become(SessionStates.connect(1).phase(Phase.OPEN));
    assertEquals("", composer.outboxProperty().get());
  }

  @Test
  void aFileIsSentAndStopped() {
    composer.sendFile(Path.of("a.bin"));
    composer.stopFile();
    assertEquals(SendMode.FILE, composer.modeProperty().get());
    assertEquals(List.of("file 1 a.bin", "stop file 1"), actions.asked);
  }

  @Test
  void theNextConnectionIsReadyForAReplay() {
    composer.replayNext();
    composer.show(new SessionModel(SessionStates.connect(8).phase(Phase.FAILED).build()));
    assertEquals(SendMode.TEXT, composer.modeProperty().get());
    composer.show(new SessionModel(SessionStates.connect(9).build()));
    assertEquals(SendMode.REPLAY, composer.modeProperty().get());
    composer.show(new SessionModel(SessionStates.connect(10).build()));
    assertEquals(SendMode.TEXT, composer.modeProperty().get());
  }

  @Test
  void aFileOnItsWayTellsHowFarItIs() {
    assertNull(composer.fileProperty().get());
    assertEquals(
        new FileProgress("a: 250 B of 1.0 kB", 0.25, true, false),
        progress(new Transfer("a", 1000, 250, false, false, "", null)));
    assertEquals(
        new FileProgress(
            "a: 250 B of 1.0 kB \u00B7 waiting for 3 B from the peer", 0.25, true, false),
        progress(
            new Transfer("a", 1000, 250, false, false, "waiting for 3 B from the peer", null)));
    assertEquals(
        new FileProgress("a: all 1.0 kB sent", 1, false, false),
        progress(new Transfer("a", 1000, 1000, true, false, "", null)));
    assertEquals(
        new FileProgress("a: all 0 B sent", 1, false, false),
        progress(new Transfer("a", 0, 0, true, false, "", null)));
    assertEquals(
        new FileProgress("a: stopped after 250 B of 1.0 kB", 0.25, false, false),
        progress(new Transfer("a", 1000, 250, true, true, "", null)));
    Failure gone = Steps.failure(Failure.Kind.OTHER, "open", "a", "There is no a", "", "ENOENT");
    assertEquals(
        new FileProgress("a: There is no a (0 B sent)", 0, false, true),
        progress(new Transfer("a", 1000, 0, true, false, "", gone)));
  }

  private FileProgress progress(Transfer transfer) {
    become(SessionStates.connect(1).phase(Phase.OPEN).transfer(transfer));
    return composer.fileProperty().get();
  }

  private void becomeMessages() {
    become(SessionStates.connect(1).phase(Phase.OPEN).messages());
  }

  @Test
  void textGoesAsATextMessageWithoutAnEnding() {
    becomeMessages();
    assertEquals(LineEnding.NONE, composer.endingProperty().get());
    type("one\ntwo");
    composer.sendLine(0);
    composer.sendAll();
    assertEquals(List.of("text 1 one", "text 1 two"), actions.asked);
  }

  @Test
  void allLinesAreOneMessage() {
    becomeMessages();
    composer.endingProperty().set(LineEnding.LF);
    type("one\ntwo");
    composer.sendAll();
    assertEquals(List.of("text 1 one\ntwo\n"), actions.asked);
  }

  @Test
  void hexGoesAsABinaryMessageUnlessToldOtherwise() {
    becomeMessages();
    composer.modeProperty().set(SendMode.HEX);
    type("68 69");
    composer.sendAll();
    composer.kindProperty().set(MessageKind.TEXT);
    type("68 69");
    composer.sendAll();
    composer.modeProperty().set(SendMode.TEXT);
    composer.kindProperty().set(MessageKind.BINARY);
    type("x");
    composer.sendAll();
    assertEquals(List.of("binary 1 hi", "text 1 hi", "binary 1 x"), actions.asked);
  }

  @Test
  void aTextMessageHasToBeUtf8() {
    becomeMessages();
    type("a\\xff");
    assertInstanceOf(Typed.Wrong.class, composer.typedProperty().get());
    composer.sendAll();
    assertEquals(List.of(), actions.asked);
    composer.kindProperty().set(MessageKind.BINARY);
    assertInstanceOf(Typed.Bytes.class, composer.typedProperty().get());
    assertEquals("2 bytes", composer.sizeProperty().get());
  }

  /// The ending without which messages go is no habit for the next stream.
  @Test
  void kindAndEndingAreKeptForEachConnection() {
    becomeMessages();
    composer.kindProperty().set(MessageKind.BINARY);
    SessionModel stream = open(2);
    composer.show(stream);
    assertFalse(composer.messagesProperty().get());
    assertEquals(LineEnding.CRLF, composer.endingProperty().get());
    type("x");
    composer.sendAll();
    composer.show(session);
    assertEquals(MessageKind.BINARY, composer.kindProperty().get());
    assertEquals(LineEnding.NONE, composer.endingProperty().get());
    assertEquals(List.of("send 2 x\r\n"), actions.asked);
  }
}
