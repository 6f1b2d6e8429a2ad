package dev.endpoint.app.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.app.settings.Settings;
import dev.endpoint.app.support.SessionStates;
import dev.endpoint.engine.session.SessionState.Phase;
import dev.endpoint.engine.syntax.Side;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartModelTest {
  private final RecordingActions actions = new RecordingActions();
  private final WorkbenchModel workbench = new WorkbenchModel();
  private final Settings settings = new Settings();
  private final EndpointBarModel bar = new EndpointBarModel(actions, workbench, settings);
  private final StartModel start = new StartModel(actions, workbench, bar, settings);

  @Test
  void tryItHereListensThenConnectsThenSaysHello() {
    start.enter();
    assertEquals(List.of("listen tcp:0:interface=127.0.0.1 echo"), asked());
    apply(SessionStates.listen(101).local("127.0.0.1", 4567));
    assertEquals(List.of("connect tcp:127.0.0.1:4567"), asked());
    apply(SessionStates.connect(102));
    assertSame(workbench.session(102), workbench.selected());
    apply(SessionStates.connect(102).phase(Phase.OPEN));
    assertEquals(List.of("send 102 " + StartModel.GREETING), asked());
    apply(SessionStates.connect(102).phase(Phase.OPEN).unsent(1));
    assertEquals(List.of(), asked());
  }

  @Test
  void aListenerThatCannotStartIsShownWithItsReason() {
    start.tryHere();
    apply(SessionStates.listen(101).phase(Phase.ATTEMPTING));
    apply(SessionStates.listen(101).phase(Phase.FAILED));
    assertSame(workbench.session(101), workbench.selected());
  }

  @Test
  void thePageGoesForGoodAfterTheFirstSuccess() {
    assertTrue(start.isShown());
    apply(SessionStates.connect(1).phase(Phase.OPEN));
    assertFalse(start.isShown());
    assertTrue(start.isBlank());
    assertTrue(settings.startPageDoneProperty().get());
  }

  @Test
  void aFailureKeepsThePage() {
    apply(SessionStates.connect(1).phase(Phase.FAILED));
    assertTrue(start.isShown());
  }

  @Test
  void askedForItComesBackUntilSomethingIsSelected() {
    apply(SessionStates.connect(1).phase(Phase.OPEN));
    workbench.select(workbench.session(1));
    start.ask();
    assertTrue(start.isShown());
    workbench.select(workbench.session(1));
    workbench.select(null);
    assertFalse(start.isShown());
  }

  @Test
  void anEndpointOnTheClipboardIsOffered() {
    start.clipboardHolds(" tcp:localhost:8080\n");
    assertEquals("tcp:localhost:8080", start.getClipboard());
    start.useClipboard();
    assertEquals("tcp:localhost:8080", bar.textProperty().get());
  }

  @Test
  void anythingElseOnTheClipboardIsNot() {
    for (String other :
        List.of("", "hello", "a sentence: with words", "tcp:h:1\ntcp:h:2", "x:".repeat(500))) {
      start.clipboardHolds(other);
      assertEquals("", start.getClipboard(), other);
    }
  }

  @Test
  void theListenCardOffersALoopbackListener() {
    start.listen();
    assertEquals(Side.SERVER, bar.sideProperty().get());
    assertTrue(bar.readyProperty().get());
    assertFalse(bar.readingProperty().get().exposed());
  }

  private void apply(SessionStates state) {
    workbench.apply(List.of(new Change.Changed(state.build())), 0);
  }

  private List<String> asked() {
    List<String> lines = List.copyOf(actions.asked);
    actions.asked.clear();
    return lines;
  }
}
