package dev.endpoint.app.control.stream;

import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.scene.Cursor;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.util.Duration;

/// What the mouse does in a stream view.
final class StreamPointer {
  private static final Duration SCROLL_TURN = Duration.millis(40);

  private final StreamView view;
  private final StreamPanes panes;

  /// Scrolls while the mouse is dragged beyond an edge.
  private final Timeline scrolling = new Timeline(new KeyFrame(SCROLL_TURN, _ -> scrollOn()));

  private boolean dragging;
  private double dragX;
  private double dragY;

  private StreamPointer(StreamView view, StreamPanes panes) {
    this.view = view;
    this.panes = panes;
    scrolling.setCycleCount(Timeline.INDEFINITE);
  }

  static void on(StreamView view, StreamPanes panes) {
    StreamPointer pointer = new StreamPointer(view, panes);
    pointer.watch(panes.text());
    pointer.watch(panes.hex());
    view.addEventHandler(ScrollEvent.SCROLL, pointer::scrolled);
    view.setOnContextMenuRequested(e -> view.showMenu(e.getScreenX(), e.getScreenY()));
  }

  private void watch(RowsPane pane) {
    pane.setCursor(Cursor.TEXT);
    pane.setPickOnBounds(true);
    pane.addEventHandler(MouseEvent.MOUSE_PRESSED, e -> pressed(pane, e));
    pane.addEventHandler(MouseEvent.MOUSE_DRAGGED, e -> dragged(pane, e));
    pane.addEventHandler(MouseEvent.MOUSE_RELEASED, _ -> released());
  }

  private void scrolled(ScrollEvent event) {
    if (event.isShortcutDown()) {
      view.zoom(Math.signum(event.getDeltaY()));
    } else {
      boolean lines = event.getTextDeltaYUnits() == ScrollEvent.VerticalTextScrollUnits.LINES;
      double up = lines ? event.getTextDeltaY() : event.getDeltaY() / panes.lead().rowHeight();
      panes.go(new Request.Scroll(-up));
    }
    event.consume();
  }

  private void pressed(RowsPane pane, MouseEvent event) {
    view.requestFocus();
    view.hush();
    panes.lead(pane);
    Place place = pane.hit(event.getX(), event.getY());
    dragging = event.getButton() == MouseButton.PRIMARY && place != null;
    if (!dragging || place == null) {
      return;
    }
    if (event.isShiftDown()) {
      panes.select(panes.selection().to(place));
    } else if (event.getClickCount() > 1) {
      selectAround(pane, event, place);
    } else {
      panes.select(Selection.at(place));
    }
    event.consume();
  }

  /// Two clicks take a word, or a row of hex; three a row.
  private void selectAround(RowsPane pane, MouseEvent event, Place place) {
    Row row = pane.rowAt(event.getY());
    if (row instanceof TextRow text && event.getClickCount() == 2) {
      panes.select(Words.around(text, place));
    } else if (row != null) {
      panes.select(new Selection(row.start(), row.end()));
    }
  }

  private void released() {
    dragging = false;
    scrolling.stop();
  }

  private void dragged(RowsPane pane, MouseEvent event) {
    if (!dragging) {
      return;
    }
    dragX = event.getX();
    dragY = event.getY();
    extend(pane);
    if (dragY < 0 || dragY > pane.getHeight()) {
      scrolling.play();
    } else {
      scrolling.stop();
    }
  }

  private void extend(RowsPane pane) {
    Place place = pane.hit(dragX, Math.clamp(dragY, 0, pane.getHeight()));
    if (place != null && !place.equals(panes.selection().caret())) {
      panes.setFollowing(false);
      panes.select(panes.selection().to(place));
    }
  }

  private void scrollOn() {
    RowsPane pane = panes.lead();
    double beyond = dragY < 0 ? dragY : dragY - pane.getHeight();
    panes.go(new Request.Scroll(beyond / pane.rowHeight()));
    extend(pane);
  }
}
