package dev.endpoint.engine.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureLimitsTest {
  private static final long SECOND = 1_000_000_000L;

  @TempDir Path dir;
  private final Turns turns = new Turns();
  private final FaultyDisk disk = new FaultyDisk(1);
  private CaptureFolder folder;

  @BeforeEach
  void makeFolder() {
    folder = turns.folder(dir, disk);
  }

  private void receive(Recorder recorder, int size) {
    recorder.data(Direction.RECEIVED, ByteBuffer.allocate(size));
    turns.end();
    turns.nanos += SECOND;
  }

  @Test
  void aRecordingStopsAtItsLimitAndSaysSoAndWhatItHoldsStaysReadable() throws IOException {
    folder.limit(new CaptureLimits(100_000, 0));
    Recorder recorder = folder.newRecorder("x");
    for (int i = 0; i < 50; i++) {
      receive(recorder, 10_000);
    }
    recorder.event("small enough");
    turns.end();
    Recording recording = recorder.recording();
    Recording.Extent full = recording.extent();
    assertTrue(full.trouble().startsWith("This recording has come to its limit of 100 kB."));
    assertEquals(500_000, full.bytes() + full.missed());
    assertTrue(Files.size(recording.file()) <= 100_000);
    assertTrue(full.bytes() >= 80_000, full::toString);

    Recorder next = folder.newRecorder("y");
    receive(next, 10_000);
    assertNull(next.recording().extent().trouble());

    folder.limit(CaptureLimits.NONE);
    receive(recorder, 10);
    assertNull(recording.extent().trouble());
    recorder.close();
    try (CaptureFile again = CaptureFile.open(recording.file())) {
      assertNull(again.damage());
      assertEquals(full.bytes() + 10, again.recording().extent().bytes());
    }
  }

  @Test
  void recordingStopsBeforeTheDiskIsFullAndGoesOnWhenThereIsRoom() {
    folder.limit(new CaptureLimits(0, 1_000_000));
    disk.free = 1_050_000;
    Recorder recorder = folder.newRecorder("x");
    receive(recorder, 10_000);
    assertNull(recorder.recording().extent().trouble());
    disk.free = 1_000_500;
    receive(recorder, 10_000);
    Recording.Extent stopped = recorder.recording().extent();
    assertEquals(
        "The disk is nearly full: 1 MB free in "
            + dir
            + ", and recordings leave 1 MB. Make room; recording then goes on by itself.",
        stopped.trouble());
    assertEquals(10_000, stopped.missed());

    disk.free = 5_000_000;
    receive(recorder, 10_000);
    assertNull(recorder.recording().extent().trouble());
    assertEquals(20_000, recorder.recording().extent().bytes());
  }

  @Test
  void betweenTwoLooksAtTheDiskWhatIsWrittenCounts() {
    folder.limit(new CaptureLimits(0, 1_000_000));
    disk.free = 1_050_000;
    Recorder recorder = folder.newRecorder("x");
    for (int i = 0; i < 10; i++) {
      recorder.data(Direction.RECEIVED, ByteBuffer.allocate(10_000));
      turns.end();
    }
    Recording.Extent stopped = recorder.recording().extent();
    assertNotNull(stopped.trouble());
    assertTrue(stopped.bytes() > 0 && stopped.fileBytes() <= 50_000, stopped::toString);
  }

  @Test
  void nothingIsBegunWhereThereIsNoRoom() throws IOException {
    Path captures = dir.resolve("captures");
    CaptureFolder none = turns.folder(captures, disk);
    none.limit(CaptureLimits.standard());
    disk.free = 1_000;
    Recorder recorder = none.newRecorder("x");
    receive(recorder, 10);
    assertNotNull(recorder.recording().extent().trouble());
    assertFalse(Files.exists(captures));
    recorder.close();
  }

  @Test
  void sizesAreReadAndWrittenAsPeopleDo() {
    assertEquals(500_000_000L, ByteCount.parse("500MB"));
    assertEquals(1_500_000_000L, ByteCount.parse("1.5 gb"));
    assertEquals(64L << 10, ByteCount.parse("64KiB"));
    assertEquals(0L, ByteCount.parse("0"));
    assertEquals(Long.MAX_VALUE, ByteCount.parse("999999999999999999TB"));
    assertNull(ByteCount.parse("much"));
    assertNull(ByteCount.parse("-1"));
    assertNull(ByteCount.parse("1 XB"));
    assertEquals("84 B", ByteCount.words(84));
    assertEquals("1.4 kB", ByteCount.words(1_400));
    assertEquals("256 MB", ByteCount.words(256_000_000));
    assertEquals("1 GB", ByteCount.words(999_999_999));
  }
}
