package dev.endpoint.app.control.stream;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.theme.PrimerLight;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.export.Form;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Application;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollBar;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class StreamViewTest {
  private final Story story = new Story();
  private StreamView view;
  private StackPane root;

  @Start
  void start(Stage stage) {
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    view = new StreamView(ZoneId.of("UTC"), Runnable::run, Runnable::run);
    root = new StackPane(view);
    stage.setScene(new Scene(root, 900, 400));
    stage.sizeToScene(); // it may have been used before
    stage.show();
    view.requestFocus();
  }

  private void on(FxRobot robot, Runnable action) {
    robot.interact(
        () -> {
          action.run();
          root.applyCss();
          root.layout(); // pages are asked for in the layout, which a busy machine may put off
        });
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void show(FxRobot robot, int lines) {
    on(
        robot,
        () -> {
          lines(0, lines);
          view.setRecording(story.recording());
        });
  }

  private void lines(int from, int to) {
    for (int i = from; i < to; i++) {
      story.received("line " + i + "\n");
    }
  }

  private void grow(FxRobot robot, int from, int to) {
    on(
        robot,
        () -> {
          lines(from, to);
          view.grew();
        });
  }

  private Page page() {
    return view.panes().lead().page();
  }

  private long last() {
    return page().rows().getLast().start().record();
  }

  private <N extends Node> N find(String selector, Class<N> type) {
    return type.cast(view.lookup(selector));
  }

  @Test
  void saysThatThereIsNothingYet(FxRobot robot) {
    assertTrue(find(".stream-empty", Label.class).isVisible());
    show(robot, 0);
    assertTrue(find(".stream-empty", Label.class).isVisible());
    grow(robot, 0, 1);
    assertFalse(find(".stream-empty", Label.class).isVisible());
  }

  @Test
  void followsTheNewestRows(FxRobot robot) {
    show(robot, 100);
    assertEquals(99, last());
    grow(robot, 100, 200);
    assertEquals(199, last());
    assertTrue(page().atEnd());
  }

  @Test
  void wheelUpStopsFollowingAndTheButtonBringsItBack(FxRobot robot) {
    show(robot, 100);
    robot.moveTo(view).scroll(3, VerticalDirection.UP);
    assertFalse(view.isFollowing());
    Page held = page();
    grow(robot, 100, 103);
    assertEquals(held.top(), page().top());
    assertEquals(24, view.getNewBytes() - 3);
    Button pill = find(".stream-pill", Button.class);
    assertEquals("\u2193 27 new bytes  \u00B7  End", pill.getText());
    robot.clickOn(pill);
    assertTrue(view.isFollowing());
    assertEquals(102, last());
    assertFalse(pill.isVisible());
  }

  @Test
  void whatStillFitsBelowIsNotCountedAndWhatDoesNotIs(FxRobot robot) {
    show(robot, 3);
    on(robot, () -> view.setFollowing(false));
    grow(robot, 3, 5);
    assertEquals(4, last());
    assertEquals(0, view.getNewBytes());
    grow(robot, 5, 60);
    assertTrue(last() < 59);
    assertTrue(view.getNewBytes() > 300);
  }

  @Test
  void wheelDownToTheEndFollowsAgain(FxRobot robot) {
    show(robot, 100);
    robot.moveTo(view).scroll(2, VerticalDirection.UP);
    assertFalse(view.isFollowing());
    robot.scroll(10, VerticalDirection.DOWN);
    assertTrue(view.isFollowing());
  }

  @Test
  void keysLeaveTheEndAndEndComesBack(FxRobot robot) {
    show(robot, 100);
    for (KeyCode key : List.of(KeyCode.UP, KeyCode.PAGE_UP, KeyCode.HOME)) {
      robot.push(key);
      assertFalse(view.isFollowing(), key.getName());
      robot.push(KeyCode.END);
      assertTrue(view.isFollowing(), key.getName());
    }
    robot.push(KeyCode.HOME);
    assertEquals(0, page().top().record());
  }

  @Test
  void draggingTheScrollBarGoesAnywhere(FxRobot robot) {
    show(robot, 1000);
    ScrollBar bar = find(".scroll-bar", ScrollBar.class);
    on(robot, () -> bar.setValue(0.5));
    assertFalse(view.isFollowing());
    assertEquals(500, page().top().record(), 15);
    on(robot, () -> bar.setValue(1));
    assertTrue(view.isFollowing());
  }

  @Test
  void aStoryThatFitsHasNoScrollBarAndKeepsFollowing(FxRobot robot) {
    show(robot, 3);
    assertFalse(find(".scroll-bar", ScrollBar.class).isVisible());
    robot.moveTo(view).scroll(2, VerticalDirection.UP);
    assertTrue(view.isFollowing());
  }

  @Test
  void allWaysToShowItKeepThePlace(FxRobot robot) {
    show(robot, 300);
    on(robot, () -> view.panes().go(new Request.At(new Place(100, 0), 0)));
    on(robot, () -> view.setFollowing(false));
    on(robot, () -> view.panes().go(new Request.At(new Place(100, 0), 0)));
    for (StreamMode mode : List.of(StreamMode.HEX, StreamMode.SPLIT, StreamMode.TEXT)) {
      on(robot, () -> view.setMode(mode));
      assertEquals(100, page().top().record(), mode.toString());
    }
  }

  @Test
  void bothPanesOfTheSplitGoTogether(FxRobot robot) {
    show(robot, 300);
    robot.press(KeyCode.CONTROL).press(KeyCode.DIGIT3).release(KeyCode.DIGIT3, KeyCode.CONTROL);
    assertEquals(StreamMode.SPLIT, view.getMode());
    robot.moveTo(view).scroll(20, VerticalDirection.UP);
    long top = view.panes().text().page().top().record();
    assertTrue(top < 280);
    assertEquals(top, view.panes().hex().page().top().record());
  }

  @Test
  void aLaneShowsItsOwnBytesOnly(FxRobot robot) {
    on(
        robot,
        () -> {
          story.sent("question\n").received("answer\n").event("closed");
          view.setRecording(story.recording());
          view.setLane(Lane.SENT);
        });
    assertEquals(List.of("question␊", "closed"), page().rows().stream().map(Story::shown).toList());
  }

  @Test
  void theMouseSelectsAcrossRowsAndControlCCopies(FxRobot robot) throws TimeoutException {
    show(robot, 5);
    drag(robot, at(robot, 1, 5), at(robot, 3, 4));
    assertEquals(new Selection(new Place(1, 5), new Place(3, 4)), view.panes().selection());
    robot.press(KeyCode.CONTROL).press(KeyCode.C).release(KeyCode.C, KeyCode.CONTROL);
    assertEquals("1\nline 2\nline", clipboard(robot));
    on(robot, () -> view.copy(Form.HEX));
    assertEquals("31 0A 6C 69 6E 65 20 32 0A 6C 69 6E 65", clipboard(robot));
  }

  /// Where a cell begins, on the screen.
  private Point2D at(FxRobot robot, int row, int cell) {
    RowsPane pane = view.panes().lead();
    Gutter gutter = Gutter.of(pane.getWidth(), CellSize.of(MONO), false);
    CellSize size = CellSize.of(MONO);
    return pane.localToScreen(
        gutter.content() + cell * size.width(), 4 + (row + 0.5) * size.height());
  }

  private static final javafx.scene.text.Font MONO =
      dev.endpoint.app.control.MonoFont.of(StreamProperties.DEFAULT_FONT_SIZE);

  private static void drag(FxRobot robot, Point2D from, Point2D to) {
    robot.moveTo(from).press(MouseButton.PRIMARY).moveTo(to).release(MouseButton.PRIMARY);
  }

  private static String clipboard(FxRobot robot) {
    List<String> text = new ArrayList<>();
    robot.interact(() -> text.add(Clipboard.getSystemClipboard().getString()));
    return text.getFirst();
  }

  @Test
  void shiftAndArrowsSelectAndEscapeLetsGo(FxRobot robot) {
    show(robot, 50);
    robot.push(KeyCode.HOME);
    robot.press(KeyCode.SHIFT).push(KeyCode.RIGHT).push(KeyCode.DOWN).release(KeyCode.SHIFT);
    Selection selection = view.panes().selection();
    assertEquals(new Place(0, 0), selection.from());
    assertEquals(new Place(1, 1), selection.until());
    robot.push(KeyCode.ESCAPE);
    assertTrue(view.panes().selection().isEmpty());
  }

  /// Chooses from the menu as it is when it is about to be shown; the headless screen is too low to
  /// show it.
  private void choose(FxRobot robot, String words) {
    on(robot, () -> view.menu().getOnShowing().handle(null));
    MenuItem item =
        view.menu().getItems().stream()
            .filter(each -> words.equals(each.getText()))
            .findFirst()
            .orElseThrow();
    assertFalse(item.isDisable(), words);
    on(robot, item::fire);
  }

  @Test
  void theMenuCopiesInOtherForms(FxRobot robot) {
    show(robot, 3);
    robot.press(KeyCode.CONTROL).press(KeyCode.A).release(KeyCode.A, KeyCode.CONTROL);
    choose(robot, "Copy as C array");
    String copied = clipboard(robot);
    assertTrue(copied.startsWith("/* 21 bytes sent and received, from offset 0 */"), copied);
  }

  @Test
  void aRowOfHexHasAsManyBytesAsWereChosen(FxRobot robot) {
    on(
        robot,
        () -> {
          story.sent("x".repeat(40));
          view.setMode(StreamMode.HEX);
          view.setBytesPerRow(8);
          view.setRecording(story.recording());
        });
    assertEquals(5, page().rows().size());
    Menu widths =
        (Menu)
            view.menu().getItems().stream()
                .filter(item -> "Bytes in a row of hex".equals(item.getText()))
                .findFirst()
                .orElseThrow();
    on(robot, () -> widths.getItems().get(2).fire());
    assertEquals(16, view.getBytesPerRow());
    assertEquals(3, page().rows().size());
  }

  @Test
  void textIsReadInTheEncodingThatWasChosen(FxRobot robot) {
    on(
        robot,
        () -> {
          story.say(Direction.SENT, "gr\u00fc\u00df".getBytes(StandardCharsets.ISO_8859_1));
          view.setRecording(story.recording());
        });
    assertEquals("gr\\xFC\\xDF", Story.shown(page().rows().getFirst()));
    on(robot, () -> view.setEncoding(Encoding.LATIN_1));
    assertEquals("gr\u00fc\u00df", Story.shown(page().rows().getFirst()));
    on(robot, view::selectAll);
    on(robot, view::copySelection);
    assertEquals("gr\u00fc\u00df", clipboard(robot));
  }

  @Test
  void aKeyShowsMoreOrFewerOfTheInvisibleCharacters(FxRobot robot) {
    on(
        robot,
        () -> {
          story.sent("a b\n");
          view.setRecording(story.recording());
        });
    assertEquals("a b\u240a", Story.shown(page().rows().getFirst()));
    robot.push(KeyCode.I);
    assertEquals("a\u00b7b\u240a", Story.shown(page().rows().getFirst()));
    robot.push(KeyCode.I);
    assertEquals(Invisible.HIDDEN, view.getInvisible());
    assertEquals("a b ", Story.shown(page().rows().getFirst()));
    on(robot, view::selectAll);
    on(robot, view::copySelection);
    assertEquals("a b\n", clipboard(robot));
  }

  @Test
  void theMenuHasAPlaceThoughTheCaretIsBehindTheLastRow(FxRobot robot) {
    show(robot, 3);
    on(robot, view::selectAll);
    assertEquals(view.panes().lead().getHeight(), view.panes().lead().caretBottom());
  }

  @Test
  void aRequestIsCopiedForCurl(FxRobot robot) {
    on(
        robot,
        () -> {
          story.sent("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
          view.setRecording(story.recording());
          view.selectAll();
        });
    choose(robot, "Copy as curl command");
    assertTrue(clipboard(robot).startsWith("curl "), clipboard(robot));
  }

  @Test
  void tooMuchForTheClipboardIsRefusedInWords(FxRobot robot) {
    show(robot, 1);
    on(
        robot,
        () -> {
          story.received("x".repeat(11 << 20));
          view.selectAll();
          view.copy(Form.HEX);
        });
    Label band = find(".stream-band", Label.class);
    assertTrue(band.isVisible());
    assertTrue(band.getText().startsWith("Not copied: that would be 34.6 MB"), band.getText());
    robot.push(KeyCode.UP);
    assertFalse(band.isVisible());
  }

  @Test
  void troubleOfTheRecordingIsSaid(FxRobot robot) {
    show(robot, 3);
    on(
        robot,
        () -> {
          story.recorder.stop("Recording stopped: the disk is full");
          story.received("lost");
          view.grew();
        });
    Label band = find(".stream-band", Label.class);
    assertEquals("Recording stopped: the disk is full \u00B7 4 B not recorded", band.getText());
    assertTrue(band.isVisible());
  }

  @Test
  void keysChangeClockAndSizeAndHold(FxRobot robot) {
    show(robot, 3);
    List<String> held = new ArrayList<>();
    on(robot, () -> view.setOnHold(() -> held.add("held")));
    robot.push(KeyCode.T).push(KeyCode.SPACE);
    assertEquals(Clock.SINCE_OPEN, view.getClock());
    assertEquals(List.of("held"), held);
    robot.press(KeyCode.CONTROL).push(KeyCode.PLUS).push(KeyCode.EQUALS).release(KeyCode.CONTROL);
    assertEquals(15, view.getFontSize());
    robot.press(KeyCode.CONTROL).push(KeyCode.DIGIT0).release(KeyCode.CONTROL);
    assertEquals(StreamProperties.DEFAULT_FONT_SIZE, view.getFontSize());
  }

  @Test
  void aScreenReaderHearsTheCaretsRow(FxRobot robot) {
    show(robot, 50);
    assertEquals(AccessibleRole.TEXT_AREA, view.getAccessibleRole());
    robot.push(KeyCode.HOME).push(KeyCode.DOWN);
    assertEquals("received 7 bytes: line 1␊", view.getAccessibleText());
    on(robot, () -> view.setMode(StreamMode.HEX));
    assertEquals("received 7 bytes at 0x7: 6c 69 6e 65 20 31 0a", view.getAccessibleText());
  }

  @Test
  void whatIsNotSeenIsNotReadUntilItIsSeenAgain(FxRobot robot) {
    show(robot, 50);
    on(robot, () -> root.setVisible(false));
    grow(robot, 50, 60);
    assertEquals(49, last());
    on(robot, () -> root.setVisible(true));
    assertEquals(59, last());
  }

  @Test
  void anotherRecordingBeginsAtItsEnd(FxRobot robot) {
    show(robot, 50);
    robot.push(KeyCode.HOME);
    Story other = new Story().sent("other\n");
    on(robot, () -> view.setRecording(other.recording()));
    assertTrue(view.isFollowing());
    assertEquals(List.of("other␊"), page().rows().stream().map(Story::shown).toList());
    on(robot, () -> view.setRecording(null));
    assertTrue(page().isEmpty());
  }

  @Test
  void aNarrowerViewBreaksRowsAnewAtTheSamePlace(FxRobot robot) {
    on(
        robot,
        () -> {
          story.received("x".repeat(40_000));
          view.setRecording(story.recording());
          view.setFollowing(false);
          view.panes().go(new Request.Fraction(0.5));
        });
    Place top = page().top();
    int cells = page().rows().getFirst().cells();
    on(robot, () -> view.setMaxWidth(500));
    assertNotEquals(cells, page().rows().getFirst().cells());
    assertTrue(page().rows().getFirst().holds(top));
  }

  @Test
  void pagesComeFromAnotherThreadByItself(FxRobot robot) throws TimeoutException {
    StreamView own = WaitForAsyncUtils.waitForAsyncFx(5_000, () -> new StreamView());
    lines(0, 100);
    on(
        robot,
        () -> {
          root.getChildren().setAll(own);
          own.setRecording(story.recording());
        });
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> !own.panes().lead().page().isEmpty());
    assertEquals(99, own.panes().lead().page().rows().getLast().start().record());
  }

  /// A message's end is no accident of reading.
  @Test
  void whereRecordsAreMessagesTheirEndIsCalledSo(FxRobot robot) {
    on(
        robot,
        () -> {
          story.received("one");
          story.received("two");
          view.setRecording(story.recording());
        });
    assertTrue(says("cut here by read()"));
    on(robot, () -> view.messagesProperty().set(true));
    assertTrue(says("end of message"));
    assertFalse(says("cut here by read()"));
  }

  private boolean says(String words) {
    return view.lookupAll("Text").stream()
        .anyMatch(
            node ->
                node instanceof Text text && node.isVisible() && text.getText().contains(words));
  }
}
