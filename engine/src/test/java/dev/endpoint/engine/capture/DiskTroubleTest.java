package dev.endpoint.engine.capture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whatever the disk does: nothing is thrown, what is recorded stays readable, what is not is
/// counted.
class DiskTroubleTest {
  private static final int STEPS = 30;

  @TempDir Path dir;
  private final Turns turns = new Turns();

  /// One conversation with everything that happens in one, each chunk filled with its own number.
  private Talk talk(CaptureFolder folder, long seed) {
    Random random = new Random(seed);
    long total = 0;
    Recorder recorder = folder.newRecorder("talk");
    recorder.event("before");
    recorder.opened(Turns.LOCAL, Turns.PEER, true);
    Recorder other = folder.newRecorder("other");
    for (int i = 0; i < STEPS; i++) {
      ByteBuffer chunk =
          ByteBuffer.allocate(4 * (1 + random.nextInt(random.nextInt(10) == 0 ? 40_000 : 100)));
      while (chunk.hasRemaining()) {
        chunk.putInt(i);
      }
      total += chunk.limit();
      recorder.data(random.nextBoolean() ? Direction.SENT : Direction.RECEIVED, chunk.flip());
      assertEquals(0, chunk.position());
      if (random.nextInt(4) == 0) {
        recorder.event("event " + i);
      }
      if (random.nextInt(4) == 0) {
        other.data(Direction.SENT, ByteBuffer.allocate(4));
      }
      if (i == 20) {
        recorder.finished(Direction.RECEIVED);
      }
      turns.nanos += random.nextInt(3) == 0 ? 1_000_000_000L : 1_000_000;
      if (random.nextInt(3) == 0) {
        turns.end();
      }
    }
    turns.end();
    turns.nanos += 1_000_000_000L;
    other.close();
    recorder.close();
    return new Talk(recorder.recording(), total);
  }

  /// @param total how many bytes passed
  private record Talk(Recording recording, long total) {
    Recording.Extent extent() {
      return recording.extent();
    }
  }

  private static void checkReadable(Recording recording, boolean onDisk) throws IOException {
    List<Recording.Record> records = RecorderContract.records(recording);
    int last = -1;
    for (Recording.Record record : records) {
      if (record.isEvent()) {
        assertNotNull(recording.words(record));
        continue;
      }
      ByteBuffer bytes = ByteBuffer.allocate(record.length());
      recording.bytes(record.direction()).read(record.offset(record.direction()), bytes);
      int number = bytes.flip().getInt();
      assertTrue(number >= last);
      assertEquals(record.continued(), number == last, record::toString);
      last = number;
      while (bytes.hasRemaining()) {
        assertEquals(number, bytes.getInt());
      }
    }
    if (onDisk) {
      try (CaptureFile again = CaptureFile.open(recording.file())) {
        assertNull(again.damage());
        List<Recording.Record> reread = RecorderContract.records(again.recording());
        assertEquals(records.size(), reread.size());
        for (int i = 0; i < reread.size(); i++) {
          assertEquals(records.get(i).position(), reread.get(i).position());
          assertEquals(records.get(i).length(), reread.get(i).length());
          assertEquals(records.get(i).continued(), reread.get(i).continued());
        }
        assertArrayEquals(
            RecorderContract.all(recording, null), RecorderContract.all(again.recording(), null));
      }
    }
  }

  private static List<String> events(Recording recording) throws IOException {
    List<String> words = new ArrayList<>();
    for (Recording.Record record : RecorderContract.records(recording)) {
      if (record.isEvent()) {
        words.add(recording.words(record));
      }
    }
    return words;
  }

  @Test
  void anyOneCallMayFailAndRecordingGoesOnByItself() throws IOException {
    int calls = Integer.MAX_VALUE;
    int resumed = 0;
    for (int n = 1; n <= calls; n++) {
      FaultyDisk disk = new FaultyDisk(n);
      disk.fail(n, 1);
      Talk talk = talk(turns.folder(dir.resolve("single" + n), disk), 5);
      calls = disk.calls();
      Recording.Extent extent = talk.extent();
      assertEquals(talk.total(), extent.bytes() + extent.missed(), "call " + n);
      checkReadable(talk.recording(), extent.trouble() == null);
      if (extent.missed() > 0) {
        resumed += extent.trouble() == null ? 1 : 0;
        List<String> events = events(talk.recording());
        assertTrue(
            events.stream().anyMatch(e -> e.startsWith("recording stopped: ")), events::toString);
        assertTrue(
            extent.trouble() != null
                || events.stream().anyMatch(e -> e.startsWith("recording goes on")),
            events::toString);
      }
      assertEquals(0, disk.open, "call " + n);
    }
    assertTrue(calls > 20 && calls < 1_000, "calls " + calls);
    assertTrue(resumed > calls / 4, "resumed " + resumed + " of " + calls);
  }

  @Test
  void allCallsFromAnyOneOnMayFail() throws IOException {
    for (int n = 1; n <= 30; n++) {
      FaultyDisk disk = new FaultyDisk(n);
      disk.fail(n, Integer.MAX_VALUE);
      Talk talk = talk(turns.folder(dir.resolve("all" + n), disk), 6);
      Recording.Extent extent = talk.extent();
      assertEquals(talk.total(), extent.bytes() + extent.missed(), "call " + n);
      checkReadable(talk.recording(), false);
      if (disk.calls() >= n) {
        assertNotNull(extent.trouble());
        assertTrue(extent.trouble().startsWith("The disk is full"), extent.trouble());
      }
      assertEquals(0, disk.open, "call " + n);
    }
  }

  @Test
  void randomSpellsOfTroubleLoseNothingUnsaid() throws IOException {
    for (int seed = 0; seed < 40; seed++) {
      Random random = new Random(seed);
      FaultyDisk disk = new FaultyDisk(seed);
      disk.fail(1 + random.nextInt(25), 1 + random.nextInt(12));
      Talk talk = talk(turns.folder(dir.resolve("random" + seed), disk), seed);
      Recording.Extent extent = talk.extent();
      assertEquals(talk.total(), extent.bytes() + extent.missed(), "seed " + seed);
      checkReadable(talk.recording(), extent.trouble() == null && extent.fileBytes() > 0);
    }
  }

  @Test
  void aStopAndItsEndStandInTheRecordingWithWhatIsMissing() throws IOException {
    FaultyDisk disk = new FaultyDisk(1);
    Recorder recorder = turns.folder(dir, disk).newRecorder("x");
    recorder.opened(Turns.LOCAL, Turns.PEER, false);
    recorder.data(Direction.SENT, RecorderContract.bytes("one"));
    turns.end();
    disk.failNext(Integer.MAX_VALUE, "No space left on device");
    recorder.data(Direction.SENT, RecorderContract.bytes("two"));
    turns.end();
    Recording recording = recorder.recording();
    assertTrue(recording.extent().trouble().startsWith("The disk is full: " + dir));
    assertEquals(3, recording.extent().missed());
    recorder.event("while stopped");
    recorder.data(Direction.RECEIVED, RecorderContract.bytes("three"));
    turns.end();
    assertEquals(8, recording.extent().missed());
    assertEquals("while stopped", recording.words(recording.record(2)));
    Recording.Record heldBack = recording.record(2);

    disk.recover();
    recorder.data(Direction.RECEIVED, RecorderContract.bytes("too soon"));
    turns.end();
    assertNotNull(recording.extent().trouble());
    turns.nanos += 1_000_000_000L;
    recorder.data(Direction.RECEIVED, RecorderContract.bytes("four"));
    turns.end();
    assertNull(recording.extent().trouble());
    assertEquals(16, recording.extent().missed());
    recorder.close();

    List<String> events = events(recording);
    assertTrue(events.get(0).startsWith("recording stopped: The disk is full"));
    assertEquals("while stopped", events.get(1));
    assertEquals("recording goes on; missing here: 3 bytes sent, 13 bytes received", events.get(2));
    assertEquals("while stopped", recording.words(heldBack));
    checkBytes(recording, "onefour");
    try (CaptureFile again = CaptureFile.open(recording.file())) {
      assertNull(again.damage());
      assertEquals(events, events(again.recording()));
      checkBytes(again.recording(), "onefour");
    }
  }

  private static void checkBytes(Recording recording, String expected) throws IOException {
    assertEquals(expected, new String(RecorderContract.all(recording, null)));
  }

  @Test
  void aFolderThatCannotBeMadeIsToldAndTriedAgain() throws IOException {
    Path inTheWay = dir.resolve("captures");
    Files.writeString(inTheWay, "a file where the folder should be");
    Recorder recorder = turns.folder(inTheWay).newRecorder("x");
    recorder.event("connected");
    recorder.data(Direction.SENT, RecorderContract.bytes("lost"));
    turns.end();
    Recording recording = recorder.recording();
    assertEquals(
        "The capture folder " + inTheWay + " is no folder. Choose another one.",
        recording.extent().trouble());
    assertEquals(4, recording.extent().missed());
    assertNull(recording.file());
    assertEquals("connected", events(recording).get(0));

    Files.delete(inTheWay);
    turns.nanos += 1_000_000_000L;
    recorder.data(Direction.SENT, RecorderContract.bytes("kept"));
    turns.end();
    assertNull(recording.extent().trouble());
    checkBytes(recording, "kept");
    assertEquals(3, events(recording).size());
    recorder.close();
  }

  @Test
  void aRemovedFolderIsNoticedWithinASecondAndMadeAgainForTheNext() throws IOException {
    Path captures = dir.resolve("captures");
    CaptureFolder folder = turns.folder(captures);
    Recorder recorder = folder.newRecorder("x");
    recorder.data(Direction.SENT, RecorderContract.bytes("abc"));
    turns.end();
    Path file = recorder.recording().file();
    try (Stream<Path> all = Files.walk(captures)) {
      all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
    }
    assertFalse(Files.exists(captures));
    turns.nanos += 1_000_000_000L;
    recorder.data(Direction.SENT, RecorderContract.bytes("def"));
    turns.end();
    assertEquals(
        "The capture file " + file + " was removed while it was being written.",
        recorder.recording().extent().trouble());
    turns.nanos += 1_000_000_000L;
    recorder.data(Direction.SENT, RecorderContract.bytes("ghi"));
    turns.end();
    assertNotNull(recorder.recording().extent().trouble());
    assertEquals(6, recorder.recording().extent().missed());
    assertThrows(
        IOException.class, () -> RecorderContract.all(recorder.recording(), Direction.SENT));

    Recorder next = folder.newRecorder("y");
    next.data(Direction.SENT, RecorderContract.bytes("jkl"));
    turns.end();
    assertNull(next.recording().extent().trouble());
    checkBytes(next.recording(), "jkl");
    recorder.close();
    next.close();
  }

  @Test
  void outOfDescriptorsIsSaidInWords() {
    FaultyDisk disk = new FaultyDisk(1);
    disk.failNext(1, "Too many open files");
    Recorder recorder = turns.folder(dir, disk).newRecorder("x");
    recorder.data(Direction.SENT, RecorderContract.bytes("abc"));
    turns.end();
    assertTrue(
        recorder.recording().extent().trouble().startsWith("This program has no file descriptors"));
    recorder.close();
    assertNull(recorder.recording().extent().trouble());
  }

  @Test
  void aShortenedFileIsNotWrittenOn() throws IOException {
    FaultyDisk disk = new FaultyDisk(1);
    Recorder recorder = turns.folder(dir, disk).newRecorder("x");
    recorder.data(Direction.SENT, RecorderContract.bytes("abc"));
    turns.end();
    disk.failNext(1, "Input/output error");
    recorder.data(Direction.SENT, RecorderContract.bytes("abc"));
    turns.end();
    Files.write(recorder.recording().file(), new byte[10]);
    turns.nanos += 1_000_000_000L;
    recorder.data(Direction.SENT, RecorderContract.bytes("abc"));
    turns.end();
    assertTrue(
        recorder
            .recording()
            .extent()
            .trouble()
            .endsWith("cannot be written: it has become shorter."),
        recorder.recording().extent().trouble());
    assertEquals(10, Files.size(recorder.recording().file()));
    recorder.close();
  }
}
