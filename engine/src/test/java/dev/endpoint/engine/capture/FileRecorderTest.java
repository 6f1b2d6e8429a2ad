package dev.endpoint.engine.capture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FileRecorderTest extends FolderRecorderContract {
  private long files() throws IOException {
    if (!Files.exists(dir)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(dir)) {
      return files.count();
    }
  }

  @Test
  void idleConnectionsCostNoFiles() throws IOException {
    for (int i = 0; i < 1_000; i++) {
      Recorder recorder = folder.newRecorder("idle " + i);
      recorder.opened(Turns.LOCAL, Turns.PEER, true);
      recorder.event("accepted");
      recorder.finished(Direction.RECEIVED);
      recorder.event("closed by peer");
      if (i % 2 == 0) {
        recorder.close();
      }
      turns.end();
      assertEquals(2, recorder.recording().extent().records());
      assertNull(recorder.recording().file());
    }
    assertEquals(0, files());
  }

  /// Each with names and numbers of its own count, in the same second.
  @Test
  void twoWorkbenchesOnOneFolderTakeFilesOfTheirOwn() throws IOException {
    CaptureFolder other = turns.folder(dir);
    List<Path> taken = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      for (CaptureFolder each : List.of(folder, other)) {
        Recorder recorder = each.newRecorder("talk");
        recorder.data(Direction.SENT, RecorderContract.bytes("said " + taken.size()));
        turns.end();
        taken.add(recorder.recording().file());
        recorder.close();
      }
    }
    assertEquals(20, taken.stream().distinct().count());
    for (int i = 0; i < taken.size(); i++) {
      try (CaptureFile again = CaptureFile.open(taken.get(i))) {
        byte[] said = RecorderContract.all(again.recording(), Direction.SENT);
        assertEquals("said " + i, new String(said, StandardCharsets.UTF_8));
      }
    }
  }

  @Test
  void manyEventsMakeAFileToo() throws IOException {
    Recorder recorder = folder.newRecorder("busy");
    for (int i = 0; i < 5_000; i++) {
      recorder.event("event " + i);
      if (i == 50) {
        turns.end();
        assertNull(recorder.recording().file());
      }
    }
    recorder.opened(Turns.LOCAL, Turns.PEER, true);
    turns.end();
    assertEquals(1, files());
    Recording recording = recorder.recording();
    assertEquals(5_001, recording.extent().records());
    assertEquals("event 0", recording.words(recording.record(0)));
    assertEquals("event 4999", recording.words(recording.record(4_999)));
    assertTrue(recording.words(recording.record(5_000)).startsWith("the two ends are 127.0.0.1"));
  }

  @Test
  void nothingIsWrittenBeforeTheTurnEndsAndThenAllAtOnce() throws IOException {
    int[] grown = {0};
    Recorder recorder = folder.newRecorder("x");
    recorder.whenGrown(() -> grown[0]++);
    for (int i = 0; i < 100; i++) {
      recorder.data(Direction.SENT, bytes("abc"));
    }
    assertEquals(0, recorder.recording().extent().records());
    assertEquals(0, grown[0]);
    turns.end();
    assertEquals(100, recorder.recording().extent().records());
    assertEquals(1, grown[0]);
    assertEquals(
        Files.size(recorder.recording().file()), recorder.recording().extent().fileBytes());
  }

  @Test
  void conversationsDoNotMixInTheSharedBuffer() throws IOException {
    Random random = new Random(5);
    List<Recorder> recorders = new ArrayList<>();
    List<ByteArrayOutputStream> said = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      recorders.add(folder.newRecorder("same name"));
      said.add(new ByteArrayOutputStream());
    }
    for (int i = 0; i < 3_000; i++) {
      int which = random.nextInt(20);
      byte[] chunk = new byte[1 + random.nextInt(random.nextInt(50) == 0 ? 100_000 : 500)];
      random.nextBytes(chunk);
      recorders.get(which).data(Direction.RECEIVED, ByteBuffer.wrap(chunk).asReadOnlyBuffer());
      said.get(which).writeBytes(chunk);
      if (random.nextInt(30) == 0) {
        turns.end();
      }
    }
    for (int i = 0; i < 20; i++) {
      recorders.get(i).close();
      assertArrayEquals(said.get(i).toByteArray(), all(recorders.get(i).recording(), null));
    }
    assertEquals(20, files());
  }

  @Test
  void aFewBytesOneWayAreFoundAmongManyTheOther() throws IOException {
    Recorder recorder = folder.newRecorder("x");
    for (int i = 0; i < 200; i++) {
      recorder.data(Direction.SENT, ByteBuffer.wrap(new byte[] {(byte) i}));
      recorder.data(Direction.RECEIVED, ByteBuffer.allocate(300_000));
    }
    turns.end();
    byte[] sent = all(recorder.recording(), Direction.SENT);
    for (int i = 0; i < 200; i++) {
      assertEquals((byte) i, sent[i]);
      long record = recorder.recording().recordAt(Direction.SENT, i);
      assertEquals(i, recorder.recording().record(record).sentBefore());
    }
  }

  @Test
  void othersMayNotReadACapture() throws IOException {
    Recorder recorder = folder.newRecorder("x");
    recorder.data(Direction.SENT, bytes("password"));
    recorder.close();
    Path file = recorder.recording().file();
    assumeTrue(Files.getFileStore(file).supportsFileAttributeView("posix"));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void anIndexMadeAgainIsTheOneThatWasKept() throws IOException {
    Recorder recorder = folder.newRecorder("x");
    Random random = new Random(8);
    for (int i = 0; i < 20_000; i++) {
      Direction way = random.nextBoolean() ? Direction.SENT : Direction.RECEIVED;
      recorder.data(way, ByteBuffer.allocate(1 + random.nextInt(i % 100 == 0 ? 150_000 : 100)));
      turns.end();
    }
    recorder.close();
    FileRecording live = (FileRecording) recorder.recording();
    try (CaptureFile file = CaptureFile.open(live.file())) {
      FileRecording again = (FileRecording) file.recording();
      assertTrue(live.published().markCount() > 100);
      assertEquals(live.published().markCount(), again.published().markCount());
      assertArrayEquals(live.published().marks(), again.published().marks());
    }
  }
}
