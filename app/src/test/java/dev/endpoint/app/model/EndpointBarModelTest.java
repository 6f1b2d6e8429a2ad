package dev.endpoint.app.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.app.model.BarMessage.Tone;
import dev.endpoint.app.settings.HistoryEntry;
import dev.endpoint.app.settings.Settings;
import dev.endpoint.app.support.SessionStates;
import dev.endpoint.engine.session.SessionState.Phase;
import dev.endpoint.engine.syntax.Side;
import dev.endpoint.engine.transport.CloseReason;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class EndpointBarModelTest {
  private final RecordingActions actions = new RecordingActions();
  private final WorkbenchModel workbench = new WorkbenchModel();
  private final Settings settings = new Settings();
  private final EndpointBarModel bar = new EndpointBarModel(actions, workbench, settings);

  @Test
  void anEmptyBarSaysWhatToTypeAndCannotStart() {
    assertEquals(Tone.HINT, message().tone());
    assertFalse(bar.readyProperty().get());
    assertFalse(bar.enter());
    assertEquals(List.of(), asked());
  }

  @Test
  void aGoodStringIsExplainedAndEnterConnects() {
    bar.offer(Side.CLIENT, "tcp:localhost:8080");
    assertEquals(Tone.EXPLAIN, message().tone());
    assertTrue(message().text().contains("localhost"), message().text());
    assertTrue(bar.readyProperty().get());
    assertTrue(bar.enter());
    assertEquals(List.of("connect tcp:localhost:8080"), asked());
  }

  @Test
  void aBadStringIsUnderlinedAndTabTakesTheCorrection() {
    bar.offer(Side.CLIENT, "tpc:localhost:8080");
    assertEquals(Tone.ERROR, message().tone());
    assertEquals(0, bar.readingProperty().get().diagnostics().getFirst().start());
    assertFalse(bar.readyProperty().get());
    assertTrue(bar.tab());
    assertEquals("tcp:localhost:8080", bar.textProperty().get());
    assertTrue(bar.readyProperty().get());
  }

  @Test
  void filesOfAStringAreLookedIntoAwayFromTheWindow() {
    Queue<Runnable> background = new ArrayDeque<>();
    bar.lookOn(background::add, Runnable::run);
    bar.offer(Side.CLIENT, "tls:h:443:trustRoots=/nowhere/at/all");
    assertEquals(Tone.EXPLAIN, message().tone());
    bar.offer(Side.CLIENT, "tls:h:443:trustRoots=/nowhere/else");
    assertEquals(1, background.size(), "one look at a time");
    background.remove().run();
    assertEquals(Tone.EXPLAIN, message().tone(), "what was seen is not about this one");
    background.remove().run();
    assertEquals(Tone.ERROR, message().tone());
    assertTrue(message().text().contains("/nowhere/else"), message().text());
    assertFalse(bar.readyProperty().get());
    assertEquals(0, background.size());
  }

  @Test
  void aStringThatNamesNoFilesIsReadOnce() {
    Queue<Runnable> background = new ArrayDeque<>();
    bar.lookOn(background::add, Runnable::run);
    for (String text : List.of("t", "tcp:h:80", "tls:h:443", "tls:h:trustRoots=/nowhere")) {
      bar.offer(Side.CLIENT, text);
      assertEquals(0, background.size(), text);
    }
    bar.offer(Side.SERVER, "haproxy:tls:/nowhere");
    assertEquals(1, background.size(), "also of an endpoint inside another one");
  }

  @Test
  void enterDoesNothingWithABadString() {
    bar.offer(Side.CLIENT, "tcp:localhost:99999");
    bar.enter();
    assertEquals(List.of(), asked());
  }

  @Test
  void tabIsLeftAloneWhereThereIsNothingToTake() {
    bar.offer(Side.CLIENT, "tcp:localhost:8080");
    assertFalse(bar.tab());
  }

  @Test
  void aListenerThatTheNetworkReachesIsSaidOnTheButtonAndOneKeyKeepsItHere() {
    bar.offer(Side.SERVER, "tcp:8080");
    assertEquals(Primary.LISTEN_ON_NETWORK, bar.primaryProperty().get());
    assertEquals(Tone.WARNING, message().tone());
    assertFalse(bar.tab(), "a warning is no reason to take the Tab key");
    assertTrue(bar.fix());
    assertEquals("tcp:8080:interface=127.0.0.1", bar.textProperty().get());
    assertEquals(Primary.LISTEN, bar.primaryProperty().get());
  }

  @Test
  void whatCanOnlyBeConnectedToIsTakenForThatWhereAListenerWasExpected() {
    bar.role(Side.SERVER);
    type("tcp:127.0.0.1:8080");
    assertEquals(Side.CLIENT, bar.sideProperty().get());
    bar.offer(Side.CLIENT, "");
    type("tcp:8080");
    assertEquals(Side.CLIENT, bar.sideProperty().get(), "never by itself to a listener");
  }

  @Test
  void altEnterListensWhateverTheRole() {
    bar.offer(Side.CLIENT, "tcp:8080");
    bar.enterAsListener();
    assertEquals(List.of("listen tcp:8080 hold"), asked());
  }

  @Test
  void shiftEnterKeepsTryingWhateverTheRole() {
    bar.offer(Side.SERVER, "tcp:localhost:8080");
    bar.enterAndKeep();
    assertEquals(List.of("keep tcp:localhost:8080"), asked());
  }

  @Test
  void aKeeperIsStoppedInTheButtonsPlaceAndNotStartedTwice() {
    keep(Phase.WAITING);
    assertEquals(Primary.STOP, bar.primaryProperty().get());
    bar.enter();
    bar.enterAndKeep();
    assertEquals(List.of(), asked());
    bar.press();
    assertEquals(List.of("stop 101 LEAVE"), asked());
    apply(SessionStates.keep(101).phase(Phase.STOPPED));
    assertEquals(Primary.CONNECT, bar.primaryProperty().get());
    assertEquals(Side.CLIENT, bar.sideProperty().get());
  }

  @Test
  void escapeStopsAKeeperUnlessItIsConnected() {
    keep(Phase.KEPT);
    assertFalse(bar.escape());
    assertEquals(List.of(), asked());
    apply(SessionStates.keep(101).phase(Phase.WAITING));
    assertTrue(bar.escape());
    apply(SessionStates.keep(101).phase(Phase.TRYING));
    assertTrue(bar.escape());
    assertEquals(List.of("cancel 101", "cancel 101"), asked());
  }

  private void keep(Phase phase) {
    bar.offer(Side.CLIENT, "tcp:localhost:8080");
    bar.enterAndKeep();
    apply(SessionStates.keep(101).phase(phase));
    asked();
  }

  @Test
  void theButtonFlipsFromConnectToCancelToCloseInItsPlace() {
    connect("tcp:localhost:8080");
    assertEquals(Primary.CANCEL, bar.primaryProperty().get());
    apply(session().phase(Phase.ATTEMPTING));
    assertEquals(Primary.CANCEL, bar.primaryProperty().get());
    apply(session().phase(Phase.OPEN));
    assertEquals(Primary.CLOSE, bar.primaryProperty().get());
    apply(session().phase(Phase.CLOSING));
    assertEquals(Primary.CLOSING, bar.primaryProperty().get());
    assertFalse(bar.readyProperty().get());
    apply(session().phase(Phase.CLOSED));
    assertEquals(Primary.CONNECT, bar.primaryProperty().get());
  }

  @Test
  void theButtonCancelsAnAttemptThatIsNotEvenKnownYet() {
    connect("tcp:localhost:8080");
    bar.press();
    assertEquals(List.of("cancel 101"), asked());
  }

  @Test
  void enterOnARunningAttemptStartsNoSecondOne() {
    connect("tcp:localhost:8080");
    bar.enter();
    apply(session().phase(Phase.ATTEMPTING));
    bar.enter();
    assertEquals(List.of(), asked());
  }

  @Test
  void escapeCancelsTheSelectedAttempt() {
    connect("tcp:localhost:8080");
    apply(session().phase(Phase.ATTEMPTING));
    assertTrue(bar.escape());
    assertEquals(List.of("cancel 101"), asked());
  }

  @Test
  void escapeNeverClosesAnOpenConnection() {
    connect("tcp:localhost:8080");
    apply(session().phase(Phase.OPEN));
    assertFalse(bar.escape());
    assertEquals(List.of(), asked());
  }

  @Test
  void escapeTakesBackWhatWasTypedOverTheSessionsString() {
    connect("tcp:localhost:8080");
    apply(session().phase(Phase.OPEN));
    bar.offer(Side.CLIENT, "tcp:other:1");
    assertEquals(Primary.CONNECT, bar.primaryProperty().get());
    assertTrue(bar.escape());
    assertEquals("tcp:localhost:8080", bar.textProperty().get());
    assertEquals(Primary.CLOSE, bar.primaryProperty().get());
  }

  @Test
  void selectingASessionShowsItsStringAndComingBackShowsTheDraft() {
    apply(SessionStates.connect(1).text("tcp:a:1").phase(Phase.OPEN));
    bar.offer(Side.SERVER, "tcp:99");
    workbench.select(workbench.session(1));
    assertEquals("tcp:a:1", bar.textProperty().get());
    assertEquals(Side.CLIENT, bar.sideProperty().get());
    workbench.select(null);
    assertEquals("tcp:99", bar.textProperty().get());
    assertEquals(Side.SERVER, bar.sideProperty().get());
  }

  @Test
  void whatWasStartedIsNoDraftAnyMore() {
    connect("tcp:localhost:8080");
    apply(session().phase(Phase.OPEN));
    workbench.select(null);
    assertEquals("", bar.textProperty().get());
  }

  @Test
  void startingSelectsWhatWasStartedAsSoonAsItIsKnown() {
    connect("tcp:localhost:8080");
    assertNull(workbench.selected());
    apply(session().phase(Phase.ATTEMPTING));
    assertSame(workbench.session(101), workbench.selected());
    assertEquals("tcp:localhost:8080", bar.textProperty().get());
  }

  @Test
  void upAndDownWalkTheHistoryAndComeBack() {
    settings.used(new HistoryEntry(Side.CLIENT, "tcp:old:1"));
    settings.used(new HistoryEntry(Side.SERVER, "tcp:2"));
    bar.offer(Side.CLIENT, "tcp:typed:3");
    bar.up();
    assertEquals("tcp:2", bar.textProperty().get());
    assertEquals(Side.SERVER, bar.sideProperty().get());
    bar.up();
    bar.up();
    assertEquals("tcp:old:1", bar.textProperty().get());
    bar.down();
    bar.down();
    bar.down();
    assertEquals("tcp:typed:3", bar.textProperty().get());
  }

  @Test
  void aPasswordDoesNotGetIntoTheHistory() {
    String text = "socks5:h:80:endpoint={tcp:127.0.0.1:1080}:username=u:password=";
    bar.offer(Side.CLIENT, text + "geheim");
    bar.enter();
    assertEquals(List.of("connect " + text + "geheim"), asked());
    assertEquals(List.of(new HistoryEntry(Side.CLIENT, text + "***")), settings.history());

    bar.offer(Side.CLIENT, "");
    bar.up();
    assertFalse(bar.readingProperty().get().ok(), "the password has to be typed again");
    assertTrue(message().text().startsWith("Password is hidden here"), message().text());
  }

  @Test
  void typingOpensTheCompletionsAndTabTakesTheFirst() {
    type("tc");
    assertTrue(bar.completions().isOpen());
    assertEquals(Tone.HINT, message().tone(), "an unfinished word is no error yet");
    assertTrue(bar.tab());
    assertTrue(bar.textProperty().get().startsWith("tcp"), bar.textProperty().get());
    assertEquals(bar.textProperty().get().length(), bar.caretProperty().get());
  }

  @Test
  void enterTakesACompletionOnlyWhenTheUserWentToIt() {
    type("tcp:localhost:8080");
    bar.complete();
    bar.enter();
    assertEquals(List.of("connect tcp:localhost:8080"), asked());
    assertFalse(bar.completions().isOpen());
  }

  @Test
  void anArrowKeyMarksACompletionAndEnterTakesIt() {
    type("tc");
    bar.down();
    String marked = bar.completions().marked().label();
    bar.enter();
    assertEquals(List.of(), asked());
    assertTrue(bar.textProperty().get().startsWith(marked.replace("=", "")), marked);
  }

  @Test
  void escapeClosesTheCompletionsFirst() {
    type("tc");
    assertTrue(bar.escape());
    assertFalse(bar.completions().isOpen());
    assertFalse(bar.escape());
  }

  @Test
  void whatTheProgramPutsInOpensNoCompletions() {
    bar.offer(Side.CLIENT, "tc");
    assertFalse(bar.completions().isOpen());
  }

  @Test
  void losingTheFocusClosesTheCompletions() {
    type("tc");
    bar.focused(false);
    assertFalse(bar.completions().isOpen());
  }

  @Test
  void theButtonStopsAListenerAndClosesAConnectionItAccepted() {
    apply(SessionStates.listen(1));
    apply(SessionStates.accepted(2, 1));
    workbench.select(workbench.session(1));
    assertEquals(Primary.STOP, bar.primaryProperty().get());
    bar.press();
    workbench.select(workbench.session(2));
    assertEquals(Primary.CLOSE, bar.primaryProperty().get());
    bar.press();
    assertEquals(List.of("stop 1 LEAVE", "close 2"), asked());
  }

  @Test
  void anAcceptedConnectionThatEndedLeavesNoButtonThatEndsAnything() {
    apply(SessionStates.accepted(2, 1));
    workbench.select(workbench.session(2));
    apply(SessionStates.accepted(2, 1).closed(new CloseReason.ByPeer()));
    assertTrue(bar.primaryProperty().get().starts());
  }

  private void connect(String text) {
    bar.offer(Side.CLIENT, text);
    bar.enter();
    asked();
  }

  /// The session that [#connect] started.
  private static SessionStates session() {
    return SessionStates.connect(101).text("tcp:localhost:8080");
  }

  private void apply(SessionStates state) {
    workbench.apply(List.of(new Change.Changed(state.build())), 0);
  }

  /// As the field does it: the text first, then the caret.
  private void type(String text) {
    for (int i = 1; i <= text.length(); i++) {
      bar.textProperty().set(text.substring(0, i));
      bar.caretProperty().set(i);
    }
  }

  private BarMessage message() {
    return bar.messageProperty().get();
  }

  private List<String> asked() {
    List<String> lines = List.copyOf(actions.asked);
    actions.asked.clear();
    return lines;
  }
}
