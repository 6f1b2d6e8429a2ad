package dev.endpoint.app.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

class FillingStackTest {
  private final Region part = new Region();
  private final FillingStack stack = new FillingStack();
  private final HBox around = new HBox(stack);

  FillingStackTest() {
    stack.getChildren().add(part);
    part.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    part.setPrefSize(10, 10);
    HBox.setHgrow(stack, Priority.ALWAYS);
    around.resize(100, 50);
    around.layout();
  }

  @Test
  void whatChangesInItIsLaidOutAlone() {
    part.setPrefWidth(30);
    assertFalse(around.isNeedsLayout());
    around.layout();
    assertEquals(30, part.getWidth());
    assertEquals(35, part.getLayoutX(), "in the middle again");
    assertEquals(100, stack.getWidth());
  }

  @Test
  void itFillsLessThanItHolds() {
    part.setPrefWidth(300);
    around.resize(80, 50);
    around.layout();
    assertEquals(80, stack.getWidth());
  }
}
