package dev.endpoint.app.control.messages;

import dev.endpoint.app.control.ColourChip;
import dev.endpoint.app.control.Shown;
import dev.endpoint.app.model.ColourRule;
import dev.endpoint.app.model.FilterText;
import java.util.function.IntConsumer;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One rule that colours messages: whether it holds, its colour, which messages, its place among
/// the others; below it what is wrong with it.
public final class ColourRuleRow extends VBox {
  private final ColourRule rule;
  private final CheckBox on = new CheckBox();
  private final ColourChip colour;
  private final FilterField filter = new FilterField();
  private final Label problem = new Label();
  private final Button up = button("icon-upper", "Before the rule above (Alt+\u2191)");
  private final Button down = button("icon-lower", "Behind the rule below (Alt+\u2193)");
  private final Button remove = button("icon-cross", "Remove this rule");

  /// @param move puts it before the one above (-1), or behind the one below (1)
  /// @param gone removes it
  /// @param done gives the keyboard to what is coloured
  public ColourRuleRow(ColourRule rule, IntConsumer move, Runnable gone, Runnable done) {
    this.rule = rule;
    getStyleClass().add("colour-rule");
    problem.getStyleClass().add("colour-problem");
    problem.setWrapText(true);
    on.selectedProperty().bindBidirectional(rule.onProperty());
    on.setTooltip(new Tooltip("Whether this rule holds"));
    up.setOnAction(pressed -> move.accept(-1));
    down.setOnAction(pressed -> move.accept(1));
    remove.setOnAction(pressed -> gone.run());
    colour = new ColourChip(rule.colourProperty()::set);
    rule.colourProperty().subscribe(colour::tell);
    buildFilter(done);
    addEventFilter(KeyEvent.KEY_PRESSED, event -> pressed(event, move));
    HBox line = new HBox(on, colour, filter, up, down, remove);
    line.getStyleClass().add("colour-rule-line");
    HBox.setHgrow(filter, Priority.ALWAYS);
    getChildren().addAll(line, problem);
  }

  private static Button button(String icon, String words) {
    Region glyph = new Region();
    glyph.getStyleClass().addAll("sheet-icon", icon);
    Button button = new Button("", glyph);
    button.getStyleClass().addAll("small", "flat", "button-icon");
    button.setAccessibleText(words);
    button.setTooltip(new Tooltip(words));
    button.setMinWidth(USE_PREF_SIZE);
    return button;
  }

  private void buildFilter(Runnable done) {
    filter.setClearing(false);
    filter.setOnDone(done);
    filter.getStyleClass().add("small");
    filter.setPromptText("Which messages, such as recv && size>100");
    filter.textProperty().bindBidirectional(rule.filter().textProperty());
    rule.filter().stateProperty().subscribe(this::show);
    rule.filter().problemProperty().subscribe(words -> Shown.words(problem, problem, words));
  }

  private void show(FilterText.State state) {
    filter.show(state == FilterText.State.RIGHT, state == FilterText.State.WRONG);
    filter.setAccessibleText(
        switch (state) {
          case EMPTY -> "Which messages are coloured";
          case RIGHT -> "Which messages are coloured, understood";
          case WRONG -> "Which messages are coloured, not understood: " + problem.getText();
        });
  }

  private void pressed(KeyEvent event, IntConsumer move) {
    if (!event.isAltDown()) {
      return;
    }
    switch (event.getCode()) {
      case UP, KP_UP -> move.accept(-1);
      case DOWN, KP_DOWN -> move.accept(1);
      default -> {
        return;
      }
    }
    event.consume();
  }

  /// What it is called among the others.
  public void place(int number, boolean first, boolean last) {
    on.setAccessibleText("Rule " + number + " holds");
    up.setDisable(first);
    down.setDisable(last);
  }

  public ColourRule rule() {
    return rule;
  }

  /// Gives the keyboard to its filter.
  public void write() {
    filter.requestFocus();
    filter.selectAll();
  }
}
