package dev.endpoint.engine.capture.export;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.capture.ByteSource;
import dev.endpoint.engine.capture.CaptureFile;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.Recording;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExcerptFileTest {
  @TempDir Path dir;

  private static void save(Excerpt excerpt, Form form, Path target) throws IOException {
    ExcerptFile.save(excerpt, form, target, (done, total) -> true);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(dir)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void theFileIsReplacedWhenTheNewOneIsWhole() throws IOException {
    Path target = dir.resolve("talk.bin");
    Files.writeString(target, "older");
    Talk talk = Talk.random(1, 100);
    ExcerptFile.save(
        talk.whole(null),
        Form.RAW,
        target,
        (done, total) -> {
          assertEquals("older", read(target));
          return true;
        });
    assertArrayEquals(talk.bytes(), Files.readAllBytes(target));
    assertEquals(List.of("talk.bin"), files());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  @Test
  void calledOffItLeavesThingsAsTheyWere() throws IOException {
    Path target = dir.resolve("talk.bin");
    Files.writeString(target, "older");
    assertThrows(
        CancellationException.class,
        () ->
            ExcerptFile.save(
                Talk.random(1, 100).whole(null), Form.DUMP, target, (done, total) -> done == 0));
    assertEquals("older", read(target));
    assertEquals(List.of("talk.bin"), files());
  }

  private String refused(Excerpt excerpt, Path target) {
    return assertThrows(IOException.class, () -> save(excerpt, Form.RAW, target)).getMessage();
  }

  @Test
  void whereItCannotBeSavedIsSaid() throws IOException {
    Excerpt some = new Talk().sent("x").whole(null);
    assertEquals(
        "There is no folder " + dir.resolve("none") + ". Make it, or choose another one.",
        refused(some, dir.resolve("none/x")));
    assertEquals(
        "The name " + dir + " is that of a folder. Choose another one.", refused(some, dir));
    Files.writeString(dir.resolve("file"), "");
    assertTrue(refused(some, dir.resolve("file/x")).startsWith(dir.resolve("file") + " is no fo"));
    assertEquals(
        "There is nothing to save yet.", refused(new Talk().whole(null), dir.resolve("x")));
    assertEquals(List.of("file"), files());
  }

  @Test
  void whatTheSystemRefusesIsSaidInWords() {
    Path target = Path.of("/media/stick/talk.txt");
    assertEquals(
        "The disk is full: /media/stick/talk.txt. Make room, or choose another disk.",
        ExcerptFile.words(new IOException("No space left on device"), target));
    assertEquals(
        "The disk can only be read: /media/stick/talk.txt. Choose another one.",
        ExcerptFile.words(new FileSystemException("x", null, "Read-only file system"), target));
    assertEquals(
        "You may not write to /media/stick. Choose another folder, or change its permissions.",
        ExcerptFile.words(new AccessDeniedException("x"), target));
    assertEquals(
        "The file /media/stick/talk.txt cannot be saved: Input/output error.",
        ExcerptFile.words(new IOException("Input/output error"), target));
  }

  @Test
  void theCaptureItselfIsNeverReplaced() throws IOException {
    FileTalk talk = new FileTalk(dir);
    talk.say(Direction.SENT, "x".getBytes());
    Recording recording = talk.end();
    Path capture = recording.file();
    assertEquals(
        "The file " + capture + " is the capture itself. Choose another name.",
        refused(Excerpt.all(recording, null, FileTalk.CALENDAR), capture));
    try (CaptureFile file = CaptureFile.open(capture)) {
      assertEquals(1, file.recording().extent().bytes());
    }
  }

  @Test
  void theWholeRecordingAsPacketsIsItsCapture() throws IOException {
    Recording recording = FileTalk.random(dir, 3, 200);
    Path target = dir.resolve("whole.pcapng");
    save(Excerpt.all(recording, null, FileTalk.CALENDAR), Form.PCAPNG, target);
    assertEquals(-1, Files.mismatch(recording.file(), target));
  }

  @Test
  void aPartAsPacketsHasTheSameRecordsAtTheSameTimes() throws IOException {
    Recording recording = FileTalk.random(dir, 5, 200);
    Excerpt part =
        new Excerpt(
            recording, null, new Excerpt.Edge(20, 0), new Excerpt.Edge(90, 1), FileTalk.CALENDAR);
    Path target = dir.resolve("part.pcapng");
    save(part, Form.PCAPNG, target);
    try (CaptureFile file = CaptureFile.open(target)) {
      assertNull(file.damage());
      assertEquals(told(part), told(Excerpt.all(file.recording(), null, FileTalk.ZERO)));
    }
  }

  /// Times, ways, continuations, words and bytes, but not the offsets.
  private static List<String> told(Excerpt excerpt) throws IOException {
    List<String> told = new ArrayList<>();
    for (String line : Form.LINES.text(excerpt).split("\n")) {
      told.add(line.replaceFirst("\"offset\":\\d+", ""));
    }
    return told;
  }

  @Test
  void moreThanFitsAnArrayIsWrittenAWindowAtATime() throws IOException {
    long size = 5L << 30;
    long[] written = {0};
    OutputStream count =
        new OutputStream() {
          @Override
          public void write(int b) {
            written[0]++;
          }

          @Override
          public void write(byte[] bytes, int from, int length) {
            written[0] += length;
          }
        };
    Form.RAW.write(
        Excerpt.all(new Huge(size), Direction.RECEIVED, Talk.CALENDAR),
        count,
        (done, total) -> true);
    assertEquals(size, written[0]);
  }

  /// Zeros, received.
  private record Huge(long size) implements Recording {
    @Override
    public Extent extent() {
      return new Extent(1, 0, size, size, null, 0);
    }

    @Override
    public Record record(long number) {
      return new Record(number, Direction.RECEIVED, 0, 0, 0, Integer.MAX_VALUE, false, 0);
    }

    @Override
    public int records(long first, Record[] into) {
      into[0] = record(first);
      return 1;
    }

    @Override
    public String words(Record event) {
      throw new AssertionError("it has no events");
    }

    @Override
    public ByteSource bytes(@Nullable Direction direction) {
      return new ByteSource() {
        @Override
        public long length() {
          return size;
        }

        @Override
        public int read(long offset, ByteBuffer into) {
          int read = (int) Math.min(into.remaining(), size - offset);
          into.position(into.position() + read);
          return read;
        }
      };
    }

    @Override
    public long recordAt(@Nullable Direction direction, long offset) {
      return 0;
    }

    @Override
    public @Nullable Path file() {
      return null;
    }
  }
}
