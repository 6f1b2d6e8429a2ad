package dev.endpoint.app.control.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.theme.PrimerLight;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class FilterFieldTest {
  private FilterField field;
  private int done;

  @Start
  void start(Stage stage) {
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    field = new FilterField();
    field.setOnDone(() -> done++);
    stage.setScene(new Scene(new VBox(field, new Button("other")), 600, 300));
    stage.sizeToScene(); // it may have been used before
    stage.show();
  }

  @BeforeEach
  void focus(FxRobot robot) {
    robot.interact(field::requestFocus);
  }

  private void type(FxRobot robot, String text) {
    robot.write(text, 0);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void press(FxRobot robot, KeyCode key) {
    robot.push(key);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static boolean offers() {
    return Window.getWindows().size() > 1;
  }

  @Test
  void whatIsBegunIsCompletedByTab(FxRobot robot) {
    type(robot, "del");
    assertTrue(offers());
    press(robot, KeyCode.TAB);
    assertEquals("delta ", field.getText());
    assertTrue(offers());
  }

  @Test
  void oneGoesThroughTheWaysAndEnterTakesOne(FxRobot robot) {
    type(robot, "text ");
    press(robot, KeyCode.DOWN);
    press(robot, KeyCode.DOWN);
    press(robot, KeyCode.ENTER);
    press(robot, KeyCode.DOWN);
    press(robot, KeyCode.ENTER);
    type(robot, "a");
    assertEquals("text ~ /a/", field.getText());
  }

  @Test
  void enterWithNothingChosenIsDone(FxRobot robot) {
    type(robot, "recv ");
    assertFalse(offers());
    press(robot, KeyCode.ENTER);
    assertEquals("recv ", field.getText());
    assertEquals(1, done);
  }

  @Test
  void whatMayComeBehindAConditionIsOfferedWhenAskedFor(FxRobot robot) {
    type(robot, "recv ");
    press(robot, KeyCode.DOWN);
    assertTrue(offers());
    press(robot, KeyCode.DOWN);
    press(robot, KeyCode.TAB);
    assertEquals("recv && ", field.getText());
  }

  @Test
  void inTheMiddleTheWordAtTheCaretIsCompleted(FxRobot robot) {
    robot.interact(() -> field.setText("recv && sent"));
    robot.interact(() -> field.positionCaret(0));
    type(robot, "ev");
    press(robot, KeyCode.TAB);
    assertEquals("event recv && sent", field.getText());
  }

  @Test
  void escapeHidesTheWaysThenClearsThenLeaves(FxRobot robot) {
    type(robot, "se");
    press(robot, KeyCode.ESCAPE);
    assertFalse(offers());
    assertEquals("se", field.getText());
    press(robot, KeyCode.ESCAPE);
    assertEquals("", field.getText());
    assertEquals(0, done);
    press(robot, KeyCode.ESCAPE);
    assertEquals(1, done);
  }
}
