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
import dev.endpoint.engine.EndpointCatalog;
import dev.endpoint.engine.session.SessionState;
import dev.endpoint.engine.session.SessionState.Phase;
import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.Failure;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CardTest {
  private static final String KEEP =
      "Keep trying | keeps trying tcp:db:80, with pauses, until it is stopped";

  private static final EndpointCatalog CATALOG = EndpointCatalog.installed();

  /// Of certificates, which nobody opens here.
  @TempDir static Path folder;

  private static Card card(SessionStates states, SessionState... others) {
    Card card = Card.of(states.build(), Arrays.asList(others), CATALOG);
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
    assertNull(Card.of(SessionStates.connect(1).phase(phase).build(), List.of(), CATALOG));
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

  @ParameterizedTest
  @CsvSource({
    "haproxy:tcp:8080, haproxy:tcp:0, 8080",
    "haproxy:within=9:tcp:8080:backlog=7, haproxy:within=9:tcp:0:backlog=7, 8080",
    "tcp6:8080, tcp6:0, 8080",
    "tls:FOLDER:8443, tls:FOLDER:0, 8443",
    "tls:FOLDER, tls:FOLDER:port=0, 443",
    "tls:FOLDER:endpoint={tcp:8443:interface=[::1]},"
        + " tls:FOLDER:endpoint={tcp:0:interface=[::1]}, 8443",
    "tls:FOLDER:endpoint=haproxy\\:tcp\\:8443, tls:FOLDER:endpoint=haproxy\\:tcp\\:0, 8443",
    "haproxy:inside=yes:tls:FOLDER:8443, haproxy:inside=yes:tls:FOLDER:0, 8443",
    "websocket:8080, websocket:0, 8080",
    "websocket:endpoint={tcp:8080}, websocket:endpoint={tcp:0}, 8080"
  })
  void theFreePortIsPutWhereTheStringHasItsPort(String text, String free, int port) {
    String real = text.replace("FOLDER", folder.toString());
    SessionStates busy =
        SessionStates.listen(1)
            .text(real)
            .failure(of(Failure.Kind.ADDRESS_IN_USE, "in use"))
            .phase(Phase.FAILED, 1);
    assertEquals(
        List.of(
            "Try again | listens on " + real,
            "Use a free port | listens on " + free.replace("FOLDER", folder.toString()),
            "Connect to " + port + " | connects to tcp:127.0.0.1:" + port),
        next(card(busy)));
  }

  @Test
  void aListenerWithoutAPortIsOfferedNone() {
    SessionStates busy =
        SessionStates.listen(1)
            .text("unix:/tmp/a")
            .failure(of(Failure.Kind.ADDRESS_IN_USE, "in use"))
            .phase(Phase.FAILED, 1);
    assertEquals(List.of("Try again | listens on unix:/tmp/a"), next(card(busy)));
  }

  @ParameterizedTest
  @CsvSource({
    "http-connect:h:80:endpoint={tcp:p:3128},"
        + " http-connect:h:80:endpoint={tcp:p:3128}:username=me:password=me",
    "socks4:h:80:endpoint={tcp:p:1080}, socks4:h:80:endpoint={tcp:p:1080}:username=me",
    "tls:h:443:endpoint={socks5:h:443:endpoint={tcp:p:1080}},"
        + " tls:h:443:endpoint={socks5:h:443:endpoint={tcp:p:1080}:username=me:password=me}"
  })
  void aProxyThatWantsASignInOffersOneToFillIn(String text, String signed) {
    Card card = card(failed(text, of(Failure.Kind.SIGN_IN, "The proxy wants you to sign in")));
    assertEquals(
        List.of(
            "Try again | connects to " + text,
            "Give username and password | puts " + signed + " into the address bar"),
        next(card));
    assertTrue(CATALOG.client(signed).ok());
  }

  @Test
  void aSignInThatWasNotAcceptedIsCorrected() {
    String text = "socks5:h:80:endpoint={tcp:p:1080}:username=a:password=b";
    assertEquals(
        "Correct the username and password | puts " + text + " into the address bar",
        next(card(failed(text, of(Failure.Kind.SIGN_IN, "No")))).getLast());
  }

  @ParameterizedTest
  @EnumSource(
      value = Failure.Kind.class,
      names = {"UNREACHABLE", "NOT_SUPPORTED", "OTHER"})
  void aNameThatAProxyCannotReachIsLookedUpHere(Failure.Kind kind) {
    assertEquals(
        List.of(
            "Look the name up here | connects to"
                + " socks5:h:80:endpoint={tcp:p:1080}:resolve=local"),
        labelled("Look", failed("socks5:h:80:endpoint={tcp:p:1080}", of(kind, "No"))));
    for (String text :
        List.of(
            "socks5:h:80:endpoint={tcp:p:1080}:resolve=local",
            "socks5:10.0.0.1:80:endpoint={tcp:p:1080}",
            "http-connect:h:80:endpoint={tcp:p:3128}")) {
      assertEquals(List.of(), labelled("Look", failed(text, of(kind, "No"))));
    }
  }

  private static List<String> labelled(String word, SessionStates states) {
    return next(card(states)).stream().filter(step -> step.startsWith(word)).toList();
  }

  @Test
  void moreTimeIsOfferedOnlyWhereThereIsALimit() {
    for (String text : List.of("memory:a", "process:cat")) {
      SessionStates late = SessionStates.connect(1).text(text).phase(Phase.TIMED_OUT, 10_000);
      assertEquals(List.of(), labelled("Wait", late));
    }
    SessionStates nested =
        SessionStates.connect(1).text("haproxy:tcp:h:80").phase(Phase.TIMED_OUT, 10_000);
    assertEquals(
        List.of("Wait 60 s | connects to haproxy:tcp:h:80:timeout=60"), labelled("Wait", nested));
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
  void onceTheConnectionIsThereNoAddressIsBlamed() {
    SessionStates securing =
        SessionStates.connect(1)
            .text("tls:10.0.0.5:443:timeout=2")
            .step(0, dialing("10.0.0.5:443"))
            .step(1, dialed("10.0.0.5:443"))
            .failure(
                failure(
                    Failure.Kind.TIMED_OUT,
                    "securing",
                    "",
                    "Gave up after 2 s",
                    "It is silent.",
                    ""));
    Card gaveUp = card(securing.phase(Phase.TIMED_OUT, 2000));
    assertEquals("It is silent.", gaveUp.meaning());
    assertEquals(List.of(), gaveUp.causes());
    Card cancelled = card(securing.phase(Phase.CANCELLED, 2000));
    assertEquals("You called it off; every socket it had open is closed.", cancelled.meaning());
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
    assertEquals("It was open for 2 min 14 s.", card.meaning());
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

  private static Failure securing(Failure.Kind kind, String code) {
    return failure(kind, "securing", "h:80", "No TLS", "Something.", code);
  }

  @Test
  void aServerThatSpeaksNoTlsIsOfferedWithoutIt() {
    Failure foreign = securing(Failure.Kind.WRONG_PROTOCOL, "");
    assertEquals(
        "Connect without TLS | connects to tcp:h:80:timeout=3",
        next(card(failed("tls:h:80:timeout=3", foreign))).getLast());
    for (String text : List.of("tls:h:80:verify=no", "tls:h:80:endpoint={tcp:h:80}")) {
      assertEquals(1, card(failed(text, foreign)).next().size(), text);
    }
    Failure alert = securing(Failure.Kind.WRONG_PROTOCOL, "handshake_failure");
    assertEquals(1, card(failed("tls:h:80", alert)).next().size());
  }

  @Test
  void whatIsNoProxyCanBeTalkedWithItself() {
    Failure foreign =
        failure(Failure.Kind.WRONG_PROTOCOL, "proxying", "h:80", "No proxy", "SMTP.", "SMTP");
    assertEquals(
        "Connect to it directly | connects to tcp:p:25:timeout=5",
        next(card(failed("socks5:h:80:endpoint={tcp:p:25:timeout=5}", foreign))).getLast());
    Failure refused =
        failure(Failure.Kind.PERMISSION_DENIED, "proxying", "h:80", "No", "Rules.", "403");
    assertEquals(1, card(failed("http-connect:h:80:endpoint={tcp:p:1}", refused)).next().size());
  }

  @Test
  void aCertificateThatIsNotTrustedCanBeLookedAtAllTheSame() {
    assertEquals(
        "Look without trust | puts tls:h:80:verify=no into the address bar",
        next(card(failed("tls:h:80", securing(Failure.Kind.UNTRUSTED, "expired")))).getLast());
    Failure ours = securing(Failure.Kind.UNTRUSTED, "unknown_ca");
    assertEquals(1, card(failed("tls:h:80", ours)).next().size());
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
