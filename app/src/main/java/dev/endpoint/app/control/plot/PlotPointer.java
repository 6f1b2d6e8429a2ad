package dev.endpoint.app.control.plot;

import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;

/// What the mouse does in a plot: it points, chooses a part by dragging, and zooms by the wheel.
final class PlotPointer {
  private static final double CLOSER = 0.8;

  private final PlotView view;
  private boolean choosing;

  private PlotPointer(PlotView view) {
    this.view = view;
  }

  static void on(PlotView view, Region panels) {
    PlotPointer pointer = new PlotPointer(view);
    panels.addEventHandler(MouseEvent.MOUSE_MOVED, event -> view.pointAt(event.getX()));
    panels.addEventHandler(MouseEvent.MOUSE_EXITED, event -> pointer.exited());
    panels.addEventHandler(MouseEvent.MOUSE_PRESSED, pointer::pressed);
    panels.addEventHandler(MouseEvent.MOUSE_DRAGGED, pointer::dragged);
    panels.addEventHandler(MouseEvent.MOUSE_RELEASED, pointer::released);
    panels.addEventHandler(ScrollEvent.SCROLL, pointer::scrolled);
  }

  private void exited() {
    if (!choosing) {
      view.unpoint();
    }
  }

  private void pressed(MouseEvent event) {
    view.requestFocus();
    view.pointAt(event.getX());
    if (event.getButton() != MouseButton.PRIMARY) {
      return;
    }
    if (event.getClickCount() == 2) {
      view.jump();
    } else {
      choosing = true;
      view.beginChoice();
    }
    event.consume();
  }

  private void dragged(MouseEvent event) {
    if (choosing) {
      view.pointAt(event.getX());
    }
  }

  private void released(MouseEvent event) {
    if (choosing) {
      choosing = false;
      view.endChoice();
    }
  }

  private void scrolled(ScrollEvent event) {
    if (event.getDeltaY() != 0) {
      view.zoom(event.getDeltaY() > 0 ? CLOSER : 1 / CLOSER);
      event.consume();
    }
  }
}
