package dev.endpoint.app.control.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.theme.PrimerLight;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.MemoryRecorder;
import dev.endpoint.engine.capture.Recording;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class CompareViewTest {
  private static final String LEFT = "GET /one HTTP/1.1\r\nHost: demo\r\nAccept: */*\r\n\r\n";
  private static final String RIGHT =
      "GET /two HTTP/1.1\r\nHost: demo\r\nVia: proxy\r\nAccept: */*\r\n\r\n";

  private CompareView view;

  @Start
  void start(Stage stage) {
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    view = new CompareView(Runnable::run, Runnable::run, Runnable::run);
    stage.setScene(new Scene(view, 1200, 500));
    stage.sizeToScene(); // it may have been used before
    stage.show();
    view.requestFocus();
  }

  private void show(FxRobot robot, Recording left, Recording right) {
    robot.interact(() -> view.pairProperty().set(new CompareView.Pair(side(left), side(right))));
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static CompareView.Stream side(Recording recording) {
    return new CompareView.Stream(recording, Direction.SENT, null);
  }

  private static MemoryRecorder recorder(String text) {
    MemoryRecorder recorder = new MemoryRecorder(() -> 0);
    recorder.data(Direction.SENT, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    return recorder;
  }

  private static Recording said(String text) {
    return recorder(text).recording();
  }

  private String spoken(FxRobot robot) {
    List<String> words = new ArrayList<>();
    robot.interact(() -> words.add(view.spoken()));
    return words.getFirst();
  }

  private String state(FxRobot robot) {
    List<String> words = new ArrayList<>();
    robot.interact(() -> words.add(CompareWords.state(view.shotProperty().get(), false)));
    return words.getFirst();
  }

  @Test
  void keysGoFromDifferenceToDifferenceAndSayThem(FxRobot robot) {
    show(robot, said(LEFT), said(RIGHT));
    assertEquals("2 differences", state(robot));
    robot.push(KeyCode.H);
    robot.push(KeyCode.N);
    assertEquals("Difference 1 of 2: 3 bytes on both sides", state(robot));
    assertEquals(
        "Difference 1 of 2: 3 bytes on both sides. differs, byte 0: left GET /one"
            + " HTTP/1.1\u240D\u240A; right GET /two HTTP/1.1\u240D\u240A",
        spoken(robot));
    assertEquals(spoken(robot), view.getAccessibleText());
    robot.push(KeyCode.N);
    assertTrue(state(robot).startsWith("Difference 2 of 2: 12 bytes only on the right"));
    robot.push(KeyCode.N);
    assertTrue(state(robot).endsWith("No difference below"), state(robot));
    robot.push(KeyCode.P);
    assertTrue(state(robot).startsWith("Difference 1 of 2"));
  }

  @Test
  void theDifferenceIsCopied(FxRobot robot) {
    show(robot, said(LEFT), said(RIGHT));
    robot.push(KeyCode.N);
    robot.push(KeyCode.SHORTCUT, KeyCode.C);
    List<String> copied = new ArrayList<>();
    robot.interact(() -> copied.add(Clipboard.getSystemClipboard().getString()));
    assertEquals(
        """
        Difference 1 of 2: 3 bytes on both sides
        < 00000000  47 45 54 20 2F 6F 6E 65
        > 00000000  47 45 54 20 2F 74 77 6F
        """,
        copied.getFirst().replaceAll("(2F (6F 6E 65|74 77 6F)).*", "$1"));
  }

  @Test
  void enterShowsTheLeftByteInItsStream(FxRobot robot) {
    List<Long> gone = new ArrayList<>();
    robot.interact(() -> view.setOnJump(gone::add));
    show(robot, said(LEFT), said(RIGHT));
    robot.push(KeyCode.H);
    robot.push(KeyCode.DOWN);
    robot.push(KeyCode.ENTER);
    assertEquals(List.of(19L), gone);
  }

  @Test
  void itGoesOnAsTheyGrow(FxRobot robot) throws TimeoutException {
    MemoryRecorder left = recorder(LEFT);
    show(robot, left.recording(), said(RIGHT));
    left.data(Direction.SENT, ByteBuffer.wrap("and more".getBytes(StandardCharsets.UTF_8)));
    robot.interact(view::grew);
    WaitForAsyncUtils.waitFor(
        10, TimeUnit.SECONDS, () -> view.shotProperty().get().leftLength() == LEFT.length() + 8);
  }

  @Test
  void sameIsSaid(FxRobot robot) {
    show(robot, said(LEFT), said(LEFT));
    assertEquals("No difference", state(robot));
    assertTrue(spoken(robot).startsWith("the same, byte 0: 47 45"), spoken(robot));
  }

  @Test
  void whatCannotBeReadIsSaid(FxRobot robot) {
    show(robot, new Torn(said(LEFT)), said(LEFT));
    assertEquals("The recording cannot be read: the file is gone", view.problemProperty().get());
    assertEquals(view.problemProperty().get(), spoken(robot));
  }

  @Test
  void controlFFindsInBothStreamsAndF3GoesOn(FxRobot robot) {
    show(robot, said(LEFT), said(RIGHT));
    robot.interact(view::find);
    robot.write("t");
    WaitForAsyncUtils.waitForFxEvents();
    assertEquals("1 of 11", found(robot));
    robot.interact(() -> view.findOn(true));
    assertEquals("3 of 11", found(robot), "the second stands beside the first");
    robot.push(KeyCode.SHIFT, KeyCode.ENTER);
    assertEquals("1 of 11", found(robot));
    robot.push(KeyCode.SHIFT, KeyCode.ENTER);
    assertTrue(found(robot).endsWith("of 11 \u00B7 from the end"), found(robot));
    robot.push(KeyCode.SHORTCUT, KeyCode.A).write("proxy");
    WaitForAsyncUtils.waitForFxEvents();
    assertEquals("1 of 1", found(robot));
    assertEquals(36, view.shotProperty().get().match().hit().own());
    robot.push(KeyCode.ESCAPE);
    assertTrue(view.isFocused());
    robot.interact(() -> view.findOn(true));
    assertTrue(state(robot).contains("difference"), "F3 goes to differences again");
  }

  private String found(FxRobot robot) {
    WaitForAsyncUtils.waitForFxEvents();
    List<String> words = new ArrayList<>();
    robot.interact(() -> words.add(((Label) view.lookup(".strip-words")).getText()));
    return words.getFirst();
  }

  @Test
  void controlGGoesToAByteOfTheSideThatIsChosen(FxRobot robot) {
    show(robot, said(LEFT), said(RIGHT));
    robot.interact(view::goTo);
    robot.clickOn("Right").clickOn(".go-to-bar .strip-field").write("45").push(KeyCode.ENTER);
    WaitForAsyncUtils.waitForFxEvents();
    assertTrue(view.isFocused());
    assertEquals(45, view.shotProperty().get().at());
    robot.interact(view::goTo);
    robot.write("-100").push(KeyCode.ENTER);
    WaitForAsyncUtils.waitForFxEvents();
    assertEquals(
        "That is 55 bytes before the first one sent.",
        ((Label) view.lookup(".go-to-bar .strip-problem")).getText());
  }
}
