package dev.endpoint.app.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.app.model.SaveModel.Part;
import dev.endpoint.app.model.SaveModel.Stage;
import dev.endpoint.engine.capture.Calendar;
import dev.endpoint.engine.capture.CaptureFile;
import dev.endpoint.engine.capture.CaptureFolder;
import dev.endpoint.engine.capture.CaptureLimits;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.MemoryRecorder;
import dev.endpoint.engine.capture.Recorder;
import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.capture.export.Excerpt;
import dev.endpoint.engine.capture.export.Form;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SaveModelTest {
  private static final Calendar CALENDAR = new Calendar(0, ZoneOffset.UTC);

  @TempDir Path dir;
  private final MemoryRecorder recorder = new MemoryRecorder(() -> 0);
  private final Queue<Runnable> background = new ArrayDeque<>();
  private final Queue<Runnable> fx = new ArrayDeque<>();
  private final SaveModel model = new SaveModel(background::add, fx::add);

  @BeforeEach
  void speak() {
    say(Direction.SENT, "hello");
    say(Direction.RECEIVED, "welcome");
  }

  private void say(Direction direction, String words) {
    recorder.data(direction, ByteBuffer.wrap(words.getBytes()));
  }

  private SaveModel.Source source(@Nullable Excerpt selected) {
    return new SaveModel.Source(recorder.recording(), CALENDAR, selected);
  }

  private Excerpt firstTwo() {
    return new Excerpt(
        recorder.recording(), null, new Excerpt.Edge(0, 0), new Excerpt.Edge(0, 2), CALENDAR);
  }

  private static void run(Queue<Runnable> tasks) {
    while (!tasks.isEmpty()) {
      tasks.remove().run();
    }
  }

  private void runAll() {
    run(background);
    run(fx);
  }

  @Test
  void whatIsSelectedIsOfferedFirstWhereSomethingIs() {
    model.ask(source(null));
    assertEquals(Part.BOTH, model.partProperty().get());
    assertFalse(model.partsProperty().get().contains(Part.SELECTION));
    model.close();
    model.ask(source(firstTwo()));
    assertEquals(Part.SELECTION, model.partProperty().get());
    model.close();
    model.ask(source(null));
    assertEquals(Part.BOTH, model.partProperty().get());
  }

  @Test
  void eachPartIsSavedAsItIs() throws IOException {
    List<String> saved = new ArrayList<>();
    for (Part part : Part.values()) {
      model.ask(source(firstTwo()));
      model.partProperty().set(part);
      Path target = dir.resolve(part.name());
      model.save(target);
      runAll();
      assertEquals(Stage.SAVED, model.stageProperty().get());
      assertEquals(target, model.saved());
      saved.add(Files.readString(target));
    }
    assertEquals(List.of("he", "hellowelcome", "hello", "welcome"), saved);
    assertEquals("Saved 7 B to " + dir.resolve("RECEIVED"), model.wordsProperty().get());
  }

  @Test
  void aRangeOfADirectionIsSavedAsItIsTyped() throws IOException {
    model.ask(source(firstTwo()));
    model.rangeTextProperty().set("what");
    assertEquals("", model.rangeProblemProperty().get(), "what is selected has none");
    model.rangeTextProperty().set("1\u20133");
    model.partProperty().set(Part.BOTH);
    assertEquals(
        "Each direction counts its own bytes: choose one, or say times.",
        model.rangeProblemProperty().get());
    model.save(dir.resolve("x"));
    assertEquals(Stage.ASKING, model.stageProperty().get());
    model.partProperty().set(Part.RECEIVED);
    assertEquals("", model.rangeProblemProperty().get());
    assertEquals("conversation-received-part.bin", model.suggestedName());
    model.save(dir.resolve("x"));
    runAll();
    assertEquals("elc", Files.readString(dir.resolve("x")));
    model.close();
    model.ask(source(null));
    assertEquals("", model.rangeTextProperty().get());
  }

  private static Recording inParts(Path folder) {
    Queue<Runnable> later = new ArrayDeque<>();
    CaptureFolder captures = new CaptureFolder(() -> 0, () -> Instant.EPOCH, later::add, folder);
    captures.limit(new CaptureLimits(0, 0, 1_000));
    Recorder parted = captures.newRecorder("talk");
    for (int i = 0; i < 5; i++) {
      parted.data(Direction.SENT, ByteBuffer.allocate(900));
      run(later);
    }
    return parted.recording();
  }

  @Test
  void theFilesOfARecordingAreOneForAnotherProgram() throws IOException {
    Recording parted = inParts(dir.resolve("parts"));
    assertEquals(5, parted.files().size());
    List<Path> given = new ArrayList<>();
    Path folder = dir.resolve("new folder");
    for (int i = 1; i < 3; i++) {
      model.join(parted, folder, given::add);
      assertEquals("Putting 5 files together", model.wordsProperty().get());
      runAll();
      Path whole = folder.resolve("19700101T000000Z_talk-whole_000" + i + ".pcapng");
      assertEquals(whole, given.getLast());
      assertEquals("5 files are one now: " + whole, model.wordsProperty().get());
      assertEquals(parted.extent().fileBytes(), Files.size(whole));
      model.close();
    }
    try (CaptureFile again = CaptureFile.open(given.getFirst())) {
      assertNull(again.damage());
      assertEquals(4_500, again.recording().extent().sent());
    }

    model.join(parted, folder, given::add);
    model.cancel();
    runAll();
    assertEquals(Stage.NOT_SAVED, model.stageProperty().get());
    assertEquals(2, given.size());
    try (var files = Files.list(folder)) {
      assertEquals(2, files.count(), "nothing was left behind");
    }
  }

  @Test
  void aRangeThatHoldsNothingIsSaid() {
    model.ask(source(null));
    model.partProperty().set(Part.SENT);
    model.rangeTextProperty().set("700-");
    model.save(dir.resolve("x"));
    runAll();
    assertEquals(Stage.NOT_SAVED, model.stageProperty().get());
    assertEquals("Not saved. The last byte sent is number 4 (0x4).", model.wordsProperty().get());
    assertFalse(Files.exists(dir.resolve("x")));
  }

  @Test
  void theNameSaysWhatItIs() {
    model.ask(source(null));
    model.partProperty().set(Part.SENT);
    model.formProperty().set(Form.PYTHON);
    assertEquals("conversation-sent.py", model.suggestedName());
  }

  @Test
  void whileItIsSavedHowFarItIsIsToldAndNothingElseBegins() {
    model.ask(source(null));
    model.save(dir.resolve("x"));
    assertEquals(Stage.SAVING, model.stageProperty().get());
    model.ask(source(firstTwo()));
    model.close();
    model.leave();
    assertEquals(Stage.SAVING, model.stageProperty().get());
    run(background);
    fx.remove().run();
    assertEquals("Saving x: 0 B of 12 B", model.wordsProperty().get());
    fx.remove().run();
    assertEquals(1, model.fractionProperty().get());
    run(fx);
    assertEquals(Stage.SAVED, model.stageProperty().get());
  }

  @Test
  void calledOffNothingIsLeft() {
    model.ask(source(null));
    model.save(dir.resolve("x"));
    model.cancel();
    runAll();
    assertEquals(Stage.NOT_SAVED, model.stageProperty().get());
    assertEquals("Called off; nothing was left behind.", model.wordsProperty().get());
    assertNull(model.saved());
    assertFalse(Files.exists(dir.resolve("x")));
    model.ask(source(null));
    model.save(dir.resolve("x"));
    runAll();
    assertEquals(Stage.SAVED, model.stageProperty().get());
  }

  @Test
  void aRefusalIsSaidWithWhatToTry() {
    model.ask(source(null));
    model.save(dir.resolve("none/x"));
    runAll();
    assertEquals(Stage.NOT_SAVED, model.stageProperty().get());
    assertTrue(
        model.wordsProperty().get().startsWith("Not saved. There is no folder "),
        model.wordsProperty().get());
    model.close();
    assertEquals(Stage.CLOSED, model.stageProperty().get());
  }

  @Test
  void whatWasAskedAboutOneConversationIsOverWithIt() {
    model.ask(source(null));
    model.leave();
    assertEquals(Stage.CLOSED, model.stageProperty().get());
    model.save(dir.resolve("x"));
    assertTrue(background.isEmpty());
  }
}
