package dev.endpoint.app.view;

import dev.endpoint.app.control.Shown;
import dev.endpoint.app.control.messages.ColourRuleRow;
import dev.endpoint.app.model.ColourRule;
import dev.endpoint.app.model.ColoursModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The rules that colour messages, to be changed.
public final class SheetColoursController {
  /// How much of the height the rules take at most, and their bounds in pixels.
  private static final double SHARE = 0.36;

  private static final double LEAST = 92;
  private static final double MOST = 240;

  private final ColoursModel model;
  private final Map<ColourRule, ColourRuleRow> known = new HashMap<>();
  private Runnable onDone = () -> {};

  @FXML VBox root;
  @FXML Button add;
  @FXML Button usual;
  @FXML ScrollPane scroll;
  @FXML VBox rows;

  public SheetColoursController(ColoursModel model) {
    this.model = model;
  }

  @FXML
  void initialize() {
    model.rules().subscribe(this::show);
    show();
    model.openProperty().subscribe(open -> Shown.when(root, open));
    model.wantedProperty().subscribe(this::write);
    model.holdingProperty().subscribe(now -> usual.setDisable(model.hasUsual()));
    root.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    root.addEventFilter(KeyEvent.KEY_PRESSED, this::pressedOnMenu);
  }

  /// Leaves the messages room.
  void fit(ObservableValue<Number> height) {
    scroll
        .maxHeightProperty()
        .bind(height.map(h -> Math.clamp(SHARE * h.doubleValue(), LEAST, MOST)));
  }

  /// @param action gives the keyboard to what is coloured
  void setOnDone(Runnable action) {
    onDone = action;
  }

  /// The rows of rules that stay are kept, and so is the keyboard.
  private void show() {
    Node focused = root.getScene() == null ? null : root.getScene().getFocusOwner();
    List<ColourRule> rules = model.rules();
    known.keySet().retainAll(rules);
    rows.getChildren().setAll(rules.stream().map(this::row).toList());
    for (int i = 0; i < rules.size(); i++) {
      row(rules.get(i)).place(i + 1, i == 0, i == rules.size() - 1);
    }
    add.setDisable(model.isFull());
    if (focused != null && focused.getScene() != null && isInside(focused)) {
      focused.requestFocus();
    }
  }

  private boolean isInside(Node node) {
    for (Node each = node; each != null; each = each.getParent()) {
      if (each == rows) {
        return true;
      }
    }
    return false;
  }

  private ColourRuleRow row(ColourRule rule) {
    return known.computeIfAbsent(
        rule,
        made ->
            new ColourRuleRow(
                made, by -> model.move(made, by), () -> remove(made), () -> onDone.run()));
  }

  /// The keyboard goes to the next rule.
  private void remove(ColourRule rule) {
    int at = model.rules().indexOf(rule);
    model.remove(rule);
    List<ColourRule> left = model.rules();
    if (left.isEmpty()) {
      add.requestFocus();
    } else {
      row(left.get(Math.min(at, left.size() - 1))).write();
    }
  }

  private void write(@Nullable ColourRule rule) {
    if (rule != null) {
      ColourRuleRow row = row(rule);
      root.applyCss();
      root.layout();
      Bounds place = row.getBoundsInParent();
      double room = rows.getHeight() - scroll.getViewportBounds().getHeight();
      scroll.setVvalue(room <= 0 ? 0 : Math.min(1, place.getMinY() / room));
      row.write();
    }
  }

  private void pressed(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      close();
      event.consume();
    }
  }

  /// A button of a menu keeps Esc to itself, also while the menu is not open.
  private void pressedOnMenu(KeyEvent event) {
    if (event.getTarget() instanceof MenuButton menu && !menu.isShowing()) {
      pressed(event);
    }
  }

  @FXML
  void add() {
    model.add("");
  }

  @FXML
  void addUsual() {
    model.addUsual();
  }

  @FXML
  void close() {
    model.openProperty().set(false);
    onDone.run();
  }
}
