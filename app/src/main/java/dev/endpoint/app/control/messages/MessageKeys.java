package dev.endpoint.app.control.messages;

import dev.endpoint.app.control.MenuKey;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// What keys do in the list of messages.
final class MessageKeys {
  private final MessageList list;

  private MessageKeys(MessageList list) {
    this.list = list;
  }

  static void on(MessageList list) {
    MessageKeys keys = new MessageKeys(list);
    list.addEventHandler(KeyEvent.KEY_PRESSED, keys::pressed);
  }

  private void pressed(KeyEvent event) {
    boolean control = event.isShortcutDown() && !event.isAltDown();
    boolean plain = !event.isShortcutDown() && !event.isAltDown() && !event.isShiftDown();
    if (MenuKey.is(event)) {
      list.menu().open();
      event.consume();
    } else if (control && copy(event.getCode()) || plain && (move(event.getCode()) || act(event))) {
      event.consume();
    }
  }

  private boolean move(KeyCode code) {
    switch (code) {
      case UP, KP_UP -> list.move(-1);
      case DOWN, KP_DOWN -> list.move(1);
      case PAGE_UP -> list.move(-page());
      case PAGE_DOWN -> list.move(page());
      case HOME -> list.move(Long.MIN_VALUE / 2);
      case END -> list.follow();
      default -> {
        return false;
      }
    }
    return true;
  }

  private long page() {
    return Math.max(1, list.fit() - 1);
  }

  private boolean act(KeyEvent event) {
    switch (event.getCode()) {
      case ENTER -> list.jump();
      case C -> list.colourLike();
      case F -> list.onlyLike();
      case T -> list.clockProperty().set(list.clockProperty().get().next());
      case SPACE -> list.hold();
      case ESCAPE -> {
        if (list.selectedProperty().get() == null) {
          return false;
        }
        list.deselect();
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean copy(KeyCode code) {
    if (code != KeyCode.C && code != KeyCode.INSERT) {
      return false;
    }
    list.copy();
    return true;
  }
}
