package dev.endpoint.app.control.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.theme.PrimerLight;
import dev.endpoint.app.control.stream.Place;
import dev.endpoint.engine.capture.ByteSource;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.MemoryRecorder;
import dev.endpoint.engine.capture.Recording;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.application.Application;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class PlotViewTest {
  private static final long MILLI = 1_000_000;

  private long nanos;
  private final MemoryRecorder recorder = new MemoryRecorder(() -> nanos);
  private PlotView view;

  @Start
  void start(Stage stage) {
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheet());
    view = new PlotView(ZoneId.of("UTC"), Runnable::run, Runnable::run);
    stage.setScene(new Scene(view, 900, 500));
    stage.sizeToScene(); // it may have been used before
    stage.show();
    view.requestFocus();
  }

  private void say(Direction direction, int bytes, long after) {
    nanos += after;
    recorder.data(direction, ByteBuffer.allocate(bytes));
  }

  private void talk(int rounds) {
    for (int i = 0; i < rounds; i++) {
      say(Direction.SENT, 100, 10 * MILLI);
      say(Direction.RECEIVED, 2000, 3 * MILLI);
    }
  }

  private void show(FxRobot robot, Recording recording) {
    robot.interact(() -> view.recordingProperty().set(recording));
    WaitForAsyncUtils.waitForFxEvents();
  }

  private String spoken(FxRobot robot) {
    List<String> words = new ArrayList<>();
    robot.interact(() -> words.add(view.spoken()));
    return words.getFirst();
  }

  private void until(FxRobot robot, String words) throws TimeoutException {
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> spoken(robot).contains(words));
  }

  @Test
  void beforeAnythingIsSaidThatIsSaid(FxRobot robot) {
    show(robot, recorder.recording());
    assertEquals("Nothing sent or received yet", spoken(robot));
  }

  @Test
  void itTellsTotalsWaitsAndSizes(FxRobot robot) {
    talk(50);
    show(robot, recorder.recording());
    String words = spoken(robot);
    assertTrue(words.contains("Sent 5 kB"), words);
    assertTrue(words.contains("Received 100 kB"), words);
    assertTrue(words.contains("Received after 3 ms \u00D750"), words);
    assertTrue(words.contains("50 writes of 100 B"), words);
    assertTrue(words.contains("50 reads of 2 kB"), words);
  }

  @Test
  void itGrowsWithTheRecording(FxRobot robot) throws TimeoutException {
    talk(5);
    show(robot, recorder.recording());
    talk(5);
    robot.interact(view::grew);
    until(robot, "10 writes");
  }

  @Test
  void whereOneSideSpeaksThereIsNoAnswerToTime(FxRobot robot) {
    say(Direction.RECEIVED, 10, 0);
    say(Direction.RECEIVED, 10, MILLI);
    show(robot, recorder.recording());
    assertTrue(
        robot.lookup(".plot-note").queryAllAs(Label.class).stream()
            .anyMatch(note -> note.getText().startsWith("Only one side has spoken")));
  }

  @Test
  void theMousePointsAndItsValuesAreSpokenUntilItLeaves(FxRobot robot) throws TimeoutException {
    talk(50);
    show(robot, recorder.recording());
    robot.moveTo(view);
    until(robot, "+0.");
    assertTrue(spoken(robot).matches("\\+0\\.[23].*"), spoken(robot));
    robot.moveTo(robot.point(view).atPosition(Pos.BOTTOM_CENTER).atOffset(0, 30));
    until(robot, "50 writes");
  }

  @Test
  void keysMoveTheCursorAndItsValuesAreSpoken(FxRobot robot) {
    talk(50);
    show(robot, recorder.recording());
    robot.push(KeyCode.RIGHT);
    assertTrue(spoken(robot).startsWith("+0"), spoken(robot));
    assertTrue(spoken(robot).contains("1 write of 100 B; 1 read of 2 kB"), spoken(robot));
    robot.push(KeyCode.END);
    assertTrue(spoken(robot).startsWith("+0.6"), spoken(robot));
    assertEquals(spoken(robot), view.getAccessibleText());
    robot.push(KeyCode.ESCAPE);
    assertTrue(spoken(robot).contains("50 writes"), spoken(robot));
  }

  @Test
  void zoomingShowsAPartFinerAndAllOfItAgain(FxRobot robot) {
    talk(2000);
    show(robot, recorder.recording());
    robot.push(KeyCode.HOME);
    robot.push(KeyCode.ADD);
    robot.push(KeyCode.ADD);
    robot.push(KeyCode.ESCAPE);
    assertTrue(view.isZoomed());
    assertFalse(spoken(robot).contains("2,000 writes"), spoken(robot));
    robot.push(KeyCode.DIGIT0);
    assertFalse(view.isZoomed());
    assertTrue(spoken(robot).contains("2,000 writes"), spoken(robot));
  }

  @Test
  void enterGoesToThatTimeInTheStream(FxRobot robot) {
    talk(20);
    show(robot, recorder.recording());
    List<Place> places = new ArrayList<>();
    robot.interact(() -> view.setOnJump(places::add));
    robot.push(KeyCode.END);
    robot.push(KeyCode.ENTER);
    assertEquals(List.of(new Place(39, 0)), places);
  }

  @Test
  void valuesAreCopiedAsCsvAndThePictureAsOne(FxRobot robot) {
    talk(20);
    show(robot, recorder.recording());
    robot.push(KeyCode.SHORTCUT, KeyCode.C);
    robot.interact(
        () -> {
          String csv = Clipboard.getSystemClipboard().getString();
          assertTrue(csv.startsWith("time,since_start_s,"), csv);
          assertEquals(view.columns() + 1, csv.lines().count());
        });
    robot.interact(view::copyPicture);
    robot.interact(
        () -> {
          assertTrue(Clipboard.getSystemClipboard().hasImage());
          assertNotNull(Clipboard.getSystemClipboard().getImage());
        });
  }

  @Test
  void whatCannotBeReadIsSaid(FxRobot robot) {
    talk(3);
    show(robot, new Unreadable(recorder.recording()));
    assertEquals("The recording cannot be read: gone", spoken(robot));
  }

  /// A recording whose file is not there any more.
  private record Unreadable(Recording whole) implements Recording {
    @Override
    public Extent extent() {
      return whole.extent();
    }

    @Override
    public Record record(long number) throws IOException {
      throw new IOException("gone");
    }

    @Override
    public int records(long first, Record[] into) throws IOException {
      throw new IOException("gone");
    }

    @Override
    public String words(Record event) throws IOException {
      throw new IOException("gone");
    }

    @Override
    public ByteSource bytes(@Nullable Direction direction) {
      return whole.bytes(direction);
    }

    @Override
    public long recordAt(@Nullable Direction direction, long offset) throws IOException {
      throw new IOException("gone");
    }

    @Override
    public @Nullable Path file() {
      return null;
    }
  }
}
