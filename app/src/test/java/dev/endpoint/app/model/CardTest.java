package dev.endpoint.app.model;

import static dev.endpoint.app.support.SessionStates.millis;
import static dev.endpoint.app.support.Steps.abandoned;
import static dev.endpoint.app.support.Steps.dialed;
import static dev.endpoint.app.support.Steps.dialing;
import static dev.endpoint.app.support.Steps.failure;
import static dev.endpoint.app.support.Steps.refusal;
import static dev.endpoint.app.support.Steps.refused;
import static dev.endpoint.app.support.Steps.resolved;
import static dev.endpoint.app.support.Steps.resolving;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.app.support.SessionStates;
import dev.endpoint.engine.session.SessionState;
import dev.endpoint.engine.session.SessionState.Phase;
import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.Failure;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CardTest {
  private static final String KEEP =
      "Keep trying | keeps trying tcp:db:80, with pauses, until it is stopped";

  private static Card card(SessionStates states, SessionState... others) {
    Card card = Card.of(states.build(), Arrays.asList(others));
    assertTrue(card != null, "it has ended");
    return card;
  }

  /// `Try again > tcp:db:80`, and for listening `Listen … < tcp:80`.
  private static List<String> next(Card card) {
    return card.next().stream().map(step -> step.label() + " | " + step.hint()).toList();
  }

  private static SessionStates failed(String text, Failure failure) {
    return SessionStates.connect(1).text(text).failure(failure).phase(Phase.FAILED, 0.5);
  }

  private static Failure of(Failure.Kind kind, String message) {
    return failure(kind, "connecting", "", message, "Something. And more.", "ECODE");
  }

  @ParameterizedTest
  @EnumSource(
      value = Phase.class,
      names = {"STOPPED", "CLOSED", "FAILED", "CANCELLED", "TIMED_OUT"},
      mode = EnumSource.Mode.EXCLUDE)
  void thereIsNoneBeforeTheEnd(Phase phase) {
    assertNull(Card.of(SessionStates.connect(1).phase(phase).build(), List.of()));
  }

  @Test
  void aRefusalSaysWhatWhereWhyAndWhatNext() {
    SessionState nearby = SessionStates.listen(7).local("127.0.0.1", 8080).build();
    SessionState gone = SessionStates.listen(8).local("127.0.0.1", 99).phase(Phase.STOPPED).build();
    Card card =
        card(failed("tcp:127.0.0.1:8081:timeout=5", refusal("127.0.0.1:8081")), nearby, gone);
    assertEquals(Card.Tone.DANGER, card.tone());
    assertEquals("Refused by 127.0.0.1:8081", card.title());
    assertEquals("connecting \u00B7 0.5 ms \u00B7 ECONNREFUSED", card.where());
    assertEquals("The computer answered, but nothing listens on that port.", card.meaning());
    assertEquals("the server is not running", card.causes().getFirst());
    assertEquals(
        List.of(
            "Try again | connects to tcp:127.0.0.1:8081:timeout=5",
            "Keep trying | keeps trying tcp:127.0.0.1:8081:timeout=5, with pauses, until it is"
                + " stopped",
            "Connect to 8080 | connects to tcp:127.0.0.1:8080:timeout=5",
            "Listen on 8081 myself | listens on tcp:8081:interface=127.0.0.1"),
        next(card));
  }

  @Test
  void elsewhereNothingIsOfferedToListenOn() {
    Card card = card(failed("tcp:db:80", refusal("10.0.0.5:80")), SessionStates.listen(7).build());
    assertEquals(List.of("Try again | connects to tcp:db:80", KEEP), next(card));
  }

  @Test
  void aNameWithBothKindsOfAddressOffersOne() {
    SessionStates unreachable =
        failed("tcp:db:80", of(Failure.Kind.UNREACHABLE, "no way"))
            .step(0, resolving("db"))
            .step(0.1, resolved("db", "2001:db8::5", "10.0.0.5"));
    assertEquals(
        List.of(
            "Try again | connects to tcp:db:80", KEEP, "Try IPv4 only | connects to tcp4:db:80"),
        next(card(unreachable)));
  }

  @Test
  void aBadStringIsOnlyCorrected() {
    Card card = card(failed("tcp:db:5x", of(Failure.Kind.BAD_ARGUMENT, "no port")));
    assertEquals(List.of("Correct the address | puts tcp:db:5x into the address bar"), next(card));
  }

  @Test
  void aNameThatDoesNotExistIsTriedAgainOrCorrected() {
    assertEquals(
        List.of(
            "Try again | connects to tcp:db:80",
            "Correct the address | puts tcp:db:80 into the address bar"),
        next(card(failed("tcp:db:80", of(Failure.Kind.NO_SUCH_NAME, "none")))));
  }

  @Test
  void aBusyPortOffersAFreeOneAndWhoHasIt() {
    SessionStates busy =
        SessionStates.listen(1)
            .text("tcp:8080:interface=127.0.0.1")
            .failure(of(Failure.Kind.ADDRESS_IN_USE, "in use"))
            .phase(Phase.FAILED, 1);
    Card card = card(busy);
    assertEquals("Something. And more.", card.meaning());
    assertEquals(
        List.of(
            "Try again | listens on tcp:8080:interface=127.0.0.1",
            "Use a free port | listens on tcp:0:interface=127.0.0.1",
            "Connect to 8080 | connects to tcp:127.0.0.1:8080"),
        next(card));
  }

  @Test
  void aForbiddenPortOffersAHighOne() {
    SessionStates low =
        SessionStates.listen(1)
            .text("tcp:80")
            .failure(of(Failure.Kind.PERMISSION_DENIED, "forbidden"))
            .phase(Phase.FAILED, 1);
    assertEquals(
        List.of("Try again | listens on tcp:80", "Use port 8080 | listens on tcp:8080"),
        next(card(low)));
  }

  @Test
  void aForeignInterfaceOffersThisComputer() {
    SessionStates foreign =
        SessionStates.listen(1)
            .text("tcp:80:interface=10.9.9.9")
            .failure(of(Failure.Kind.ADDRESS_NOT_AVAILABLE, "not here"))
            .phase(Phase.FAILED, 1);
    assertEquals(
        "Listen on this computer only | listens on tcp:80:interface=127.0.0.1",
        next(card(foreign)).getLast());
  }

  @Test
  void cancelledIsCalm() {
    SessionStates cancelled =
        SessionStates.connect(1)
            .text("tcp:db:80")
            .step(0, dialing("10.0.0.5:80"))
            .failure(failure(Failure.Kind.CANCELLED, "connecting", "", "Cancelled", "", ""))
            .phase(Phase.CANCELLED, 1204);
    Card card = card(cancelled);
    assertEquals(Card.Tone.CALM, card.tone());
    assertEquals("Cancelled in \"connecting\" after 1.204 s", card.title());
    assertEquals(List.of("Try again | connects to tcp:db:80"), next(card));
  }

  @Test
  void givingUpCountsTheAddressesAndOffersMoreTime() {
    SessionStates gaveUp =
        SessionStates.connect(1)
            .text("tcp:db:80:timeout=10")
            .step(0, resolving("db"))
            .step(1, resolved("db", "2001:db8::5", "10.0.0.5"))
            .step(1, dialing("[2001:db8::5]:80"))
            .step(5, refused("[2001:db8::5]:80"))
            .step(5, dialing("10.0.0.5:80"))
            .step(10_000, abandoned("10.0.0.5:80"))
            .failure(
                failure(
                    Failure.Kind.TIMED_OUT, "connecting", "", "Gave up after 10 s", "", "ETIME"))
            .phase(Phase.TIMED_OUT, 10_000);
    Card card = card(gaveUp);
    assertEquals(Card.Tone.WARNING, card.tone());
    assertEquals("Gave up after 10 s (your limit)", card.title());
    assertEquals("Of 2 addresses 1 was refused, 1 gave no answer.", card.meaning());
    assertEquals(
        List.of(
            "Try again | connects to tcp:db:80:timeout=10",
            "Keep trying | keeps trying tcp:db:80:timeout=10, with pauses, until it is stopped",
            "Wait 60 s | connects to tcp:db:80:timeout=60",
            "Try IPv4 only | connects to tcp4:db:80:timeout=10"),
        next(card));
  }

  @Test
  void whatAKeeperTriesAgainByItselfIsNotOfferedAgain() {
    SessionStates attempt =
        SessionStates.attempt(2, 1, 3)
            .text("tcp:db:80")
            .failure(refusal("10.0.0.5:80"))
            .phase(Phase.FAILED, 0.5);
    assertEquals(List.of(), next(card(attempt, SessionStates.keep(1).build())));
    SessionState stopped = SessionStates.keep(1).phase(Phase.STOPPED).build();
    assertEquals(List.of("Try again | connects to tcp:db:80", KEEP), next(card(attempt, stopped)));
  }

  @Test
  void aStoppedKeeperKeepsAgain() {
    Card card = card(SessionStates.keep(1).text("tcp:db:80").phase(Phase.STOPPED));
    assertEquals(Card.Tone.CALM, card.tone());
    assertEquals("Stopped trying", card.title());
    assertEquals(List.of(KEEP), next(card));
  }

  @Test
  void whoWaitedAMinuteIsNotOfferedAMinute() {
    SessionStates gaveUp =
        SessionStates.connect(1).text("tcp:db:80:timeout=90").phase(Phase.TIMED_OUT, 90_000);
    assertEquals(
        List.of(
            "Try again | connects to tcp:db:80:timeout=90",
            "Keep trying | keeps trying tcp:db:80:timeout=90, with pauses, until it is stopped"),
        next(card(gaveUp)));
  }

  @Test
  void aClosedConnectionSaysHowLongItWasOpenAndReconnects() {
    SessionStates closed =
        SessionStates.connect(1)
            .text("tcp:db:80")
            .step(0, dialing("10.0.0.5:80"))
            .step(1000, dialed("10.0.0.5:80"))
            .closed(new CloseReason.ByPeer())
            .at(millis(135_000));
    Card card = card(closed);
    assertEquals(Card.Tone.CALM, card.tone());
    assertEquals("Closed by peer", card.title());
    assertEquals("It was open for 00:02:14.", card.meaning());
    assertEquals(
        List.of("Reconnect | connects to tcp:db:80", KEEP.replace("Keep trying", "Keep connected")),
        next(card));
  }

  @Test
  void aResetIsDangerAndAnAcceptedConnectionIsNotReconnected() {
    CloseReason reset = new CloseReason.Reset(of(Failure.Kind.RESET, "reset"));
    Card card = card(SessionStates.accepted(2, 1).closed(reset).at(millis(1000)));
    assertEquals(Card.Tone.DANGER, card.tone());
    assertEquals("Reset by peer", card.title());
    assertEquals("ECODE", card.where());
    assertEquals(List.of(), card.next());
  }

  @Test
  void aStoppedListenerListensAgain() {
    Card card = card(SessionStates.listen(1).counts(0, 17).phase(Phase.STOPPED, 9000));
    assertEquals("Stopped listening on 127.0.0.1:8080", card.title());
    assertEquals("17 connections came in.", card.meaning());
    assertEquals(List.of("Listen again | listens on tcp:8080"), next(card));
  }

  @Test
  void theTextIsInTheSameOrder() {
    String text = card(failed("tcp:db:80", refusal("10.0.0.5:80"))).text();
    assertTrue(text.startsWith("Refused by 10.0.0.5:80\nThe computer answered"), text);
    assertTrue(text.contains("\n  - the server is not running\n"), text);
    assertTrue(text.endsWith("connecting \u00B7 0.5 ms \u00B7 ECONNREFUSED\n"), text);
  }

  private static Failure upgrade(String code) {
    return failure(
        Failure.Kind.WRONG_PROTOCOL, "upgrading", "h:80", "No WebSocket", "Something.", code);
  }

  @Test
  void aWebSocketThatMetTlsIsOfferedWithTls() {
    assertEquals(
        List.of(
            "Try again | connects to ws:h:80",
            "Connect with TLS | connects to ws:h:80:secure=yes",
            "Correct the address | puts ws:h:80 into the address bar"),
        next(card(failed("ws:h:80", upgrade("TLS")))));
    assertEquals(2, card(failed("ws:h:80:endpoint={tcp:h:80}", upgrade("TLS"))).next().size());
  }

  @Test
  void aWebSocketThatWasTurnedAwayIsOfferedForCorrection() {
    assertEquals(
        List.of("Try again", "Correct the address"),
        card(failed("ws:h:80", upgrade("HTTP 404"))).next().stream().map(NextStep::label).toList());
  }

  @Test
  void aPeerThatClosesBecauseSomethingWasWrongIsNoCalmEnd() {
    Failure why = failure(Failure.Kind.OTHER, "open", "h:80", "h closed", "It failed.", "1011");
    Card card =
        card(
            SessionStates.connect(1)
                .phase(Phase.CLOSED)
                .closed(new CloseReason.Told(1011, "1011 internal error", why)));
    assertEquals(Card.Tone.DANGER, card.tone());
    assertEquals("Closed by peer: 1011 internal error", card.title());
    assertTrue(card.meaning().startsWith("It failed. It was open for"), card.meaning());
  }
}
