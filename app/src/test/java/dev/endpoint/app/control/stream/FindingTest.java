package dev.endpoint.app.control.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.theme.PrimerLight;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.filter.Filter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Application;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/// Finding and going to, in the stream view itself.
@ExtendWith(ApplicationExtension.class)
class FindingTest {
  private final Story story = new Story();
  private StreamView view;

  @Start
  void start(Stage stage) {
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    view = new StreamView(ZoneId.of("UTC"), Runnable::run, Runnable::run);
    stage.setScene(new Scene(new StackPane(view), 900, 400));
    stage.sizeToScene(); // it may have been used before
    stage.show();
    view.requestFocus();
  }

  private static void on(FxRobot robot, Runnable action) {
    robot.interact(action);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void show(FxRobot robot) {
    for (int i = 0; i < 300; i++) {
      story.received("line " + i + "\n");
    }
    on(robot, () -> view.setRecording(story.recording()));
  }

  private <N extends Node> N shown(String selector, Class<N> type) {
    return type.cast(
        view.lookupAll(selector).stream()
            .filter(node -> node.getBoundsInLocal().getWidth() > 0 && visible(node))
            .findFirst()
            .orElseThrow());
  }

  private static boolean visible(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return true;
  }

  @Test
  void whatIsSoughtIsLookedForInEventsByTheMessages(FxRobot robot) {
    List<String> asked = new ArrayList<>();
    show(robot);
    on(robot, () -> view.setOnEvents(asked::add));
    on(robot, view::find);
    robot.write("Reset (by) a/b", 0);
    robot.clickOn("Events");
    robot.clickOn("Aa").clickOn("Regex").clickOn("Events");
    assertEquals(
        List.of("event && text ~ /Reset \\(by\\) a\\/b/i", "event && text ~ /Reset (by) a\\/b/"),
        asked);
    for (String each : asked) {
      assertTrue(Filter.read(each).filter().isPresent(), each);
    }
    robot.clickOn("Hex");
    WaitForAsyncUtils.waitForFxEvents();
    assertTrue(robot.lookup("Events").queryButton().isDisabled());
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "TEXT, a\\/b, a\\\\\\/b",
        "TEXT, a\\, a\\\\",
        "REGEX, a\\/b, a\\/b",
        "REGEX, a\\\\/b, a\\\\\\/b",
        "REGEX, a/b|c, a\\/b|c",
      })
  void whateverIsSoughtMakesAFilter(Query.Kind kind, String typed, String expression) {
    String filter = new Query(typed, kind, true, Encoding.UTF_8).events();
    assertEquals("event && text ~ /" + expression + "/", filter);
    assertTrue(Filter.read(filter).filter().isPresent(), filter);
  }

  private String words() {
    return shown(".strip-words", Label.class).getText();
  }

  private Selection selection() {
    return view.panes().selection();
  }

  private Page page() {
    return view.panes().lead().page();
  }

  private long filled(Ink ink) {
    return view.lookupAll("Rectangle").stream()
        .filter(
            node ->
                visible(node)
                    && ((Rectangle) node).getFill().equals(view.palette().property(ink).get()))
        .count();
  }

  @Test
  void textIsLookedForInTheEncodingOfTheView(FxRobot robot) {
    story.say(Direction.SENT, "gr\u00fcn".getBytes(StandardCharsets.UTF_16LE));
    on(robot, () -> view.setRecording(story.recording()));
    on(robot, view::find);
    robot.write("\u00fcn");
    assertEquals("not found", words());
    on(robot, () -> view.setEncoding(Encoding.UTF_16LE));
    assertEquals("1 of 1", words());
    assertEquals(new Place(0, 4), selection().from());
  }

  @Test
  void findsWhatIsTypedAndGoesOnAndClosesAgain(FxRobot robot) {
    show(robot);
    on(robot, view::find);
    robot.write("ne 27");
    assertEquals("1 of 11 \u00B7 from the start", words());
    assertFalse(view.isFollowing());
    assertEquals(new Place(27, 2), selection().from());
    assertTrue(page().rows().stream().anyMatch(row -> row.holds(new Place(27, 0))));
    assertEquals(1, filled(Ink.MATCH));
    assertEquals(4, filled(Ink.MATCH_LINE));
    robot.push(KeyCode.ENTER);
    assertEquals("2 of 11", words());
    assertEquals(10, filled(Ink.MATCH), "all that are on the screen");
    robot.press(KeyCode.SHIFT).push(KeyCode.ENTER).push(KeyCode.ENTER).release(KeyCode.SHIFT);
    assertEquals("11 of 11 \u00B7 from the end", words());
    robot.push(KeyCode.ESCAPE);
    assertTrue(view.isFocused());
    assertEquals(0, filled(Ink.MATCH) + filled(Ink.MATCH_LINE));
    assertEquals(new Place(279, 2), selection().from(), "it stays selected");
    on(robot, () -> view.findOn(true));
    assertTrue(view.isFocused(), "going on takes no focus");
    assertEquals("1 of 11 \u00B7 from the start", words());
    robot.push(KeyCode.ESCAPE);
    assertEquals(0, filled(Ink.MATCH));
  }

  @Test
  void bothPanesOfTheSplitShowTheMatch(FxRobot robot) {
    for (int i = 0; i < 300; i++) {
      story.received("a line that takes some rows of hex, number " + i + "\n");
    }
    on(robot, () -> view.setRecording(story.recording()));
    on(robot, () -> view.setMode(StreamMode.SPLIT));
    on(robot, view::find);
    robot.write("ber 77");
    for (RowsPane pane : new RowsPane[] {view.panes().text(), view.panes().hex()}) {
      assertTrue(pane.page().rows().stream().anyMatch(row -> row.holds(selection().from())));
    }
  }

  @Test
  void countsOnAsTheRecordingGrows(FxRobot robot) {
    show(robot);
    on(robot, view::find);
    robot.write("line 299");
    assertEquals("1 of 1", words());
    story.received("line 2").received("99\n");
    on(robot, view::grew);
    assertEquals("1 of 2", words());
    robot.push(KeyCode.ENTER);
    assertEquals(new Selection(new Place(300, 0), new Place(301, 2)), selection());
    assertEquals(8, filled(Ink.MATCH_LINE), "a match that was cut is marked in both parts");
  }

  @Test
  void goingOnWithNothingToLookForAsksForIt(FxRobot robot) {
    show(robot);
    on(robot, () -> view.findOn(true));
    robot.write("299");
    assertTrue(words().startsWith("1 of 1"));
  }

  @Test
  void asksWithWhatIsSelected(FxRobot robot) {
    story.sent("\u0016\u0003\u0001").received("hello, hello");
    on(robot, () -> view.setRecording(story.recording()));
    on(robot, () -> view.panes().select(new Selection(new Place(1, 7), new Place(1, 12))));
    on(robot, view::find);
    assertEquals("hello", shown(".strip-field", TextField.class).getText());
    assertEquals("2 of 2", words());
    robot.push(KeyCode.ESCAPE);
    on(robot, () -> view.panes().select(new Selection(new Place(0, 0), new Place(0, 2))));
    on(robot, view::find);
    assertEquals("16 03", shown(".strip-field", TextField.class).getText());
    assertEquals("1 of 1", words());
  }

  @Test
  void saysWhatIsWrongAndKeysOfTheStreamAreOnlyTyped(FxRobot robot) {
    show(robot);
    on(robot, view::find);
    Clock clock = view.getClock();
    robot.write("t");
    assertEquals(clock, view.getClock());
    robot.clickOn("Regex");
    robot.clickOn(".strip-field").write("(");
    assertEquals("At 2: Unclosed group.", shown(".strip-problem", Label.class).getText());
    robot.push(KeyCode.BACK_SPACE);
    assertEquals("not found", words());
  }

  @Test
  void goesToABytesPlaceOrTellsWhyNot(FxRobot robot) {
    show(robot);
    on(robot, view::goTo);
    robot.write("99999");
    assertTrue(
        shown(".strip-problem", Label.class).getText().startsWith("The last byte received is"));
    robot.push(KeyCode.ENTER);
    assertFalse(view.isFocused());
    on(robot, () -> shown(".strip-field", TextField.class).setText("0x46"));
    assertEquals("byte 70 (0x46) received", words());
    robot.push(KeyCode.ENTER);
    assertTrue(view.isFocused());
    assertFalse(view.isFollowing());
    assertEquals(Selection.at(new Place(10, 0)), selection());
    on(robot, view::goTo);
    robot.write("end").push(KeyCode.ENTER);
    assertTrue(view.isFollowing());
  }

  @Test
  void goesToATimeAsItIsShown(FxRobot robot) {
    show(robot);
    on(
        robot,
        () -> view.setWallClockOrigin(new WallClock(Instant.parse("2026-11-28T12:00:00Z"), 0)));
    on(robot, view::goTo);
    robot.write("12:00:00.120").push(KeyCode.ENTER);
    assertEquals(Selection.at(new Place(119, 0)), selection());
  }
}
