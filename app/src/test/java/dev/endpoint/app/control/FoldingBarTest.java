package dev.endpoint.app.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import javafx.geometry.Insets;
import javafx.scene.Parent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;

class FoldingBarTest {
  private final Region one = part(100, 20);
  private final Region two = part(50, 30);
  private final Region last = part(80, 20);
  private final FoldingBar bar = new FoldingBar();

  FoldingBarTest() {
    bar.setPadding(new Insets(1, 2, 4, 8));
    bar.getChildren().addAll(one, two, last);
  }

  private static Region part(double width, double height) {
    Region part = new Region();
    part.setPrefSize(width, height);
    return part;
  }

  private void layOut(double width) {
    bar.resize(width, bar.prefHeight(width));
    bar.layout();
  }

  @Test
  void whatFitsIsOnOneLineWithTheLastAtItsEnd() {
    layOut(400);
    assertEquals(35, bar.getHeight());
    assertEquals(8, one.getLayoutX());
    assertEquals(6, one.getLayoutY(), "in the middle of the line");
    assertEquals(118, two.getLayoutX());
    assertEquals(318, last.getLayoutX());
    assertEquals(6, last.getLayoutY());
  }

  @Test
  void whatDoesNotIsOnTwo() {
    layOut(260);
    assertEquals(35, bar.getHeight(), "it just fits");
    layOut(259);
    assertEquals(61, bar.getHeight());
    assertEquals(118, two.getLayoutX());
    assertEquals(177, last.getLayoutX());
    assertEquals(37, last.getLayoutY());
  }

  @Test
  void thereAreAsManyLinesAsItTakes() {
    layOut(150);
    assertEquals(61, bar.getHeight());
    assertEquals(8, two.getLayoutX());
    assertEquals(27, two.getLayoutY());
    assertEquals(68, last.getLayoutX(), "behind the second, where both fit");
    layOut(120);
    assertEquals(87, bar.getHeight());
    assertEquals(38, last.getLayoutX());
    assertEquals(63, last.getLayoutY());
  }

  @Test
  void theLastGoesWhereThereIsRoomForItFirst() {
    one.setPrefSize(60, 20);
    two.setPrefSize(140, 30);
    layOut(170);
    assertEquals(61, bar.getHeight());
    assertEquals(88, last.getLayoutX(), "at the end of the first line");
    assertEquals(1, last.getLayoutY());
    assertEquals(27, two.getLayoutY());
  }

  @Test
  void whatIsWiderThanALineIsAsWideAsThat() {
    layOut(90);
    assertEquals(80, one.getWidth());
    assertEquals(8, last.getLayoutX());
  }

  @Test
  void whatIsNotManagedTakesNoRoom() {
    last.setManaged(false);
    layOut(180);
    assertEquals(35, bar.getHeight());
    assertEquals(128, two.getLayoutX(), "now the last one");
  }

  @Test
  void whatIsAroundItIsLaidOutOnlyForAnotherHeight() {
    VBox around = new VBox(bar);
    around.resize(260, 200);
    settle(around);
    one.setPrefWidth(90);
    assertFalse(around.isNeedsLayout());
    around.layout();
    assertEquals(108, two.getLayoutX());
    assertFalse(around.isNeedsLayout());
    one.setPrefWidth(120);
    settle(around);
    assertEquals(61, bar.getHeight());
    one.setPrefWidth(100);
    settle(around);
    assertEquals(35, bar.getHeight());
  }

  /// As a scene does: as often as it takes, which is twice.
  private static void settle(Parent around) {
    around.layout();
    around.layout();
    assertFalse(around.isNeedsLayout());
  }
}
