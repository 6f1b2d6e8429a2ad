package dev.endpoint.app.control.stream;

import dev.endpoint.app.control.MenuKey;
import dev.endpoint.app.control.stream.Request.CaretMove;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// What keys do in a stream view.
final class StreamKeys {
  private final StreamView view;

  private StreamKeys(StreamView view) {
    this.view = view;
  }

  static void on(StreamView view) {
    StreamKeys keys = new StreamKeys(view);
    view.addEventHandler(KeyEvent.KEY_PRESSED, keys::pressed);
  }

  private void pressed(KeyEvent event) {
    if (!view.isFocused()) {
      return;
    }
    view.hush();
    if (MenuKey.is(event)) {
      view.showMenu();
      event.consume();
      return;
    }
    boolean done = event.isShortcutDown() ? withControl(event) : move(event) || plain(event);
    if (done) {
      event.consume();
    }
  }

  private boolean move(KeyEvent event) {
    CaretMove move = caretMove(event.getCode());
    if (move == null || event.isAltDown()) {
      return false;
    }
    if (move == CaretMove.END && !event.isShiftDown()) {
      view.panes().select(Selection.NONE);
      view.goToEnd();
    } else {
      view.panes().go(new Request.Move(move, 1, event.isShiftDown()));
    }
    return true;
  }

  private static @Nullable CaretMove caretMove(KeyCode code) {
    return switch (code) {
      case UP, KP_UP -> CaretMove.UP;
      case DOWN, KP_DOWN -> CaretMove.DOWN;
      case LEFT, KP_LEFT -> CaretMove.LEFT;
      case RIGHT, KP_RIGHT -> CaretMove.RIGHT;
      case PAGE_UP -> CaretMove.PAGE_UP;
      case PAGE_DOWN -> CaretMove.PAGE_DOWN;
      case HOME -> CaretMove.START;
      case END -> CaretMove.END;
      default -> null;
    };
  }

  private boolean plain(KeyEvent event) {
    if (event.isAltDown() || event.isShiftDown()) {
      return false;
    }
    return switch (event.getCode()) {
      case T -> cycleClock();
      case I -> cycleInvisible();
      case SPACE -> hold();
      case ESCAPE -> deselect();
      default -> false;
    };
  }

  private boolean cycleClock() {
    view.setClock(view.getClock().next());
    return true;
  }

  private boolean cycleInvisible() {
    view.setInvisible(view.getInvisible().next());
    return true;
  }

  private boolean hold() {
    Runnable action = view.getOnHold();
    if (action == null) {
      return false;
    }
    action.run();
    return true;
  }

  /// Ends finding, else lets go of what is selected; if nothing is, Escape is somebody else's.
  private boolean deselect() {
    if (view.stopFinding()) {
      return true;
    }
    if (view.panes().selection().isEmpty()) {
      return false;
    }
    view.panes().select(Selection.at(view.panes().selection().caret()));
    return true;
  }

  private boolean withControl(KeyEvent event) {
    if (event.isAltDown()) {
      return false;
    }
    if (event.isShiftDown()) {
      return event.getCode() == KeyCode.C ? copyAs() : zoom(event.getCode()) || move(event);
    }
    return switch (event.getCode()) {
      case C, INSERT -> copy();
      case A -> all();
      case DIGIT1 -> mode(StreamMode.TEXT);
      case DIGIT2 -> mode(StreamMode.HEX);
      case DIGIT3 -> mode(StreamMode.SPLIT);
      case HOME, END -> move(event);
      default -> zoom(event.getCode());
    };
  }

  private boolean copy() {
    view.copySelection();
    return true;
  }

  private boolean copyAs() {
    view.showMenu();
    return true;
  }

  private boolean all() {
    view.selectAll();
    return true;
  }

  private boolean mode(StreamMode mode) {
    view.setMode(mode);
    return true;
  }

  private boolean zoom(KeyCode code) {
    switch (code) {
      case PLUS, EQUALS, ADD -> view.zoom(1);
      case MINUS, SUBTRACT -> view.zoom(-1);
      case DIGIT0, NUMPAD0 -> view.zoom(0);
      default -> {
        return false;
      }
    }
    return true;
  }
}
