package dev.endpoint.app.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.capture.Calendar;
import dev.endpoint.engine.capture.CaptureFile;
import dev.endpoint.engine.capture.CaptureFolder;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.MemoryRecorder;
import dev.endpoint.engine.capture.Recorder;
import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.capture.export.Excerpt;
import dev.endpoint.engine.capture.note.Colour;
import dev.endpoint.engine.capture.note.Note;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotesModelTest {
  private static final Note TWO = new Note(Direction.RECEIVED, 0, 2, "two");

  @TempDir Path dir;
  private final Queue<Runnable> background = new ArrayDeque<>();
  private final Queue<Runnable> fx = new ArrayDeque<>();
  private final List<String> troubles = new ArrayList<>();
  private final NotesModel model = new NotesModel(background::add, fx::add, troubles::add);

  private void run() {
    while (!background.isEmpty() || !fx.isEmpty()) {
      (background.isEmpty() ? fx : background).remove().run();
    }
  }

  /// An event, then two bytes sent, then three received, then one sent.
  private static Recording talk(Recorder recorder) {
    recorder.event("connected");
    say(recorder, Direction.SENT, "ab");
    say(recorder, Direction.RECEIVED, "xyz");
    say(recorder, Direction.SENT, "c");
    return recorder.recording();
  }

  private static void say(Recorder recorder, Direction direction, String words) {
    recorder.data(direction, ByteBuffer.wrap(words.getBytes(StandardCharsets.US_ASCII)));
  }

  private Recording inMemory() {
    return talk(new MemoryRecorder(() -> 0));
  }

  private Recording inFile() {
    Queue<Runnable> later = new ArrayDeque<>();
    Recorder recorder =
        new CaptureFolder(() -> 0, () -> Instant.EPOCH, later::add, dir).newRecorder("talk");
    Recording recording = talk(recorder);
    recorder.close();
    return recording;
  }

  private static Excerpt part(Recording recording, long from, int at, long until, int end) {
    return new Excerpt(
        recording,
        null,
        new Excerpt.Edge(from, at),
        new Excerpt.Edge(until, end),
        new Calendar(0, ZoneOffset.UTC));
  }

  private void note(Excerpt place, String words) {
    model.ask(place);
    run();
    model.add(words);
    run();
  }

  private List<Note> notes() {
    return model.notesProperty().get();
  }

  @Test
  void aNoteIsOnWhatIsSelectedOrOnTheByteAtTheCaret() {
    Recording recording = inMemory();
    model.show(recording);
    note(part(recording, 2, 0, 2, 2), "two");
    note(part(recording, 3, 0, 3, 0), "caret");
    note(part(recording, 1, 1, 3, 0), " over both ");
    assertEquals(
        List.of(TWO, new Note(null, 1, 5, "over both"), new Note(Direction.SENT, 2, 3, "caret")),
        notes());
    assertEquals("2 bytes received at 0", NotesModel.words(TWO));
  }

  @Test
  void itIsSaidWhichBytesAreMeantAndWhatToDoWithoutAny() {
    Recording recording = inMemory();
    model.show(recording);
    model.ask(part(recording, 2, 1, 3, 0));
    run();
    assertTrue(model.askingProperty().get());
    assertEquals("Note on 2 bytes received at 1", model.questionProperty().get());
    model.leave();
    model.ask(part(recording, 0, 0, 1, 0));
    run();
    assertFalse(model.hasPlace(), "an event has no bytes");
    assertEquals("A note is on bytes: click one, or select some.", model.questionProperty().get());
    model.add("x");
    model.ask(part(recording, 4, 0, 4, 0));
    run();
    assertFalse(model.hasPlace(), "nothing is behind the end");
    model.ask(null);
    run();
    assertFalse(model.hasPlace());
    assertTrue(model.askingProperty().get());
  }

  @Test
  void notesAreKeptBesideTheCaptureAndFoundAgain() throws IOException {
    Recording recording = inFile();
    model.show(recording);
    note(part(recording, 2, 0, 2, 2), "two");
    note(part(recording, 3, 0, 3, 0), "caret");
    model.rename(notes().getLast(), "one");
    run();
    Path file = Objects.requireNonNull(recording.file());
    assertEquals(
        "Endpoint Workbench notes 1\nreceived 0 2 two\nsent 2 3 one\n",
        Files.readString(CaptureFile.notes(file)));
    try (CaptureFile again = CaptureFile.open(file)) {
      assertEquals(null, again.damage());
      model.show(again.recording());
      assertEquals(List.of(), notes());
      run();
      assertEquals(List.of(TWO, new Note(Direction.SENT, 2, 3, "one")), notes());
      model.delete(notes().getFirst());
      model.rename(notes().getFirst(), " ");
      run();
      assertFalse(Files.exists(CaptureFile.notes(file)));
    }
  }

  @Test
  void notesOnTheWireAreKeptBesideThoseOnWhatWasSaid() throws IOException {
    Recorder recorder =
        new CaptureFolder(() -> 0, () -> Instant.EPOCH, background::add, dir).newRecorder("talk");
    recorder.wire(Direction.SENT, 0, ByteBuffer.allocate(9));
    say(recorder, Direction.SENT, "ab");
    recorder.close();
    run();
    Recording said = recorder.recording();
    Recording wire = Objects.requireNonNull(said.below());
    Note nine = new Note(Direction.SENT, 0, 9, Colour.TEAL, "");
    model.show(said);
    note(part(said, 0, 0, 0, 2), "plain");
    model.show(wire);
    assertEquals(List.of(), notes());
    colour(part(wire, 0, 0, 0, 9), Colour.TEAL);
    assertEquals(List.of(nine), notes());
    Path file = Objects.requireNonNull(said.file());
    try (CaptureFile again = CaptureFile.open(file)) {
      model.show(again.recording().below());
      run();
      assertEquals(List.of(nine), notes());
      model.show(again.recording());
      run();
      assertEquals(List.of(new Note(Direction.SENT, 0, 2, "plain")), notes());
    }
  }

  private void colour(Excerpt place, @Nullable Colour colour) {
    model.colour(place, colour);
    run();
  }

  @Test
  void bytesAreGivenAColourWithWordsOrWithout() throws IOException {
    Recording recording = inFile();
    model.show(recording);
    note(part(recording, 2, 0, 2, 2), "two");
    colour(part(recording, 2, 0, 2, 2), Colour.RED);
    colour(part(recording, 3, 0, 3, 0), Colour.GREY);
    colour(part(recording, 3, 0, 3, 0), Colour.TEAL);
    Note one = new Note(Direction.SENT, 2, 3, Colour.TEAL, "");
    assertEquals(List.of(TWO.in(Colour.RED), one), notes());
    assertFalse(model.askingProperty().get(), "nothing is asked for");
    Path file = Objects.requireNonNull(recording.file());
    assertEquals(
        "Endpoint Workbench notes 1\nred received 0 2 two\nteal sent 2 3 \n",
        Files.readString(CaptureFile.notes(file)));
    model.rename(one, "one");
    model.recolour(TWO.in(Colour.RED), Colour.AMBER);
    run();
    assertEquals(List.of(TWO.in(Colour.AMBER), one.saying("one")), notes());
    model.rename(one.saying("one"), " ");
    model.recolour(one, null);
    run();
    assertEquals(List.of(TWO.in(Colour.AMBER)), notes(), "nothing is left of it");
  }

  @Test
  void aColourIsTakenFromAllThatIsTouched() {
    Recording recording = inMemory();
    model.show(recording);
    note(part(recording, 2, 0, 2, 2), "two");
    colour(part(recording, 2, 0, 2, 2), Colour.RED);
    colour(part(recording, 2, 1, 2, 3), Colour.GREEN);
    colour(part(recording, 1, 0, 1, 1), Colour.GREEN);
    colour(part(recording, 2, 1, 2, 1), null);
    assertEquals(
        List.of(new Note(Direction.SENT, 0, 1, Colour.GREEN, ""), TWO), notes(), "words are left");
  }

  @Test
  void aColourNeedsBytesToo() {
    Recording recording = inMemory();
    model.show(recording);
    colour(part(recording, 4, 0, 4, 0), Colour.RED);
    assertEquals(
        "A colour is on bytes: click one, or select some.", model.questionProperty().get());
    assertFalse(model.hasPlace());
    model.leave();
    model.colour(null, Colour.RED);
    assertTrue(model.askingProperty().get());
    assertEquals(List.of(), notes());
  }

  @Test
  void aNoteThatIsAddedBeforeTheFileIsReadJoinsThoseInIt() throws IOException {
    Recording recording = inFile();
    Path file = CaptureFile.notes(Objects.requireNonNull(recording.file()));
    Files.writeString(file, "Endpoint Workbench notes 1\nreceived 0 2 two\n");
    model.show(recording);
    model.ask(part(recording, 3, 0, 3, 0));
    model.add("early");
    run();
    assertEquals(List.of(TWO, new Note(Direction.SENT, 2, 3, "early")), notes());
    assertEquals(3, Files.readAllLines(file).size());
  }

  @Test
  void aFileThatCannotBeReadIsSaidAndNotReplaced() throws IOException {
    Recording recording = inFile();
    Path file = CaptureFile.notes(Objects.requireNonNull(recording.file()));
    Files.writeString(file, "my own text");
    model.show(recording);
    note(part(recording, 3, 0, 3, 0), "x");
    assertEquals(List.of(), notes());
    assertTrue(troubles.getFirst().contains("holds no notes of this program"), troubles::toString);
    assertEquals("my own text", Files.readString(file));
  }

  @Test
  void eachRecordingHasItsOwn() {
    Recording one = inMemory();
    Recording other = inMemory();
    model.show(one);
    note(part(one, 2, 0, 2, 2), "two");
    model.show(other);
    assertEquals(List.of(), notes());
    model.show(one);
    assertEquals(List.of(TWO), notes());
  }
}
