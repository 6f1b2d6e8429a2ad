package dev.endpoint.engine.capture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureCopyTest {
  @TempDir Path dir;
  private final Turns turns = new Turns();

  private Recorder recorded(int megabytes) {
    Recorder recorder = turns.folder(dir.resolve("captures")).newRecorder("x");
    for (int i = 0; i < megabytes; i++) {
      recorder.data(Direction.SENT, ByteBuffer.allocate(1 << 20));
    }
    turns.end();
    return recorder;
  }

  private long filesInDir() throws IOException {
    try (Stream<Path> files = Files.list(dir)) {
      return files.filter(Files::isRegularFile).count();
    }
  }

  @Test
  void aGrowingCaptureIsCopiedAsFarAsItHasGot() throws IOException {
    Recorder recorder = recorded(9);
    Path target = dir.resolve("kept.pcapng");
    Files.writeString(target, "an older copy");
    List<Long> seen = new ArrayList<>();
    CaptureCopy.save(
        recorder.recording(),
        target,
        (done, total) -> {
          recorder.data(Direction.RECEIVED, ByteBuffer.allocate(10));
          turns.end();
          return seen.add(done);
        });
    assertTrue(seen.size() >= 3 && seen.getLast() >= 9 << 20, seen::toString);
    try (CaptureFile copy = CaptureFile.open(target)) {
      assertEquals(9 << 20, copy.recording().extent().bytes());
      assertEquals(null, copy.damage());
    }
    recorder.close();
    assertEquals(1, filesInDir());
  }

  @Test
  void calledOffItLeavesThingsAsTheyWere() throws IOException {
    Recording recording = recorded(9).recording();
    Path target = dir.resolve("kept.pcapng");
    Files.write(target, new byte[] {1, 2, 3});
    assertThrows(
        CancellationException.class,
        () -> CaptureCopy.save(recording, target, (done, total) -> done == 0));
    assertArrayEquals(new byte[] {1, 2, 3}, Files.readAllBytes(target));
    assertEquals(1, filesInDir());
  }

  @Test
  void withoutACaptureOrAPlaceForItTheReasonIsSaid() throws IOException {
    Recorder idle = turns.folder(dir).newRecorder("idle");
    idle.event("connected");
    turns.end();
    IOException nothing =
        assertThrows(
            IOException.class,
            () -> CaptureCopy.save(idle.recording(), dir.resolve("x"), (done, total) -> true));
    assertTrue(nothing.getMessage().startsWith("There is no capture file"), nothing.getMessage());
    Recording recording = recorded(1).recording();
    assertThrows(
        IOException.class,
        () -> CaptureCopy.save(recording, dir.resolve("no/such/folder"), (done, total) -> true));
    assertThrows(
        IOException.class, () -> CaptureCopy.save(recording, recording.file(), (d, t) -> true));
    assertEquals(1, CaptureFile.open(recording.file()).recording().extent().bytes() >> 20);
  }
}
