package dev.endpoint.app.control.compare;

import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.ScrollEvent;

/// What keys and the wheel do in a comparison.
final class CompareKeys {
  private final CompareView view;
  private double scrolled;

  private CompareKeys(CompareView view) {
    this.view = view;
  }

  static void on(CompareView view) {
    CompareKeys keys = new CompareKeys(view);
    view.addEventHandler(KeyEvent.KEY_PRESSED, keys::pressed);
    view.addEventHandler(ScrollEvent.SCROLL, keys::scrolled);
  }

  private void pressed(KeyEvent event) {
    if (event.getTarget() != view || event.isAltDown() || event.isMetaDown()) {
      return;
    }
    boolean done =
        event.isShortcutDown() ? withControl(event) : move(event.getCode()) || act(event);
    if (done) {
      event.consume();
    }
  }

  private boolean withControl(KeyEvent event) {
    switch (event.getCode()) {
      case HOME -> view.go(new Go.Start());
      case END -> view.go(new Go.End());
      case C, INSERT -> view.copy();
      case PLUS, EQUALS, ADD -> view.zoom(1);
      case MINUS, SUBTRACT -> view.zoom(-1);
      case DIGIT0, NUMPAD0 -> view.zoom(0);
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean move(KeyCode code) {
    switch (code) {
      case UP, KP_UP -> view.go(new Go.Lines(-1));
      case DOWN, KP_DOWN -> view.go(new Go.Lines(1));
      case PAGE_UP -> view.go(new Go.Pages(-1));
      case PAGE_DOWN -> view.go(new Go.Pages(1));
      case HOME -> view.go(new Go.Start());
      case END -> view.go(new Go.End());
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean act(KeyEvent event) {
    switch (event.getCode()) {
      case N -> view.step(!event.isShiftDown());
      case P -> view.step(false);
      case H -> view.setHex(!view.isHex());
      case ENTER -> view.jump();
      case ESCAPE -> {
        return view.stopFinding();
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void scrolled(ScrollEvent event) {
    if (event.isShortcutDown()) {
      view.zoom(Math.signum(event.getDeltaY()));
    } else {
      boolean lines = event.getTextDeltaYUnits() == ScrollEvent.VerticalTextScrollUnits.LINES;
      scrolled -= lines ? event.getTextDeltaY() : event.getDeltaY() / view.rowHeight();
      int whole = (int) scrolled;
      if (whole != 0) {
        scrolled -= whole;
        view.go(new Go.Scroll(whole));
      }
    }
    event.consume();
  }
}
