package dev.endpoint.app.control.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.theme.PrimerLight;
import dev.endpoint.app.control.stream.Clock;
import dev.endpoint.app.control.stream.Lane;
import dev.endpoint.app.control.stream.Place;
import dev.endpoint.app.control.stream.StreamView;
import dev.endpoint.app.control.stream.WallClock;
import dev.endpoint.app.model.ColourRules;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.capture.filter.Filter;
import dev.endpoint.engine.capture.message.Cutting;
import dev.endpoint.engine.capture.note.Colour;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Application;
import javafx.geometry.Pos;
import javafx.geometry.VerticalDirection;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class MessagesViewTest {
  private final Talk talk = new Talk();
  private MessagesView view;

  @Start
  void start(Stage stage) {
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    view = new MessagesView(ZoneId.of("UTC"), Runnable::run, Runnable::run);
    stage.setScene(new Scene(view, 1000, 500));
    stage.setMinHeight(0); // it may have been used before
    stage.sizeToScene();
    stage.show();
    view.focusList();
  }

  private void on(FxRobot robot, Runnable action) {
    robot.interact(
        () -> {
          action.run();
          Parent root = view.getScene().getRoot();
          root.applyCss();
          root.layout(); // a busy machine may put it off
        });
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void press(FxRobot robot, KeyCode... keys) {
    robot.push(keys);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private void show(FxRobot robot, int lines) {
    lines(0, lines);
    on(robot, () -> view.recordingProperty().set(talk.recording()));
  }

  private void lines(int from, int to) {
    for (int i = from; i < to; i++) {
      talk.received("line " + i + "\n");
    }
  }

  /// The rows on the screen, each as what can be read in it.
  private List<String> rows() {
    List<String> rows = new ArrayList<>();
    for (var node : view.list().lookupAll(".message-row")) {
      if (node instanceof MessageRow row && row.isVisible()) {
        List<String> parts = new ArrayList<>();
        for (var part : row.getChildrenUnmodifiable()) {
          String text = ((Text) part).getText().strip();
          if (part.isVisible() && !text.isEmpty()) {
            parts.add(text);
          }
        }
        rows.add(String.join(" ", parts));
      }
    }
    return rows;
  }

  private StreamView bytes() {
    return (StreamView) view.lookup(".stream-view");
  }

  @Test
  void aRowTellsNumberTimeDeltaDirectionSizeAndTheFirstBytes(FxRobot robot) {
    talk.event("connected").sent("GET /\r\n").received("\u0000\u00FC\u2603");
    talk.say(Direction.RECEIVED, (byte) 0xFF, (byte) 0xFE);
    on(robot, () -> view.recordingProperty().set(talk.recording()));
    assertEquals(
        List.of(
            "1 0.000 +0.000 \u2022 connected",
            "2 0.001 +0.001 \u25B6 7 B GET /\u240D\u240A",
            "3 0.002 +0.001 \u25C0 6 B \u2400\u00FC\u2603",
            "4 0.003 +0.001 \u25C0 2 B \\xFF\\xFE"),
        rows());
    on(robot, () -> view.clockProperty().set(Clock.DELTA));
    assertEquals("2 +0.001 \u25B6 7 B GET /\u240D\u240A", rows().get(1));
    on(robot, () -> view.clockProperty().set(Clock.SINCE_SENT));
    assertEquals("2 +0.001 \u25B6 7 B GET /\u240D\u240A", rows().get(1));
    assertEquals("4 \u25B8+0.002 +0.001 \u25C0 2 B \\xFF\\xFE", rows().get(3));
  }

  @Test
  void whatIsRecognisedIsSaidBesideTheBytes(FxRobot robot) {
    talk.sent("GET /x HTTP/1.1\r\nHost: h\r\n\r\n").received("plain\n");
    on(robot, () -> view.recordingProperty().set(talk.recording()));
    assertTrue(
        rows().getFirst().contains("GET /x HTTP/1.1 \u00B7 1 header GET /x HTTP/1.1\u240D\u240AHo"),
        rows()::toString);
    assertTrue(rows().get(1).endsWith("6 B plain\u240A"), rows()::toString);
  }

  @Test
  void followsTheNewestUntilOneScrollsBackAndEndFollowsAgain(FxRobot robot) {
    show(robot, 100);
    assertTrue(rows().getLast().endsWith("line 99\u240A"), rows()::toString);
    lines(100, 200);
    on(robot, view::grew);
    assertTrue(rows().getLast().endsWith("line 199\u240A"), rows()::toString);
    robot.moveTo(view.list()).scroll(3, VerticalDirection.UP);
    WaitForAsyncUtils.waitForFxEvents();
    assertFalse(view.followingProperty().get());
    List<String> held = rows();
    lines(200, 230);
    on(robot, view::grew);
    assertEquals(held, rows());
    press(robot, KeyCode.END);
    assertTrue(view.followingProperty().get());
    assertTrue(rows().getLast().endsWith("line 229\u240A"), rows()::toString);
  }

  @Test
  void onlyTheRowsOnTheScreenExistHoweverManyMessagesThereAre(FxRobot robot) {
    show(robot, 5000);
    assertEquals(5000, view.shotProperty().get().shown());
    assertTrue(view.list().lookupAll(".message-row").size() < 60);
  }

  @Test
  void theSelectedMessageShowsExactlyItsBytes(FxRobot robot) {
    talk.received("one\ntwo\nthr").sent("x").received("ee\n");
    on(
        robot,
        () -> {
          view.cuttingProperty().set(new Cutting.Lines());
          view.recordingProperty().set(talk.recording());
        });
    assertNull(bytes());
    press(robot, KeyCode.HOME);
    press(robot, KeyCode.DOWN);
    press(robot, KeyCode.DOWN);
    Recording shown = bytes().getRecording();
    assertNotNull(shown);
    assertEquals(6, shown.extent().bytes());
    assertEquals(
        "Message 3 \u00B7 received 6 bytes at 0x8",
        ((Label) view.lookup(".message-title")).getText());
    press(robot, KeyCode.ESCAPE);
    assertNull(bytes());
  }

  @Test
  void enterGoesToItsPlaceInTheStream(FxRobot robot) {
    List<Place> places = new ArrayList<>();
    view.setOnJump((from, to) -> places.addAll(List.of(from, to)));
    talk.received("one\ntwo").sent("x\n").received("\nthree\n");
    on(
        robot,
        () -> {
          view.cuttingProperty().set(new Cutting.Lines());
          view.recordingProperty().set(talk.recording());
        });
    press(robot, KeyCode.HOME);
    press(robot, KeyCode.DOWN);
    press(robot, KeyCode.DOWN);
    press(robot, KeyCode.ENTER);
    assertEquals(List.of(new Place(0, 4), new Place(2, 1)), places);
  }

  @Test
  void aDirectionAloneHasItsOwnMessagesAndTheEvents(FxRobot robot) {
    talk.event("open").sent("a").received("b").sent("c");
    on(
        robot,
        () -> {
          view.laneProperty().set(Lane.SENT);
          view.recordingProperty().set(talk.recording());
        });
    assertEquals(3, view.shotProperty().get().shown());
    assertEquals(4, view.shotProperty().get().all());
    assertTrue(rows().get(2).startsWith("4 "), rows()::toString);
  }

  @Test
  void aFilterShowsWhatItWantsAndWhatComesLater(FxRobot robot) {
    talk.event("open").sent("a").received("bb").sent("ccc");
    on(
        robot,
        () -> {
          view.filterProperty().set(Filter.read("size > 1 && !event").filter().orElseThrow());
          view.recordingProperty().set(talk.recording());
        });
    assertEquals(2, view.shotProperty().get().shown());
    assertEquals(4, view.shotProperty().get().all());
    assertTrue(rows().getFirst().startsWith("3 "), rows()::toString);
    talk.received("d").received("ee");
    on(robot, view::grew);
    assertEquals(3, view.shotProperty().get().shown());
    assertTrue(rows().getLast().startsWith("6 "), rows()::toString);
    on(robot, () -> view.filterProperty().set(null));
    assertEquals(6, rows().size());
  }

  private static ColourRules rules(String... filters) {
    List<ColourRules.Rule> rules = new ArrayList<>();
    for (String filter : filters) {
      Colour colour = Colour.values()[rules.size()];
      rules.add(new ColourRules.Rule(colour, Filter.read(filter).filter().orElseThrow()));
    }
    return new ColourRules(rules);
  }

  @Test
  void theFirstRuleThatAMessageMeetsColoursItWithItsGlyph(FxRobot robot) {
    talk.sent("GET /").received("ok").received("\u2603".repeat(90));
    on(
        robot,
        () -> {
          view.coloursProperty().set(rules("size > 100", "recv", "size > 1 && sent && recv"));
          view.recordingProperty().set(talk.recording());
        });
    assertTrue(rows().get(0).startsWith("1 "), rows()::toString);
    assertTrue(rows().get(1).startsWith("\u25C6 2 "), rows()::toString);
    assertTrue(rows().get(2).startsWith("\u25B2 3 "), rows()::toString);
  }

  @Test
  void otherRulesColourWhatIsThereAndWhatIsSelectedStays(FxRobot robot) {
    show(robot, 60);
    press(robot, KeyCode.UP);
    press(robot, KeyCode.UP);
    on(robot, () -> view.coloursProperty().set(rules("text ~ /line 5[0-9]/")));
    assertEquals(59, view.list().selectedProperty().get().number());
    assertTrue(rows().getLast().startsWith("\u25B2 60 "), rows()::toString);
    assertEquals(
        "Message 59 \u00B7 received 8 bytes at 0x1C6  \u00B7  \u25B2 red: text ~ /line 5[0-9]/",
        ((Label) view.lookup(".message-title")).getText());
    assertEquals("59 red received 8 bytes: line 58\u240A", view.list().getAccessibleText());
    on(robot, () -> view.coloursProperty().set(ColourRules.NONE));
    assertTrue(rows().getLast().startsWith("60 "), rows()::toString);
  }

  @Test
  void aRuleWhoseExpressionTakesTooLongColoursNothingAndThatIsSaid(FxRobot robot) {
    talk.sent("a".repeat(3000) + "b").sent("aaac");
    on(
        robot,
        () -> {
          view.coloursProperty().set(rules("text ~ /(a*)*(a*)*(a*)*c/", "sent"));
          view.recordingProperty().set(talk.recording());
        });
    assertTrue(view.shotProperty().get().gaveUp());
    assertTrue(rows().stream().allMatch(row -> row.startsWith("\u25C6")), rows()::toString);
  }

  @Test
  void aFilterForThoseLikeTheSelectedOneIsMadeByKey(FxRobot robot) {
    List<String> asked = new ArrayList<>();
    view.setOnColour(text -> asked.add("colour " + text));
    view.setOnOnly(text -> asked.add("only " + text));
    talk.sent("GET /").received("ok");
    on(robot, () -> view.recordingProperty().set(talk.recording()));
    press(robot, KeyCode.C);
    press(robot, KeyCode.HOME);
    press(robot, KeyCode.C);
    press(robot, KeyCode.F);
    assertEquals(List.of("colour sent && text ~ /^GET/", "only sent && text ~ /^GET/"), asked);
  }

  @Test
  void theMenuOpensByKeyAndByMouseOnItsRow(FxRobot robot) {
    List<String> asked = new ArrayList<>();
    view.setOnColour(asked::add);
    show(robot, 3);
    press(robot, KeyCode.UP);
    press(robot, KeyCode.SHIFT, KeyCode.F10);
    assertTrue(view.list().menu().isShowing());
    press(robot, KeyCode.ESCAPE);
    robot.rightClickOn(robot.offset(view.list(), Pos.TOP_LEFT, 200, 5));
    WaitForAsyncUtils.waitForFxEvents();
    assertEquals(1, view.list().selectedProperty().get().number());
    robot.clickOn("Colour messages like this \u2026");
    assertEquals(List.of("recv && text ~ /^line/"), asked);
  }

  @Test
  void theSelectedMessageStaysInSightWhenThereIsLessRoom(FxRobot robot) {
    show(robot, 60);
    press(robot, KeyCode.UP);
    on(robot, () -> view.setDividerPositions(0.3));
    assertTrue(rows().stream().anyMatch(row -> row.startsWith("60 ")), rows()::toString);
  }

  @Test
  void whereThereIsLittleRoomTheListMayHaveAllOfIt(FxRobot robot) {
    show(robot, 50);
    press(robot, KeyCode.UP);
    on(robot, () -> view.getScene().getWindow().setHeight(300));
    assertEquals(2, view.getItems().size(), "the list and the bytes");
    on(robot, () -> view.listFirstProperty().set(true));
    assertEquals(1, view.getItems().size());
    on(robot, () -> view.getScene().getWindow().setHeight(600));
    assertEquals(2, view.getItems().size(), "there is room for both");
    on(robot, () -> view.getScene().getWindow().setHeight(300));
    on(robot, () -> view.listFirstProperty().set(false));
    assertEquals(2, view.getItems().size());
  }

  @Test
  void aFilterKnowsTheTimeOfDayAsSoonAsItIsKnown(FxRobot robot) {
    talk.sent("a").sent("b").sent("c");
    on(
        robot,
        () -> {
          view.filterProperty().set(Filter.read("clock >= 00:00:07.003").filter().orElseThrow());
          view.recordingProperty().set(talk.recording());
        });
    assertEquals(0, view.shotProperty().get().shown());
    Instant began = Instant.ofEpochSecond(7);
    on(robot, () -> view.wallClockOriginProperty().set(new WallClock(began, 0)));
    assertEquals(1, view.shotProperty().get().shown());
    on(robot, () -> view.coloursProperty().set(rules("clock < 00:00:07.003", "clock < 00:01")));
    assertTrue(rows().getFirst().startsWith("\u25C6 3 "), rows()::toString);
  }

  @Test
  void whatIsNotCutSaysWhy(FxRobot robot) {
    talk.received("GET /");
    on(
        robot,
        () -> {
          view.cuttingProperty().set(new Cutting.Netstrings());
          view.recordingProperty().set(talk.recording());
        });
    assertTrue(
        rows().getFirst().endsWith("not cut: a netstring begins with digits and a colon"),
        rows()::toString);
  }

  @Test
  void anUnfinishedMessageThatIsSelectedGrows(FxRobot robot) {
    talk.received("hel");
    on(
        robot,
        () -> {
          view.cuttingProperty().set(new Cutting.Lines());
          view.recordingProperty().set(talk.recording());
        });
    press(robot, KeyCode.UP);
    assertTrue(((Label) view.lookup(".message-title")).getText().contains("no line end yet"));
    talk.received("lo\n");
    on(robot, view::grew);
    assertEquals(6, bytes().getRecording().extent().bytes());
  }

  @Test
  void theSelectedRowIsCopiedInWords(FxRobot robot) {
    show(robot, 3);
    press(robot, KeyCode.UP);
    press(robot, KeyCode.CONTROL, KeyCode.C);
    List<String> copied = new ArrayList<>();
    on(robot, () -> copied.add(Clipboard.getSystemClipboard().getString()));
    assertEquals(List.of("3 received 7 bytes: line 2\u240A"), copied);
  }
}
