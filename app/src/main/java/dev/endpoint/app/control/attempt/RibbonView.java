package dev.endpoint.app.control.attempt;

import dev.endpoint.app.model.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// The stages of an attempt on one line, from us to the peer. Its nodes are reused, so that a
/// running clock changes one text and nothing else.
public final class RibbonView extends HBox {
  private final List<StageChip> chips = new ArrayList<>();

  public RibbonView() {
    getStyleClass().add("ribbon");
    setAlignment(Pos.CENTER_LEFT);
    setAccessibleRole(AccessibleRole.PARENT);
    setMinWidth(0);
  }

  public void show(List<Stage> stages) {
    if (chips.size() != stages.size()) {
      rebuild(stages.size());
    }
    for (int i = 0; i < stages.size(); i++) {
      chips.get(i).show(stages.get(i));
    }
    setAccessibleText(stages.stream().map(Stage::words).collect(Collectors.joining("; ")));
  }

  private void rebuild(int count) {
    while (chips.size() > count) {
      chips.removeLast();
    }
    while (chips.size() < count) {
      chips.add(new StageChip());
    }
    List<Node> children = new ArrayList<>();
    for (StageChip chip : chips) {
      if (!children.isEmpty()) {
        children.add(line());
      }
      children.add(chip);
    }
    getChildren().setAll(children);
  }

  private static Region line() {
    Region line = new Region();
    line.getStyleClass().add("ribbon-line");
    return line;
  }
}
