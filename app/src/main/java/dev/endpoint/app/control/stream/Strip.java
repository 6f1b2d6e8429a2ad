package dev.endpoint.app.control.stream;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// A line above a stream in which one types something. What is wrong with it is said below, over
/// the stream, and what is in the line stays in its place: nothing moves while one types.
public abstract class Strip extends VBox {
  private static final double FIELD_WIDTH = 320;
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  final TextField field = new TextField();
  private final HBox line = new HBox();
  final Label words = new Label();
  private final Label problem = new Label();

  /// @param name of the field, for those who hear it
  Strip(String name) {
    getStyleClass().add("stream-strip");
    field.getStyleClass().addAll("small", "strip-field");
    field.setAccessibleText(name);
    field.setPrefWidth(FIELD_WIDTH);
    HBox.setHgrow(words, Priority.ALWAYS);
    words.getStyleClass().add("strip-words");
    words.setMaxWidth(Double.MAX_VALUE);
    line.getStyleClass().add("strip-line");
    line.setAlignment(Pos.CENTER_LEFT);
    problem.getStyleClass().add("strip-problem");
    problem.setWrapText(true);
    problem.setManaged(false);
    problem.setMouseTransparent(true);
    problem.setVisible(false);
    getChildren().addAll(line, problem);
    managedProperty().bind(visibleProperty());
    setVisible(false);
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::typed);
    addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
  }

  /// What stands in the line: the field, these, and a button to close it.
  final void add(Node... nodes) {
    Button close = icon("icon-cross", "Close (Esc)");
    close.setOnAction(_ -> close());
    line.getChildren().add(field);
    line.getChildren().addAll(nodes);
    line.getChildren().add(close);
  }

  /// Before the field, which takes Shift+Enter for itself.
  private void typed(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER) {
      enter(event.isShiftDown());
      event.consume();
    }
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      close();
      event.consume();
    }
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    double width = getWidth();
    problem.resizeRelocate(0, getHeight(), width, problem.prefHeight(width));
  }

  abstract void enter(boolean shift);

  abstract void close();

  /// Goes to the field.
  public final void focus() {
    field.requestFocus();
    field.selectAll();
  }

  /// Says what is wrong with what was typed; nothing if that is empty.
  final void complain(String trouble) {
    field.pseudoClassStateChanged(WRONG, !trouble.isEmpty());
    problem.setText(trouble);
    problem.setVisible(!trouble.isEmpty());
    requestLayout();
  }

  static Button icon(String shape, String what) {
    Region graphic = new Region();
    graphic.getStyleClass().addAll("sheet-icon", shape);
    Button button = new Button(null, graphic);
    button.getStyleClass().addAll("small", "flat", "button-icon");
    button.setMinWidth(USE_PREF_SIZE);
    button.setAccessibleText(what);
    button.setTooltip(new Tooltip(what));
    return button;
  }

  /// Buttons of which one is down, side by side.
  static HBox segments(ToggleButton... buttons) {
    HBox box = new HBox(buttons);
    box.getStyleClass().add("segments");
    box.setAlignment(Pos.CENTER_LEFT);
    box.setMinWidth(USE_PREF_SIZE);
    int last = buttons.length - 1;
    for (int i = 0; i <= last; i++) {
      String pill = i == 0 ? "left-pill" : i == last ? "right-pill" : "center-pill";
      buttons[i].getStyleClass().addAll("small", pill);
    }
    return box;
  }
}
