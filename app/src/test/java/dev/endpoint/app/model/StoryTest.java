package dev.endpoint.app.model;

import static dev.endpoint.app.support.SessionStates.millis;
import static dev.endpoint.app.support.Steps.abandoned;
import static dev.endpoint.app.support.Steps.binding;
import static dev.endpoint.app.support.Steps.dialed;
import static dev.endpoint.app.support.Steps.dialing;
import static dev.endpoint.app.support.Steps.failure;
import static dev.endpoint.app.support.Steps.refusal;
import static dev.endpoint.app.support.Steps.refused;
import static dev.endpoint.app.support.Steps.resolved;
import static dev.endpoint.app.support.Steps.resolving;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.endpoint.app.support.SessionStates;
import dev.endpoint.engine.endpoint.Step;
import dev.endpoint.engine.session.SessionState.Phase;
import dev.endpoint.engine.transport.CloseReason;
import dev.endpoint.engine.transport.Facet;
import dev.endpoint.engine.transport.Failure;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoryTest {
  private static final String V6 = "[2001:db8::5]:80";
  private static final String V4 = "10.0.0.5:80";

  private static SessionStates connect() {
    return SessionStates.connect(1).text("tcp:db:80");
  }

  private static SessionStates looked() {
    return connect().step(0, resolving("db")).step(12, resolved("db", "2001:db8::5", "10.0.0.5"));
  }

  private static List<String> stages(SessionStates states, double now) {
    return story(states, now).stages().stream().map(Stage::words).toList();
  }

  private static List<String> lanes(SessionStates states, double now) {
    return story(states, now).race().lanes().stream().map(Lane::words).toList();
  }

  private static Story story(SessionStates states, double now) {
    return Story.of(states.build(), millis(now).toNanos());
  }

  @Test
  void beforeTheFirstStepTheAddressIsLookedAt() {
    assertEquals(
        List.of("address: running, 0.1 s", "connect: waiting", "open: waiting"),
        stages(connect(), 100));
  }

  @Test
  void aLookUpRunsAndTheRestWaits() {
    assertEquals(
        List.of("resolve: running, 0.4 s, db", "connect: waiting", "open: waiting"),
        stages(connect().step(0, resolving("db")), 412));
  }

  @Test
  void betweenLookUpAndRaceConnectingRuns() {
    assertEquals(
        List.of(
            "resolve: done, 12 ms, 2 addresses",
            "connect: running, 0.0 s, 0 of 2 addresses",
            "open: waiting"),
        stages(looked(), 20));
  }

  @Test
  void aRaceShowsEveryAddress() {
    SessionStates racing =
        looked().step(12, dialing(V6)).step(262, dialing(V4)).step(265, refused(V4));
    assertEquals(
        List.of(
            "resolve: done, 12 ms, 2 addresses",
            "connect: running, 0.4 s, 2 of 2 addresses",
            "open: waiting"),
        stages(racing, 500));
    assertEquals(
        List.of(
            V6 + ": no answer yet, 0.4 s after starting at <0.1 ms",
            V4 + ": refused, 3.0 ms after starting at 250 ms"),
        lanes(racing, 500));
  }

  @Test
  void anAddressThatWasNotDialedYetWaitsItsTurn() {
    assertEquals(
        List.of(
            V6 + ": no answer yet, 0.1 s after starting at <0.1 ms", "10.0.0.5: waits its turn"),
        lanes(looked().step(12, dialing(V6)), 200));
  }

  @Test
  void theWinnerEndsTheRace() {
    SessionStates open =
        looked()
            .step(12, dialing(V6))
            .step(262, dialing(V4))
            .step(293, dialed(V4))
            .step(293, abandoned(V6))
            .phase(Phase.OPEN, 293);
    List<String> stages =
        List.of(
            "resolve: done, 12 ms, 2 addresses",
            "connect: done, 281 ms, 10.0.0.5:80 won of 2",
            "open: done, after 293 ms");
    assertEquals(stages, stages(open, 60_000));
    assertEquals(
        List.of(
            V6 + ": dropped, 281 ms after starting at <0.1 ms",
            V4 + ": won, 31 ms after starting at 250 ms"),
        lanes(open, 60_000));
    SessionStates later = open.closed(new CloseReason.ByPeer()).at(millis(50_000));
    assertEquals(stages, stages(later, 90_000), "the story stays the same for ever");
  }

  @Test
  void aFailureStaysAtItsStageAndTheRestIsSkipped() {
    SessionStates refused =
        connect()
            .step(0, dialing(V4))
            .step(0.4, refused(V4))
            .failure(refusal(V4))
            .phase(Phase.FAILED, 0.5);
    assertEquals(List.of("connect: failed, 0.5 ms", "open: skipped"), stages(refused, 9000));
  }

  @Test
  void aFailedLookUpSkipsTheRace() {
    SessionStates unknown = connect().step(1, resolving("db")).phase(Phase.FAILED, 31);
    assertEquals(
        List.of("resolve: failed, 30 ms", "connect: skipped", "open: skipped"),
        stages(unknown, 9000));
  }

  @Test
  void aBadStringFailsAtTheAddress() {
    assertEquals(
        List.of("address: failed, <0.1 ms"), stages(connect().phase(Phase.FAILED, 0), 9000));
  }

  @Test
  void aCancelledRaceTellsWhatBecameOfEachAddress() {
    SessionStates cancelled =
        looked()
            .step(12, dialing(V6))
            .failure(failure(Failure.Kind.CANCELLED, "connecting", "db", "Cancelled", "", ""))
            .phase(Phase.CANCELLED, 112);
    assertEquals(
        List.of(
            "resolve: done, 12 ms, 2 addresses",
            "connect: cancelled, 100 ms, 1 stopped, 1 not tried",
            "open: skipped"),
        stages(cancelled, 9000));
    assertEquals(
        List.of(V6 + ": stopped, 100 ms after starting at <0.1 ms", "10.0.0.5: not tried"),
        lanes(cancelled, 9000));
  }

  @Test
  void whatTimeRanOutForGaveNoAnswer() {
    SessionStates gaveUp =
        looked().step(12, dialing(V6)).step(10_000, abandoned(V6)).phase(Phase.TIMED_OUT, 10_000);
    assertEquals(
        "Of 2 addresses 1 gave no answer, 1 was not tried.",
        story(gaveUp, 20_000).race().sentence());
  }

  @Test
  void aLayerIsAStageOfItsOwn() {
    SessionStates securing =
        connect().step(0, dialing(V4)).step(31, dialed(V4)).step(31, new Step.Negotiating("tls"));
    assertEquals(
        List.of("connect: done, 31 ms, 10.0.0.5:80", "tls: running, 0.1 s", "open: waiting"),
        stages(securing, 131));
    securing
        .step(72, new Step.Negotiated("tls", List.of(new Facet("TLS", "version", "TLSv1.3"))))
        .phase(Phase.OPEN, 72);
    assertEquals(
        List.of(
            "connect: done, 31 ms, 10.0.0.5:80",
            "tls: done, 41 ms, TLSv1.3",
            "open: done, after 72 ms"),
        stages(securing, 9000));
  }

  @Test
  void aConnectionNobodyWantedFailsAtTheLastStage() {
    SessionStates unwanted =
        connect().step(0, dialing(V4)).step(31, dialed(V4)).phase(Phase.FAILED, 31);
    assertEquals(
        List.of("connect: done, 31 ms, 10.0.0.5:80", "open: failed, <0.1 ms"),
        stages(unwanted, 9000));
  }

  @Test
  void aListenerBindsThenListens() {
    SessionStates listener =
        SessionStates.listen(1).phase(Phase.ATTEMPTING).step(0, binding("127.0.0.1:8080"));
    assertEquals(List.of("bind: running, 0.0 s", "listen: waiting"), stages(listener, 1));
    listener.phase(Phase.LISTENING, 0.3);
    assertEquals(
        List.of("bind: done, 0.3 ms", "listen: done, after 0.3 ms"), stages(listener, 9000));
  }

  @Test
  void anAcceptedConnectionBeginsAtAccepted() {
    assertEquals(
        List.of("accepted: done", "open: done"), stages(SessionStates.accepted(2, 1), 9000));
  }

  @Test
  void anAcceptedConnectionThatWasRefusedFailsWhereItWas() {
    SessionStates refused =
        SessionStates.accepted(2, 1)
            .failure(failure(Failure.Kind.OTHER, "securing", "10.0.0.5:9", "No cipher", "", ""))
            .phase(Phase.FAILED, 18);
    assertEquals(
        List.of("accepted: done", "securing: failed, 18 ms", "open: skipped"),
        stages(refused, 9000));
  }

  @Test
  void theDeadlineIsThereOnlyWhileTheAttemptRuns() {
    SessionStates running = connect().deadline(millis(10_000));
    assertEquals("0.4 of 10 s", story(running, 449).deadline().words());
    assertEquals(0.0449, story(running, 449).deadline().fraction(), 1e-9);
    assertEquals("10.0 of 10 s", story(running, 12_000).deadline().words());
    assertNull(story(running.phase(Phase.OPEN, 500), 600).deadline());
    assertNull(story(connect(), 500).deadline());
  }

  @Test
  void theTextHasEveryLine() {
    SessionStates refused =
        connect().step(0, dialing(V4)).step(0.4, refused(V4)).phase(Phase.FAILED, 0.5);
    assertEquals(
        """
        \u2715 connect: failed, 0.5 ms
        \u2013 open: skipped
            \u2715 10.0.0.5:80: refused, 0.4 ms after starting at <0.1 ms (Refused by 10.0.0.5:80, ECONNREFUSED)
        """,
        story(refused, 9000).text());
  }
}
