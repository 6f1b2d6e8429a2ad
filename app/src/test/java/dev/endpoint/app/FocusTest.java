package dev.endpoint.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.app.model.SessionModel;
import dev.endpoint.engine.session.SessionState.Phase;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Border;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Test;

/// Who goes through the window by keys sees where they are.
class FocusTest extends WindowTest {
  private static final int FEWEST = 12;
  private static final int MOST = 80;

  @Test
  void everyButtonOnTheWayOfTabShowsThatItHasTheFocus() {
    SessionModel listener = listen("tcp:0:interface=127.0.0.1");
    interact(() -> desk().bar().begin(desk().actions().connect("tcp:127.0.0.1:" + port(listener))));
    selected(state -> state.phase() == Phase.OPEN);
    Set<Node> seen = new LinkedHashSet<>();
    List<String> unmarked = new ArrayList<>();
    push(KeyCode.CONTROL, KeyCode.L);
    for (int i = 0; i < MOST; i++) {
      push(KeyCode.TAB);
      Node owner = onFx(() -> stage().getScene().getFocusOwner());
      if (owner instanceof ButtonBase button && !(owner instanceof CheckBox) && seen.add(owner)) {
        onFx(
            () -> {
              stage().getScene().getRoot().applyCss();
              return isMarked(button.getBorder()) || unmarked.add(button.toString());
            });
      }
    }
    assertEquals(List.of(), unmarked);
    assertTrue(seen.size() >= FEWEST, seen::toString);
  }

  private static boolean isMarked(Border border) {
    return border != null
        && border.getStrokes().stream()
            .anyMatch(
                stroke ->
                    stroke.getTopStroke() instanceof Color color
                        && color.getOpacity() == 1
                        && stroke.getWidths().getTop() >= 2);
  }
}
