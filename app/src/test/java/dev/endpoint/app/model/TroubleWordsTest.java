package dev.endpoint.app.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.endpoint.app.support.SessionStates;
import dev.endpoint.engine.EndpointCatalog;
import dev.endpoint.engine.session.SessionState;
import dev.endpoint.engine.session.SessionState.Phase;
import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.Failure;
import dev.endpoint.engine.transport.Failures;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the window says of the troubles that a connection has to survive: the word in the list, and
/// the card. The failures are those that the engine makes of the system's own.
class TroubleWordsTest {
  private static final String PEER = "127.0.0.1:7000";

  private static Card card(SessionState state) {
    Card card = Card.of(state, List.of(), EndpointCatalog.installed());
    assertNotNull(card);
    return card;
  }

  private static SessionState ended(CloseReason reason) {
    return SessionStates.connect(1)
        .text("tcp:" + PEER)
        .phase(Phase.CLOSED, 9)
        .closed(reason)
        .build();
  }

  private static SessionState failed(Phase phase, Failure failure) {
    return SessionStates.connect(1).text("tcp:" + PEER).failure(failure).phase(phase, 9).build();
  }

  @ParameterizedTest
  @ValueSource(strings = {"resolving", "connecting", "securing", "proxying", "upgrading"})
  void anAttemptThatWasCancelledSaysInWhichStage(String stage) {
    SessionState state =
        failed(Phase.CANCELLED, Failures.of(new CancellationException(), stage, PEER));
    assertEquals("cancelled in \"" + stage + "\"", Words.state(state));
    assertEquals("Cancelled in \"" + stage + "\" after 9.0 ms", card(state).title());
    assertEquals(Card.Tone.CALM, card(state).tone());
  }

  @Test
  void aPeerThatResetsInTheMiddle() {
    Failure failure = Failures.of(new IOException("Connection reset by peer"), "open", PEER);
    SessionState state = ended(new CloseReason.Reset(failure));
    assertEquals("reset by peer", Words.state(state));
    assertEquals("Reset by peer", card(state).title());
    assertEquals("ECONNRESET", card(state).where());
    assertEquals(Card.Tone.DANGER, card(state).tone());
  }

  @ParameterizedTest
  @ValueSource(strings = {"received", "writable", "finished"})
  void aProtocolThatRaisesIsBlamedAndNotTheNetwork(String callback) {
    IllegalStateException mistake = new IllegalStateException("no more");
    Failure failure = Failures.protocolRaised(callback, "open", PEER, mistake);
    SessionState state = ended(new CloseReason.Broken(failure));
    String what = "The protocol failed in " + callback + ": IllegalStateException, no more";
    assertEquals("ended by its own protocol: " + what, Words.state(state));
    assertEquals("Ended by its own protocol: " + what, card(state).title());
    assertEquals(
        "This is a mistake in the program that handles this connection, not in the network."
            + " It was open for 9.0 ms.",
        card(state).meaning());
  }

  @Test
  void aProtocolThatRaisesAtTheBeginning() {
    Failure failure =
        Failures.protocolRaised("connected", "connecting", PEER, new RuntimeException());
    assertEquals(
        "The protocol failed in connected: RuntimeException",
        card(failed(Phase.FAILED, failure)).title());
  }

  @Test
  void descriptorsThatRunOut() {
    IOException system = new IOException("Too many open files");
    SessionState state = failed(Phase.FAILED, Failures.of(system, "connecting", PEER));
    assertEquals("too many open files", Words.state(state));
    assertEquals("No descriptor left for " + PEER, card(state).title());
    assertEquals(
        "This program has as many files and connections open as the system allows. Close some, or"
            + " raise the limit (ulimit -n).",
        card(state).meaning());
  }

  @Test
  void aListenerThatGoesOnSaysWhatWentWrong() {
    WorkbenchModel workbench = new WorkbenchModel();
    Failure failure = Failures.of(new IOException("Too many open files"), "listening", PEER);
    workbench.apply(
        List.of(new Change.Changed(SessionStates.listen(1).failure(failure).build())), 0);
    ListenerModel listener = new ListenerModel(new RecordingActions(), ZoneOffset.UTC);
    listener.show(workbench.session(1));
    assertEquals(
        "No descriptor left for " + PEER + ". " + failure.meaning(),
        listener.troubleProperty().get());
  }
}
