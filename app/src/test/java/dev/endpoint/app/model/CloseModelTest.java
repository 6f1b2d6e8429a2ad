package dev.endpoint.app.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.app.support.SessionStates;
import dev.endpoint.engine.session.SessionState.Phase;
import java.util.List;
import org.junit.jupiter.api.Test;

class CloseModelTest {
  private final WorkbenchModel workbench = new WorkbenchModel();
  private int ended;
  private final CloseModel close = new CloseModel(workbench, () -> ended++);

  @Test
  void withNothingOpenItClosesAtOnce() {
    add(SessionStates.connect(1).phase(Phase.FAILED));
    close.request();
    assertFalse(close.isAsking());
    assertEquals(1, ended);
  }

  @Test
  void withSomethingOpenItAsksAndSaysWhatWouldEnd() {
    add(SessionStates.listen(1));
    add(SessionStates.accepted(2, 1));
    add(SessionStates.accepted(3, 1));
    add(SessionStates.connect(4));
    close.request();
    assertTrue(close.isAsking());
    assertEquals(0, ended);
    assertEquals(
        "This ends 2 open connections, 1 listener and 1 attempt under way."
            + " What was captured stays on disk.",
        close.getWords());
  }

  @Test
  void anAttemptThatIsYetToComeIsSomethingToEnd() {
    add(SessionStates.keep(1).phase(Phase.WAITING));
    close.request();
    assertEquals(
        "This ends 1 wait for another attempt. What was captured stays on disk.", close.getWords());
  }

  @Test
  void noKeepsEverythingAndTheNextRequestAsksAgain() {
    add(SessionStates.listen(1));
    close.request();
    close.dismiss();
    assertFalse(close.isAsking());
    close.request();
    assertTrue(close.isAsking());
    assertEquals(0, ended);
  }

  @Test
  void yesEndsEverythingOnce() {
    add(SessionStates.listen(1));
    close.request();
    close.confirm();
    close.confirm();
    close.request();
    assertEquals(1, ended);
    assertTrue(close.isClosing());
  }

  @Test
  void askingForItAgainWhileTheQuestionStandsMeansYes() {
    add(SessionStates.listen(1));
    close.request();
    close.request();
    assertEquals(1, ended);
  }

  private void add(SessionStates state) {
    workbench.apply(List.of(new Change.Changed(state.build())), 0);
  }
}
