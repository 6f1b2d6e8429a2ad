package dev.endpoint.app.control.plot;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// What keys do in a plot.
final class PlotKeys {
  private static final double CLOSER = 0.5;
  private static final double FARTHER = 2;
  private static final int PARTS = 10;

  private final PlotView view;

  private PlotKeys(PlotView view) {
    this.view = view;
  }

  static void on(PlotView view) {
    PlotKeys keys = new PlotKeys(view);
    view.addEventHandler(KeyEvent.KEY_PRESSED, keys::pressed);
  }

  private void pressed(KeyEvent event) {
    boolean own = event.getTarget() == view;
    boolean control = event.isShortcutDown() && !event.isAltDown();
    boolean plain = !event.isShortcutDown() && !event.isAltDown();
    if (control && event.getCode() == KeyCode.C && own) {
      if (event.isShiftDown()) {
        view.copyPicture();
      } else {
        view.copyValues();
      }
      event.consume();
    } else if (own && plain && (move(event.getCode()) || act(event))) {
      event.consume();
    }
  }

  private boolean move(KeyCode code) {
    switch (code) {
      case LEFT, KP_LEFT -> view.move(-1);
      case RIGHT, KP_RIGHT -> view.move(1);
      case PAGE_UP -> view.move(-Math.max(1, view.columns() / PARTS));
      case PAGE_DOWN -> view.move(Math.max(1, view.columns() / PARTS));
      case HOME -> view.move(Integer.MIN_VALUE / 2);
      case END -> view.move(Integer.MAX_VALUE / 2);
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean act(KeyEvent event) {
    switch (event.getCode()) {
      case PLUS, EQUALS, ADD, UP, KP_UP -> view.zoom(CLOSER);
      case MINUS, SUBTRACT, DOWN, KP_DOWN -> view.zoom(FARTHER);
      case DIGIT0, NUMPAD0 -> view.showAll();
      case ENTER -> view.jump();
      case T -> view.nextClock();
      case ESCAPE -> {
        return leave();
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  /// Returns whether there was anything to leave.
  private boolean leave() {
    if (view.isPointing()) {
      view.unpoint();
    } else if (view.isZoomed()) {
      view.showAll();
    } else {
      return false;
    }
    return true;
  }
}
