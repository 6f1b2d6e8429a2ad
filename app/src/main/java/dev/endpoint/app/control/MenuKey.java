package dev.endpoint.app.control;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The keys that open a menu; not every system tells of them in another way.
public final class MenuKey {
  private MenuKey() {}

  public static boolean is(KeyEvent pressed) {
    boolean shiftF10 =
        pressed.getCode() == KeyCode.F10
            && pressed.isShiftDown()
            && !pressed.isShortcutDown()
            && !pressed.isAltDown();
    return shiftF10 || pressed.getCode() == KeyCode.CONTEXT_MENU;
  }
}
