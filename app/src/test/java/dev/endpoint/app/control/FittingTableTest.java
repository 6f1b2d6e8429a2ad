package dev.endpoint.app.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.theme.PrimerLight;
import java.util.stream.IntStream;
import javafx.application.Application;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Scene;
import javafx.scene.control.TableColumn;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class FittingTableTest {
  private static final double HEIGHT = 500;

  private FittingTable<String> table;

  @Start
  void start(Stage stage) {
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    table = new FittingTable<>();
    TableColumn<String, String> column = new TableColumn<>("Word");
    column.setCellValueFactory(cell -> new SimpleStringProperty(cell.getValue()));
    table.getColumns().add(column);
    table.setFixedCellSize(26);
    stage.setScene(new Scene(new BorderPane(table), 400, HEIGHT));
    stage.sizeToScene();
    stage.show();
  }

  private void show(FxRobot robot, int rows) {
    robot.interact(
        () -> table.getItems().setAll(IntStream.range(0, rows).mapToObj(i -> "row " + i).toList()));
    WaitForAsyncUtils.waitForFxEvents();
  }

  private long cells() {
    return table.lookupAll(".table-row-cell").size();
  }

  @Test
  void withoutRowsItTakesItsPlaceForWhatItSaysThen() {
    assertEquals(HEIGHT, table.getHeight());
  }

  @Test
  void noMoreRowsAreMadeThanThereAre(FxRobot robot) {
    show(robot, 1);
    assertEquals(1, cells());
    show(robot, 3);
    assertEquals(3, cells());
  }

  @Test
  void moreThanFitScrollInItsPlace(FxRobot robot) {
    show(robot, 1000);
    assertEquals(HEIGHT, table.getHeight());
    assertTrue(cells() < 30, () -> cells() + " rows made");
  }
}
