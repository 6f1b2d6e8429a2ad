package dev.endpoint.app.control.stream;

import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;

/// Where one types a byte or a time to go to, and reads what that is.
public final class GoToBar extends Strip {
  /// What one does here.
  public interface Actions {
    /// Something else was typed or chosen.
    void typed();

    void go();

    void close();
  }

  private final Actions actions;
  private final ToggleButton first;
  private final ToggleButton second;
  private final HBox choice;

  /// @param one what the first of two streams is called, whose bytes can be counted
  /// @param other what the second is called
  public GoToBar(Actions actions, String one, String other) {
    super("Go to");
    this.actions = actions;
    getStyleClass().add("go-to-bar");
    first = new ToggleButton(one);
    second = new ToggleButton(other);
    choice = segments(first, second);
    first.setSelected(true);
    field.setPromptText("A byte: 1234, 0x4d2, +100, end. A time: 12:04:07.201, +1.5s");
    field.textProperty().addListener(_ -> actions.typed());
    first.setOnAction(_ -> choose(true));
    second.setOnAction(_ -> choose(false));
    choice.managedProperty().bind(choice.visibleProperty());
    add(choice, words);
  }

  private void choose(boolean one) {
    first.setSelected(one);
    second.setSelected(!one);
    actions.typed();
  }

  /// Whether the bytes of the first stream are counted.
  public boolean isFirst() {
    return first.isSelected();
  }

  public String text() {
    return field.getText();
  }

  /// @param one whether the bytes of the first stream are counted
  /// @param choose whether the other one can be chosen
  void count(boolean one, boolean choose) {
    choice.setVisible(choose);
    choose(one);
  }

  public void show(Goal goal) {
    boolean wrong = goal.place() == null;
    words.setText(wrong ? "" : goal.words());
    field.setAccessibleHelp(goal.words());
    complain(wrong ? goal.words() : "");
  }

  @Override
  void enter(boolean shift) {
    actions.go();
  }

  @Override
  void close() {
    actions.close();
  }
}
