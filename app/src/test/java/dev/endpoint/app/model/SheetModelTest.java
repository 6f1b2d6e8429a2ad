package dev.endpoint.app.model;

import static dev.endpoint.app.support.SessionStates.millis;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.app.support.GrowingRecording;
import dev.endpoint.app.support.SessionStates;
import dev.endpoint.app.support.Steps;
import dev.endpoint.engine.service.StopMode;
import dev.endpoint.engine.session.Responder;
import dev.endpoint.engine.session.SessionState.Phase;
import dev.endpoint.engine.transport.CloseReason;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SheetModelTest {
  private final RecordingActions actions = new RecordingActions();
  private final WorkbenchModel workbench = new WorkbenchModel();
  private final List<String> told = new ArrayList<>();
  private final SheetModel sheet =
      new SheetModel(
          actions,
          workbench,
          id -> told.add("started " + id),
          (side, text) -> told.add("offered " + side + " " + text),
          ZoneOffset.UTC);

  private SessionModel show(SessionStates states) {
    workbench.apply(List.of(new Change.Changed(states.build())), actions.now);
    SessionModel session = workbench.session(states.build().id());
    assertNotNull(session);
    sheet.show(session);
    return session;
  }

  @Test
  void nothingSelectedIsAnEmptyPage() {
    assertEquals(SheetPage.NONE, sheet.pageProperty().get());
    show(SessionStates.connect(1));
    sheet.show(null);
    assertEquals(SheetPage.NONE, sheet.pageProperty().get());
    assertNull(sheet.storyProperty().get());
    assertEquals("", sheet.text());
  }

  @Test
  void cancellingShowsAtOnceAndAsksOnce() {
    SessionModel session = show(SessionStates.connect(1).step(0, Steps.resolving("h")));
    assertEquals("resolving", sheet.wordProperty().get());
    sheet.cancel();
    assertEquals("cancelling", sheet.wordProperty().get());
    sheet.cancel();
    assertEquals(List.of("cancel 1"), actions.asked);
    session.update(SessionStates.connect(1).phase(Phase.CANCELLED, 9).build());
    assertEquals("cancelled", sheet.wordProperty().get());
    sheet.cancel();
    assertEquals(List.of("cancel 1"), actions.asked, "it is over");
  }

  @Test
  void timeMovesThePictureOnlyWhileTheAttemptRuns() {
    SessionModel session = show(SessionStates.connect(1).deadline(millis(10_000)));
    assertTrue(sheet.runningProperty().get());
    actions.now = millis(449).toNanos();
    sheet.tick();
    assertEquals("0.4 of 10 s", sheet.storyProperty().get().deadline().words());
    session.update(SessionStates.connect(1).phase(Phase.OPEN, 500).build());
    assertFalse(sheet.runningProperty().get());
  }

  @Test
  void aClockOfSecondsFollowsTheWorkbench() {
    show(SessionStates.connect(1).phase(Phase.OPEN, 0));
    assertEquals("00:00:00", sheet.timeProperty().get());
    actions.now = millis(2_100).toNanos();
    workbench.tick(actions.now);
    assertEquals("00:00:02", sheet.timeProperty().get());
  }

  @Test
  void aConnectionIsLiveUntilItIsOver() {
    SessionModel session = show(SessionStates.connect(1));
    assertFalse(sheet.liveProperty().get());
    session.update(SessionStates.connect(1).phase(Phase.OPEN).build());
    assertTrue(sheet.liveProperty().get());
    session.update(SessionStates.connect(1).phase(Phase.CLOSING).build());
    assertTrue(sheet.liveProperty().get());
    session.update(SessionStates.connect(1).closed(new CloseReason.ByPeer()).build());
    assertFalse(sheet.liveProperty().get());
  }

  @Test
  void aNewStateOfAnotherSessionIsNotShown() {
    SessionModel first = show(SessionStates.connect(1));
    show(SessionStates.connect(2).phase(Phase.OPEN));
    first.update(SessionStates.connect(1).phase(Phase.FAILED).build());
    assertEquals("open", sheet.wordProperty().get());
  }

  @Test
  void theRaceFoldsWhenOpenAndUnfoldsWhenAsked() {
    SessionModel session = show(SessionStates.connect(1));
    assertTrue(sheet.unfoldedProperty().get());
    session.update(SessionStates.connect(1).phase(Phase.OPEN).build());
    assertFalse(sheet.unfoldedProperty().get());
    sheet.detailsProperty().set(true);
    assertTrue(sheet.unfoldedProperty().get());
  }

  @Test
  void theCardOfAnEndedSessionStaysTheSame() {
    show(SessionStates.connect(1).phase(Phase.FAILED, 1));
    Card card = sheet.cardProperty().get();
    sheet.tick();
    assertSame(card, sheet.cardProperty().get());
  }

  @Test
  void theButtonsOfACardStartOrOffer() {
    show(SessionStates.connect(1).text("tcp:h:1").closed(new CloseReason.ByPeer()));
    sheet.again();
    sheet.take(NextStep.edit("", dev.endpoint.engine.syntax.Side.CLIENT, "tcp:h:2"));
    assertEquals(List.of("connect tcp:h:1"), actions.asked);
    assertEquals(List.of("started 101", "offered CLIENT tcp:h:2"), told);
  }

  @Test
  void aListenerThatListensAgainKeepsItsResponder() {
    show(SessionStates.listen(1).responder(Responder.ECHO).phase(Phase.STOPPED, 1));
    sheet.again();
    assertEquals(List.of("listen tcp:8080 echo"), actions.asked);
  }

  @Test
  void whatIsOpenIsNotDoneAgain() {
    show(SessionStates.connect(1).phase(Phase.OPEN));
    sheet.again();
    assertEquals(List.of(), actions.asked);
  }

  @Test
  void everyWayToEndAConnectionIsItsOwn() {
    show(SessionStates.connect(1).phase(Phase.OPEN));
    sheet.finish();
    sheet.close();
    sheet.reset();
    sheet.toggleHold();
    sheet.push();
    assertEquals(List.of("finish 1", "close 1", "abort 1", "hold 1", "extend 1 10"), actions.asked);
    show(SessionStates.connect(1).phase(Phase.OPEN).held());
    sheet.toggleHold();
    assertEquals("release 1", actions.asked.getLast());
  }

  @Test
  void whatPassedOnTheWireIsShownWhereItIsSomethingElse() {
    GrowingRecording bare = new GrowingRecording();
    GrowingRecording wire = new GrowingRecording();
    GrowingRecording said = new GrowingRecording().on(wire);
    show(SessionStates.connect(1).phase(Phase.OPEN).recording(bare));
    assertFalse(sheet.layeredProperty().get());
    sheet.onWireProperty().set(true);
    assertSame(bare, sheet.recordingProperty().get());

    show(SessionStates.connect(2).phase(Phase.OPEN).recording(said));
    assertTrue(sheet.layeredProperty().get());
    assertSame(said, sheet.recordingProperty().get());
    sheet.onWireProperty().set(true);
    assertSame(wire, sheet.recordingProperty().get());
    assertSame(wire, compared().recording());
    sheet.onWireProperty().set(false);
    assertSame(said, sheet.recordingProperty().get());
    assertSame(said, compared().recording());
  }

  private CompareModel.Stream compared() {
    return Objects.requireNonNull(sheet.compare().sidesProperty().get()).left();
  }

  @Test
  void theBytesOfAnAttemptThatFailedAreShownWhenAskedFor() {
    GrowingRecording wire = new GrowingRecording();
    GrowingRecording said = new GrowingRecording().on(wire);
    show(SessionStates.connect(1).phase(Phase.FAILED, 9).recording(said));
    assertEquals(SheetPage.ATTEMPT, sheet.pageProperty().get());
    Card card = sheet.cardProperty().get();
    NextStep look = card.next().getLast();
    assertEquals("What passed on the wire", look.label());
    sheet.take(look);
    assertEquals(SheetPage.CONNECTION, sheet.pageProperty().get());
    assertSame(wire, sheet.recordingProperty().get());
    NextStep back = sheet.cardProperty().get().next().getFirst();
    assertEquals("Back to the attempt", back.label());
    assertTrue(sheet.text().contains(card.text()), "the story is the same");
    sheet.take(back);
    assertEquals(SheetPage.ATTEMPT, sheet.pageProperty().get());
    assertEquals(card, sheet.cardProperty().get());

    sheet.take(look);
    sheet.again();
    assertEquals("connect " + SessionStates.connect(1).build().text(), actions.asked.getLast());
    show(SessionStates.connect(2).phase(Phase.FAILED, 9));
    assertEquals(SheetPage.ATTEMPT, sheet.pageProperty().get());
    assertTrue(
        sheet.cardProperty().get().next().stream()
            .noneMatch(step -> step.verb() == NextStep.Verb.LOOK));
  }

  @Test
  void ofAConnectionThatWasAcceptedAndFailedThereIsOnlyTheWireToLookAt() {
    GrowingRecording wire = new GrowingRecording();
    show(
        SessionStates.accepted(2, 1)
            .phase(Phase.FAILED, 9)
            .recording(new GrowingRecording().on(wire)));
    assertEquals(SheetPage.ATTEMPT, sheet.pageProperty().get());
    List<NextStep> next = sheet.cardProperty().get().next();
    assertEquals(List.of("What passed on the wire"), next.stream().map(NextStep::label).toList());
    sheet.take(next.getFirst());
    assertSame(wire, sheet.recordingProperty().get());
  }

  @Test
  void aListenerTellsThatNobodyCameOrThatNobodyGotThrough() {
    SessionModel listener = show(SessionStates.listen(1).phase(Phase.LISTENING));
    assertEquals("Nobody has connected yet.", sheet.listener().countsProperty().get());
    show(SessionStates.accepted(2, 1).phase(Phase.FAILED, 9));
    sheet.show(listener);
    assertEquals("Nobody has got through yet.", sheet.listener().countsProperty().get());
    listener.update(SessionStates.listen(1).phase(Phase.STOPPED).build());
    sheet.show(listener);
    assertEquals("Nobody got through.", sheet.listener().countsProperty().get());
  }

  @Test
  void whereNothingWasSaidTheWireIsShownFirst() {
    GrowingRecording wire = new GrowingRecording();
    GrowingRecording nothing = new GrowingRecording().on(wire);
    SessionModel live = show(SessionStates.connect(1).phase(Phase.OPEN).recording(nothing));
    assertSame(nothing, sheet.recordingProperty().get(), "it may come");
    live.update(SessionStates.connect(1).phase(Phase.CLOSED).recording(nothing).build());
    assertSame(nothing, sheet.recordingProperty().get(), "what is looked at stays");
    show(SessionStates.connect(2).phase(Phase.CLOSED).recording(nothing));
    assertSame(wire, sheet.recordingProperty().get());
    sheet.onWireProperty().set(false);
    assertSame(nothing, sheet.recordingProperty().get());
  }

  @Test
  void factsAreWorkedOutOnlyWhileTheyAreSeen() {
    GrowingRecording recording = new GrowingRecording();
    recording.grow(3, 1448);
    show(SessionStates.accepted(1, 0).recording(recording));
    assertEquals(List.of(), sheet.factsProperty().get());
    sheet.inspectingProperty().set(true);
    assertTrue(
        sheet.factsProperty().get().contains(new Fact("Traffic", "received", "1,448 bytes")));
    assertTrue(sheet.factsProperty().get().contains(new Fact("Traffic", "sent", "3 bytes")));
    assertTrue(sheet.factsProperty().get().contains(new Fact("Session", "started", "12:00:00")));
  }

  @Test
  void theTextTellsEverything() {
    show(
        SessionStates.connect(1)
            .text("tcp:127.0.0.1:9")
            .step(0, Steps.dialing("127.0.0.1:9"))
            .step(1, Steps.refused("127.0.0.1:9"))
            .failure(Steps.refusal("127.0.0.1:9"))
            .phase(Phase.FAILED, 1));
    assertTrue(sheet.text().startsWith("tcp:127.0.0.1:9 \u2013 refused\nstarted 2026-11-22T12:00"));
    assertTrue(sheet.text().contains("\u2715 connect: failed"));
    assertTrue(sheet.text().contains("Refused by 127.0.0.1:9"));
  }

  @Test
  void theProgramAtTheOtherEndIsNamedBesideItsAddress() {
    sheet.inspectingProperty().set(true);
    show(SessionStates.accepted(2, 1).peerProgram("curl (pid 42)"));
    assertTrue(
        sheet.aboutProperty().get().endsWith("  curl (pid 42)"), sheet.aboutProperty().get());
    assertTrue(
        sheet
            .factsProperty()
            .get()
            .contains(new Fact("Session", "the peer's program", "curl (pid 42)")));
  }

  @Test
  void aListenerTellsItsCountsAndTakesOrders() {
    workbench.apply(
        List.of(
            new Change.Changed(SessionStates.listen(1).exposed().counts(1, 1234).build()),
            new Change.Changed(SessionStates.accepted(2, 1).build())),
        0);
    sheet.show(workbench.session(1));
    ListenerModel listener = sheet.listener();
    assertEquals(SheetPage.LISTENER, sheet.pageProperty().get());
    assertEquals(
        "1 open \u00B7 1,234 connections so far \u00B7 newest 12:00:00",
        listener.countsProperty().get());
    assertEquals("reachable from the network", listener.reachProperty().get());
    assertTrue(listener.exposedProperty().get());
    listener.respond(Responder.HOLD);
    listener.respond(Responder.CHARGEN);
    listener.stop(StopMode.DRAIN);
    sheet.connectToIt();
    sheet.close(listener.connectionsProperty().get().getFirst());
    assertEquals(
        List.of("respond 1 chargen", "stop 1 DRAIN", "connect tcp:127.0.0.1:8080", "close 2"),
        actions.asked);
  }
}
