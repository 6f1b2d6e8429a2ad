package dev.endpoint.app.control.messages;

import dev.endpoint.engine.capture.filter.Filter;
import dev.endpoint.engine.capture.filter.FilterCompletion;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.stage.Popup;

/// Where a filter is typed, with a list of how it could go on below it. Tab or Enter takes what is
/// chosen there; nothing is taken that was not chosen or begun.
public final class FilterField extends TextField {
  private static final PseudoClass RIGHT = PseudoClass.getPseudoClass("right");
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
  private static final double ROW = 26;
  private static final double WIDTH = 380;
  private static final int MOST_ROWS = 8;

  private final ListView<FilterCompletion> list = new ListView<>();
  private final Popup popup = new Popup();
  private Runnable onDone = () -> {};
  private boolean clearing = true;

  /// Whether the text has changed since the caret was looked at: it changes before the caret does.
  private boolean typed;

  public FilterField() {
    getStyleClass().add("filter-field");
    list.getStyleClass().add("filter-completions");
    list.setFixedCellSize(ROW);
    list.setPrefWidth(WIDTH);
    list.setFocusTraversable(false);
    list.setCellFactory(view -> new Cell());
    list.setOnMouseClicked(click -> take());
    popup.getContent().add(list);
    popup.setAutoHide(true);
    addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    textProperty().subscribe((before, now) -> typed = true);
    caretPositionProperty().subscribe((before, now) -> caretMoved());
    focusedProperty().subscribe(this::focusChanged);
  }

  /// @param action gives the keyboard to what is filtered
  public void setOnDone(Runnable action) {
    onDone = action;
  }

  /// @param clears whether Esc clears the field first; else it is left to whoever is around it
  void setClearing(boolean clears) {
    clearing = clears;
  }

  /// Shows whether the filter makes sense.
  public void show(boolean right, boolean wrong) {
    pseudoClassStateChanged(RIGHT, right);
    pseudoClassStateChanged(WRONG, wrong);
  }

  private void focusChanged(boolean focused) {
    if (!focused) {
      popup.hide();
    }
  }

  private void caretMoved() {
    if (typed && isFocused() && !getText().isEmpty()) {
      offer(false);
    } else {
      popup.hide();
    }
    typed = false;
  }

  /// @param asked whether to offer what may come behind a condition as well, which is whole without
  private void offer(boolean asked) {
    List<FilterCompletion> ways = Filter.complete(getText(), getCaretPosition());
    if (!asked && !ways.isEmpty() && ways.getFirst().replacement().equals("&&")) {
      popup.hide();
      return;
    }
    list.getItems().setAll(ways);
    list.getSelectionModel().clearSelection();
    boolean begun = !ways.isEmpty() && ways.getFirst().start() < ways.getFirst().end();
    if (begun) {
      list.getSelectionModel().selectFirst();
    }
    Bounds place = localToScreen(getBoundsInLocal());
    if (ways.isEmpty() || place == null || getScene() == null) {
      popup.hide();
      return;
    }
    list.setPrefHeight(Math.min(MOST_ROWS, ways.size()) * ROW + 2);
    list.getStylesheets().setAll(getScene().getStylesheets());
    popup.show(this, place.getMinX(), place.getMaxY() + 2);
  }

  private void pressed(KeyEvent event) {
    boolean taken =
        switch (event.getCode()) {
          case DOWN -> down();
          case UP -> popup.isShowing() && step(-1);
          case ENTER -> enter();
          case TAB -> !event.isShiftDown() && popup.isShowing() && take();
          case ESCAPE -> escape();
          case SPACE -> event.isShortcutDown() && ask();
          default -> false;
        };
    if (taken) {
      event.consume();
    }
  }

  private boolean down() {
    return popup.isShowing() ? step(1) : ask();
  }

  private boolean ask() {
    offer(true);
    return true;
  }

  private boolean step(int by) {
    int count = list.getItems().size();
    int at = list.getSelectionModel().getSelectedIndex();
    int next = at < 0 ? by > 0 ? 0 : count - 1 : Math.floorMod(at + by, count);
    list.getSelectionModel().select(next);
    list.scrollTo(Math.max(0, next - MOST_ROWS + 1));
    return true;
  }

  private boolean enter() {
    if (popup.isShowing() && take()) {
      return true;
    }
    onDone.run();
    return true;
  }

  private boolean escape() {
    if (popup.isShowing()) {
      popup.hide();
    } else if (!clearing) {
      return false;
    } else if (!getText().isEmpty()) {
      clear();
    } else {
      onDone.run();
    }
    return true;
  }

  /// Puts what is chosen into the text; returns whether anything was.
  private boolean take() {
    FilterCompletion chosen = list.getSelectionModel().getSelectedItem();
    if (chosen == null) {
      return false;
    }
    String put = chosen.replacement();
    boolean pair = put.equals("\"\"") || put.equals("//");
    String space = pair || put.equals("!") || put.equals("(") ? "" : " ";
    replaceText(chosen.start(), chosen.end(), put + space);
    positionCaret(chosen.start() + (pair ? 1 : put.length() + space.length()));
    requestFocus();
    return true;
  }

  /// What it would put there, and what that means.
  private static final class Cell extends ListCell<FilterCompletion> {
    private final Label word = new Label();
    private final Label help = new Label();
    private final HBox both = new HBox(word, help);

    Cell() {
      word.getStyleClass().add("filter-word");
      help.getStyleClass().add("filter-help");
      both.getStyleClass().add("filter-way");
    }

    @Override
    protected void updateItem(FilterCompletion way, boolean empty) {
      super.updateItem(way, empty);
      if (!empty) {
        word.setText(way.replacement());
        help.setText(way.help());
      }
      setGraphic(empty ? null : both);
    }
  }
}
