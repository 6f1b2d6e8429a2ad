package dev.endpoint.app.control.stream;

import dev.endpoint.engine.capture.Direction;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;

/// Where one types a byte or a time to go to, and reads what that is.
final class GoToBar extends Strip {
  /// What one does here.
  interface Actions {
    /// Something else was typed or chosen.
    void typed();

    void go();

    void close();
  }

  private final Actions actions;
  private final ToggleButton sent = new ToggleButton("Sent");
  private final ToggleButton received = new ToggleButton("Received");
  private final HBox choice = segments(sent, received);

  GoToBar(Actions actions) {
    super("Go to");
    this.actions = actions;
    field.setPromptText("A byte: 1234, 0x4d2, +100, end. A time: 12:04:07.201, +1.5s");
    field.textProperty().addListener(_ -> actions.typed());
    sent.setOnAction(_ -> choose(Direction.SENT));
    received.setOnAction(_ -> choose(Direction.RECEIVED));
    choice.managedProperty().bind(choice.visibleProperty());
    add(choice, words);
  }

  private void choose(Direction direction) {
    sent.setSelected(direction == Direction.SENT);
    received.setSelected(direction == Direction.RECEIVED);
    actions.typed();
  }

  Direction direction() {
    return sent.isSelected() ? Direction.SENT : Direction.RECEIVED;
  }

  String text() {
    return field.getText();
  }

  /// @param direction whose bytes are counted
  /// @param choose whether another one can be chosen
  void count(Direction direction, boolean choose) {
    choice.setVisible(choose);
    choose(direction);
  }

  void show(Goal goal) {
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
