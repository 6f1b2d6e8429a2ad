package dev.endpoint.engine.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk that is really full; mounting one needs to be root.
@Tag("peers")
class FullDiskTest {
  private static final int SIZE = 4 << 20;

  @TempDir Path dir;
  private final Turns turns = new Turns();
  private boolean mounted;

  private static boolean run(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  @BeforeEach
  void mount() throws InterruptedException {
    mounted = run("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", dir.toString());
    assumeTrue(mounted, "a small disk cannot be mounted here");
  }

  @AfterEach
  void unmount() throws InterruptedException {
    if (mounted) {
      assertTrue(run("umount", dir.toString()));
    }
  }

  @Test
  void fourTimesTheDiskPassesAndWhatFitsStaysReadable() throws IOException {
    Path ballast = dir.resolve("ballast");
    Files.write(ballast, new byte[SIZE / 4]);
    Recorder recorder = turns.folder(dir.resolve("captures")).newRecorder("x");
    recorder.opened(Turns.LOCAL, Turns.PEER, false);
    ByteBuffer chunk = ByteBuffer.allocateDirect(64 * 1024);
    int chunks = 4 * SIZE / chunk.capacity();
    for (int i = 0; i < chunks; i++) {
      recorder.data(Direction.RECEIVED, chunk);
      turns.nanos += 10_000_000;
      turns.end();
    }
    Recording recording = recorder.recording();
    Recording.Extent full = recording.extent();
    assertTrue(full.trouble().startsWith("The disk is full: "), full.trouble());
    assertEquals(4L * SIZE, full.bytes() + full.missed());
    assertTrue(full.bytes() > SIZE / 2, full::toString);
    try (CaptureFile file = CaptureFile.open(recording.file())) {
      assertNull(file.damage());
      assertEquals(full.bytes(), file.recording().extent().bytes());
    }

    Files.delete(ballast);
    turns.nanos += 1_000_000_000L;
    recorder.data(Direction.SENT, RecorderContract.bytes("there is room again"));
    turns.end();
    assertNull(recording.extent().trouble());
    recorder.close();
    try (CaptureFile file = CaptureFile.open(recording.file())) {
      assertNull(file.damage());
      assertEquals(
          "there is room again",
          new String(RecorderContract.all(file.recording(), Direction.SENT)));
    }
  }
}
