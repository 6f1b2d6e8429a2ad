package dev.endpoint.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.app.support.CutOff;
import java.util.List;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;

class HelpTest extends WindowTest {
  @Test
  void nothingIsCutOffInIt() {
    push(KeyCode.F1);
    assertTrue(visible(".help"));
    List<String> cut =
        onFx(
            () -> {
              stage().getScene().getRoot().layout();
              return CutOff.below(lookup(".help").query()).stream().map(Labeled::getText).toList();
            });
    assertEquals(List.of(), cut);
  }

  /// A button that JavaFX presses with Esc takes that key away from the window for good.
  @Test
  void escClosesItAndIsTheWindowsOwnAfterwards() {
    listen("tcp:0:interface=127.0.0.1");
    push(KeyCode.F1);
    push(KeyCode.ESCAPE);
    until("it is closed", () -> !desk().help().isOpen());
    interact(() -> desk().close().request());
    assertTrue(onFx(() -> desk().close().isAsking()));
    push(KeyCode.ESCAPE);
    assertFalse(onFx(() -> desk().close().isAsking()));
  }

  @Test
  void aKeyOfTheWindowOrItsMenuLeavesIt() {
    push(KeyCode.F1);
    push(KeyCode.F1);
    assertFalse(onFx(() -> desk().help().isOpen()));
    push(KeyCode.F1);
    push(KeyCode.CONTROL, KeyCode.T);
    assertFalse(onFx(() -> desk().help().isOpen()));
    push(KeyCode.F1);
    push(KeyCode.CONTROL, KeyCode.L);
    assertFalse(onFx(() -> desk().help().isOpen()));
    assertTrue(onFx(() -> field().isFocused()));
  }
}
