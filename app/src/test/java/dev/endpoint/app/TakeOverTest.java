package dev.endpoint.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.endpoint.app.model.SessionModel;
import dev.endpoint.engine.session.Responder;
import dev.endpoint.engine.session.SessionState.Phase;
import dev.endpoint.engine.session.SessionState.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

class TakeOverTest extends WindowTest {
  @Test
  void whatALaterStartHandsOverIsStartedHere() {
    interact(
        () ->
            WorkbenchApp.takeOver(
                stage(),
                context(),
                List.of("--listen", "memory:here", "--then", "echo", "--connect", "memory:here")));
    selected(state -> state.role() == Role.CONNECT && state.phase() == Phase.OPEN);
    SessionModel listener = onFx(() -> desk().workbench().sessions().iterator().next());
    assertEquals(Phase.LISTENING, onFx(() -> listener.state().phase()));
    assertEquals(Responder.ECHO, onFx(() -> listener.state().responder()));
  }

  @Test
  void aStartWithNothingToDoShowsTheWindow() {
    interact(() -> stage().setIconified(true));
    interact(() -> WorkbenchApp.takeOver(stage(), context(), List.of()));
    until("the window is there", () -> !stage().isIconified());
    assertEquals(0, onFx(() -> desk().workbench().sessions().size()));
  }
}
