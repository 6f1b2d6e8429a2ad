package dev.endpoint.app.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.scene.control.skin.TextFieldSkin;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class CaretRestTest {
  private final Queue<Runnable> waiting = new ArrayDeque<>();
  private TextField field;
  private Duration asked = Duration.ZERO;
  private long now;
  private boolean blinking;

  private final class WatchedSkin extends TextFieldSkin {
    WatchedSkin(TextField field) {
      super(field);
    }

    @Override
    public void setCaretAnimating(boolean value) {
      super.setCaretAnimating(value);
      blinking = value;
    }
  }

  @Start
  void start(Stage stage) {
    field = new TextField();
    field.setSkin(new WatchedSkin(field));
    Scene scene = new Scene(new VBox(field), 300, 80);
    new CaretRest(
            scene,
            () -> now,
            (delay, task) -> {
              asked = delay;
              waiting.add(task);
            })
        .begin();
    stage.setScene(scene);
    stage.sizeToScene();
    stage.show();
    field.requestFocus();
  }

  /// The time that was asked for passes.
  private void pass(FxRobot robot) {
    now += asked.toNanos();
    robot.interact(() -> waiting.remove().run());
  }

  private void type(FxRobot robot) {
    robot.push(KeyCode.A);
    WaitForAsyncUtils.waitForFxEvents();
  }

  @Test
  void theCaretStandsStillWhenNothingWasTypedForAWhile(FxRobot robot) {
    type(robot);
    assertTrue(blinking);
    pass(robot);
    assertFalse(blinking);
    assertTrue(waiting.isEmpty(), "nothing is awaited while it stands still");
  }

  @Test
  void aKeyInBetweenMakesItWaitForTheRest(FxRobot robot) {
    type(robot);
    now += 4_000_000_000L;
    type(robot);
    assertEquals(1, waiting.size());
    now += 6_000_000_000L;
    robot.interact(() -> waiting.remove().run());
    assertTrue(blinking);
    assertEquals(Duration.ofSeconds(4), asked);
    pass(robot);
    assertFalse(blinking);
  }

  @Test
  void theNextKeyMakesItBlinkAgain(FxRobot robot) {
    type(robot);
    pass(robot);
    type(robot);
    assertTrue(blinking);
    assertEquals(1, waiting.size());
  }
}
