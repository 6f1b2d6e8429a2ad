package dev.endpoint.app.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.endpoint.app.support.SessionStates;
import dev.endpoint.engine.session.SessionState;
import dev.endpoint.engine.session.SessionState.Phase;
import dev.endpoint.engine.transport.CloseReason;
import java.util.ArrayList;
import java.util.List;
import javafx.collections.ListChangeListener;
import org.junit.jupiter.api.Test;

class SidebarModelTest {
  private final WorkbenchModel workbench = new WorkbenchModel();
  private final SidebarModel sidebar = new SidebarModel(workbench);

  @Test
  void acceptedConnectionsStandBelowTheirListener() {
    apply(
        SessionStates.listen(1),
        SessionStates.connect(2),
        SessionStates.accepted(3, 1),
        SessionStates.accepted(4, 1));
    assertEquals(List.of("Listeners 1", "1", "  3", "  4", "Connections 1", "2"), rows());
  }

  @Test
  void whatEndedMovesToTheEndedOnesNewestFirst() {
    apply(SessionStates.connect(1), SessionStates.connect(2), SessionStates.connect(3));
    apply(SessionStates.connect(1).phase(Phase.FAILED));
    apply(SessionStates.connect(3).phase(Phase.CANCELLED));
    assertEquals(List.of("Connections 1", "2", "Ended 2", "3", "1"), rows());
  }

  @Test
  void anAcceptedConnectionThatEndedStaysBelowItsListener() {
    apply(SessionStates.listen(1), SessionStates.accepted(2, 1));
    apply(SessionStates.accepted(2, 1).closed(new CloseReason.ByPeer()));
    assertEquals(List.of("Listeners 1", "1", "  2"), rows());
  }

  @Test
  void aStoppedListenerStaysWhileAConnectionOfItsIsOpen() {
    apply(SessionStates.listen(1), SessionStates.accepted(2, 1));
    apply(SessionStates.listen(1).phase(Phase.STOPPED));
    assertEquals(List.of("Listeners 1", "1", "  2"), rows());
    apply(SessionStates.accepted(2, 1).closed(new CloseReason.ByUs()));
    assertEquals(List.of("Ended 1", "1", "  2"), rows());
  }

  @Test
  void aForgottenListenerLeavesItsConnectionsBehind() {
    apply(SessionStates.listen(1), SessionStates.accepted(2, 1));
    workbench.apply(List.of(new Change.Removed(1)), 0);
    assertEquals(List.of("Connections 1", "2"), rows());
  }

  @Test
  void aFoldedListenerHidesItsConnections() {
    apply(SessionStates.listen(1), SessionStates.accepted(2, 1));
    sidebar.toggle(sidebar.rows().get(1));
    assertEquals(List.of("Listeners 1", "1"), rows());
    apply(SessionStates.accepted(3, 1));
    assertEquals(List.of("Listeners 1", "1"), rows());
    sidebar.toggle(sidebar.rows().get(1));
    assertEquals(List.of("Listeners 1", "1", "  2", "  3"), rows());
  }

  @Test
  void theAttemptsOfAKeeperAreFoldedAtFirstAndTheNewestStandsFirst() {
    apply(SessionStates.keep(1), SessionStates.attempt(2, 1, 1).phase(Phase.FAILED));
    apply(SessionStates.attempt(3, 1, 2));
    assertEquals(List.of("Connections 1", "1"), rows());
    sidebar.toggle(sidebar.rows().get(1));
    assertEquals(List.of("Connections 1", "1", "  3", "  2"), rows());
    apply(SessionStates.keep(1).phase(Phase.WAITING));
    assertEquals(List.of("Connections 1", "1", "  3", "  2"), rows());
  }

  /// The row is narrow and cuts off what stands last.
  @Test
  void aListenersRowSaysFirstHowManyAreOpen() {
    apply(SessionStates.listen(1));
    assertEquals("listening on 127.0.0.1:8080", SidebarLine.of(workbench.session(1), 0).detail());
    apply(SessionStates.listen(1).counts(2, 5));
    assertEquals("2 open on 127.0.0.1:8080", SidebarLine.of(workbench.session(1), 0).detail());
    apply(SessionStates.listen(1).counts(0, 5));
    assertEquals("0 open on 127.0.0.1:8080", SidebarLine.of(workbench.session(1), 0).detail());
  }

  @Test
  void aRowSaysHowAKeeperIsDoingAndItsAttemptsAreNumbered() {
    SessionStates keeper = SessionStates.keep(1).keeping(3, 0, 3, null).next(9_000);
    apply(keeper.phase(Phase.WAITING), SessionStates.attempt(2, 1, 3).phase(Phase.FAILED));
    long now = SessionStates.millis(5_300).toNanos();
    assertEquals(
        new SidebarLine(
            "tcp:localhost:8080", "waiting 4 s to retry, 3 failures", "", "Stop trying"),
        SidebarLine.of(workbench.session(1), now));
    assertEquals(
        new SidebarLine("attempt 3", "failed", "", ""), SidebarLine.of(workbench.session(2), now));

    apply(SessionStates.keep(1).keeping(4, 0, 3, null), SessionStates.attempt(3, 1, 4));
    assertEquals("trying, attempt 4", SidebarLine.of(workbench.session(1), now).detail());
    assertEquals("Cancel this attempt", SidebarLine.of(workbench.session(3), now).cancel());
    apply(SessionStates.keep(1).keeping(4, 1, 0, null).phase(Phase.KEPT));
    assertEquals("connected, attempt 4", SidebarLine.of(workbench.session(1), now).detail());
    assertEquals("", SidebarLine.of(workbench.session(1), now).cancel());
  }

  @Test
  void aFoldedGroupKeepsItsHeading() {
    apply(SessionStates.connect(1).phase(Phase.FAILED));
    sidebar.toggle(sidebar.rows().getFirst());
    assertEquals(List.of("Ended 1"), rows());
  }

  @Test
  void aBatchReplacesOnlyTheRowsThatDiffer() {
    apply(SessionStates.listen(1), SessionStates.connect(2));
    List<Integer> touched = new ArrayList<>();
    sidebar
        .rows()
        .addListener(
            (ListChangeListener<SidebarRow>)
                change -> {
                  while (change.next()) {
                    touched.add(change.getAddedSize() - change.getRemovedSize());
                  }
                });
    apply(SessionStates.connect(2).phase(Phase.OPEN));
    assertEquals(List.of(), touched);
    SessionState[] many = new SessionState[1000];
    for (int i = 0; i < many.length; i++) {
      many[i] = SessionStates.accepted(10 + i, 1).build();
    }
    apply(many);
    assertEquals(1000, touched.stream().mapToInt(n -> n).sum());
    assertEquals(1004, sidebar.rows().size());
  }

  private void apply(SessionStates... states) {
    SessionState[] built = new SessionState[states.length];
    for (int i = 0; i < states.length; i++) {
      built[i] = states[i].build();
    }
    apply(built);
  }

  private void apply(SessionState... states) {
    List<Change> batch = new ArrayList<>();
    for (SessionState state : states) {
      batch.add(new Change.Changed(state));
    }
    workbench.apply(batch, 0);
  }

  private List<String> rows() {
    return sidebar.rows().stream()
        .map(
            row ->
                switch (row) {
                  case SidebarRow.Heading h -> h.section().title() + " " + h.count();
                  case SidebarRow.Entry e -> "  ".repeat(e.depth()) + e.session().id();
                })
        .toList();
  }
}
