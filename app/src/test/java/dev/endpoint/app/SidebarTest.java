package dev.endpoint.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import org.junit.jupiter.api.Test;

/// The sidebar beside windows of every width.
class SidebarTest extends WindowTest {
  private static final String CHILD = ".sidebar-list .list-cell.child";

  private Region sidebar() {
    return lookup("#sidebar").query();
  }

  private double width() {
    return sidebar().getWidth();
  }

  /// The divider stands where a fraction of the window ends.
  private boolean isAbout(double wanted) {
    return Math.abs(width() - wanted) < 2;
  }

  private void windowOf(double width) {
    onFx(
        () -> {
          stage().setWidth(width);
          return null;
        });
  }

  /// What does not fit ends in dots, and the cross of an attempt can be seen.
  @Test
  void aRowBelowItsListenerKeepsToTheWidthOfTheSidebar() {
    windowOf(1200);
    listen("memory:crowd");
    onFx(() -> desk().actions().connect("memory:crowd"));
    until("its row", () -> lookup(CHILD).tryQuery().isPresent());
    onFx(
        () -> {
          Region row = lookup(CHILD).query();
          Node box = row.lookup(".row-box");
          row.getScene().getRoot().applyCss();
          row.getScene().getRoot().layout();
          Bounds inRow = row.sceneToLocal(box.localToScene(box.getLayoutBounds()));
          assertTrue(inRow.getMaxX() <= row.getWidth(), inRow + " in " + row.getWidth());
          double first = box.lookup(".row-name").localToScene(0, 0).getX();
          double above =
              lookup(".sidebar-list .list-cell:filled .row-name").queryAll().stream()
                  .mapToDouble(name -> name.localToScene(0, 0).getX())
                  .min()
                  .orElseThrow();
          assertTrue(first > above, "further in than its listener");
          return null;
        });
  }

  @Test
  void afterANarrowWindowItIsAsWideAsTheUserMadeIt() {
    windowOf(1200);
    double first = onFx(this::width);
    windowOf(850);
    until("it is a rail", () -> width() < 100);
    windowOf(1300);
    until("it is as wide as before", () -> isAbout(first));

    Node divider = lookup(".window .split-pane-divider").query();
    drag(divider).dropBy(70, 0);
    double dragged = onFx(this::width);
    assertEquals(first + 70, dragged, 2);
    windowOf(850);
    until("it is a rail", () -> width() < 100);
    windowOf(1100);
    until("it is as wide as it was dragged", () -> isAbout(dragged));
  }
}
