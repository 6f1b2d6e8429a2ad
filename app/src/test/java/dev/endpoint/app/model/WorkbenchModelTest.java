package dev.endpoint.app.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.app.support.SessionStates;
import dev.endpoint.engine.session.SessionState.Phase;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkbenchModelTest {
  private final WorkbenchModel workbench = new WorkbenchModel();

  @Test
  void aNewerStateReachesTheSameSession() {
    apply(SessionStates.connect(1));
    SessionModel session = workbench.session(1);
    apply(SessionStates.connect(1).phase(Phase.OPEN));
    assertSame(session, workbench.session(1));
    assertEquals(Phase.OPEN, session.state().phase());
  }

  @Test
  void whatWaitsForASessionRunsWhenItIsKnown() {
    List<Long> heard = new ArrayList<>();
    workbench.whenKnown(1, session -> heard.add(session.id()));
    assertEquals(List.of(), heard);
    apply(SessionStates.connect(1));
    workbench.whenKnown(1, session -> heard.add(-session.id()));
    assertEquals(List.of(1L, -1L), heard);
  }

  @Test
  void aRemovedSessionIsSelectedNoMore() {
    apply(SessionStates.connect(1));
    workbench.select(workbench.session(1));
    workbench.apply(List.of(new Change.Removed(1)), 0);
    assertNull(workbench.selected());
    assertNull(workbench.session(1));
  }

  @Test
  void aRemovedConnectionLeavesItsListener() {
    apply(SessionStates.listen(1), SessionStates.accepted(2, 1));
    workbench.apply(List.of(new Change.Removed(2)), 0);
    assertTrue(workbench.session(1).children().isEmpty());
  }

  @Test
  void removingWhatWasNeverKnownDoesNothing() {
    workbench.apply(List.of(new Change.Removed(7)), 0);
    assertTrue(workbench.sessions().isEmpty());
  }

  @Test
  void onlyAnOpenConnectionThatWasAskedForIsASuccess() {
    apply(SessionStates.listen(1), SessionStates.accepted(2, 1));
    assertFalse(workbench.succeededProperty().get());
    apply(SessionStates.connect(3).phase(Phase.OPEN));
    assertTrue(workbench.succeededProperty().get());
  }

  @Test
  void aSelectedKeeperShowsItsNewestAttempt() {
    apply(SessionStates.keep(1));
    workbench.select(workbench.session(1));
    assertSame(workbench.session(1), workbench.shown());
    apply(SessionStates.attempt(2, 1, 1), SessionStates.attempt(3, 1, 2));
    assertSame(workbench.session(3), workbench.shown());
    assertSame(workbench.session(1), workbench.selected());

    workbench.apply(List.of(new Change.Removed(3)), 0);
    assertSame(workbench.session(2), workbench.shown());
  }

  @Test
  void aSelectedAttemptStaysWhenThereIsANewerOne() {
    apply(SessionStates.keep(1), SessionStates.attempt(2, 1, 1));
    workbench.select(workbench.session(1));
    workbench.select(workbench.session(2));
    apply(SessionStates.attempt(3, 1, 2));
    assertSame(workbench.session(2), workbench.shown());
    assertSame(workbench.session(1), workbench.keeperOf(workbench.shown()));
  }

  @Test
  void onlyAttemptsHaveAKeeper() {
    apply(SessionStates.listen(1), SessionStates.accepted(2, 1), SessionStates.connect(3));
    assertNull(workbench.keeperOf(workbench.session(2)));
    assertNull(workbench.keeperOf(workbench.session(3)));
    workbench.select(workbench.session(1));
    assertSame(workbench.session(1), workbench.shown(), "a listener is looked at itself");
  }

  @Test
  void aWaitForTheNextAttemptNeedsTheClock() {
    apply(SessionStates.keep(1).phase(Phase.WAITING));
    assertTrue(workbench.isLively());
    assertTrue(workbench.isBusy());
    apply(SessionStates.keep(1).phase(Phase.STOPPED));
    assertFalse(workbench.isLively());
  }

  @Test
  void aListenerKeepsTheWindowBusyButNeedsNoClock() {
    apply(SessionStates.listen(1));
    assertTrue(workbench.isBusy());
    assertFalse(workbench.isLively());
    apply(SessionStates.connect(2));
    assertTrue(workbench.isLively());
    apply(
        SessionStates.listen(1).phase(Phase.STOPPED), SessionStates.connect(2).phase(Phase.FAILED));
    assertFalse(workbench.isBusy());
  }

  @Test
  void aCancelShowsBeforeTheEngineAnswers() {
    apply(SessionStates.connect(1));
    workbench.cancelRequested(1);
    SessionModel session = workbench.session(1);
    assertEquals("cancelling", session.word());
    apply(SessionStates.connect(1).phase(Phase.CANCELLED));
    assertEquals("cancelled", session.word());
  }

  @Test
  void aCancelThatCameTooLateShowsNothing() {
    apply(SessionStates.connect(1).phase(Phase.OPEN));
    workbench.cancelRequested(1);
    assertEquals("open", workbench.session(1).word());
  }

  private void apply(SessionStates... states) {
    List<Change> batch = new ArrayList<>();
    for (SessionStates state : states) {
      batch.add(new Change.Changed(state.build()));
    }
    workbench.apply(batch, 0);
  }
}
