package dev.endpoint.engine.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Captures may be kept in another folder from any moment on.
class CaptureFolderMoveTest {
  private static final long SECOND = 1_000_000_000L;

  @TempDir Path dir;
  private final Turns turns = new Turns();

  private void receive(Recorder recorder, int size) {
    recorder.data(Direction.RECEIVED, ByteBuffer.allocate(size));
    turns.end();
    turns.nanos += SECOND;
  }

  private static Path folderOf(Recorder recorder) {
    return recorder.recording().file().getParent();
  }

  @Test
  void whatHasBegunStaysWhereItIsWithAllItsParts() throws IOException {
    Path before = dir.resolve("before");
    Path after = dir.resolve("after");
    CaptureFolder captures = turns.folder(before);
    captures.limit(new CaptureLimits(0, 0, 1_000));
    Recorder running = captures.newRecorder("running");
    Recorder silent = captures.newRecorder("silent");
    receive(running, 900);
    captures.moveTo(after);
    assertEquals(after, captures.dir());
    receive(running, 900);
    receive(silent, 10);
    Recorder next = captures.newRecorder("next");
    receive(next, 10);

    assertEquals(2, running.recording().files().size());
    for (Recording.FilePart part : running.recording().files()) {
      assertEquals(before, part.file().getParent());
    }
    assertEquals(after, folderOf(silent));
    assertEquals(after, folderOf(next));
    captures.moveTo(before);
    receive(next, 900);
    assertEquals(after, folderOf(next));
    Recorder back = captures.newRecorder("back");
    receive(back, 10);
    assertEquals(before, folderOf(back));
  }

  @Test
  void whatCouldNotBeWrittenGoesOnInAFolderThatIsChosenThen() throws IOException {
    Path file = Files.writeString(dir.resolve("file"), "no folder");
    CaptureFolder captures = turns.folder(file);
    Recorder recorder = captures.newRecorder("x");
    receive(recorder, 100);
    assertTrue(recorder.recording().extent().trouble().contains("is no folder"));
    captures.moveTo(dir.resolve("good"));
    receive(recorder, 10);
    assertNull(recorder.recording().extent().trouble());
    assertEquals(100, recorder.recording().extent().missed());
    assertEquals(dir.resolve("good"), folderOf(recorder));
  }

  @Test
  void eachDiskKeepsItsReserve() {
    Path full = dir.resolve("full");
    Path empty = dir.resolve("empty");
    Disk disk =
        new FaultyDisk(1) {
          @Override
          public long free(Path folder) {
            return folder.equals(full) ? 500_000 : 5_000_000;
          }
        };
    CaptureFolder captures = turns.folder(empty, disk);
    captures.limit(new CaptureLimits(0, 1_000_000));
    Recorder first = captures.newRecorder("first");
    receive(first, 10);
    captures.moveTo(full);
    receive(first, 10);
    Recorder second = captures.newRecorder("second");
    receive(second, 10);
    assertNull(first.recording().extent().trouble());
    assertTrue(second.recording().extent().trouble().startsWith("The disk is nearly full"));
  }

  @Test
  void whatIsInUseIsKnownInBothFolders() throws Exception {
    Path before = dir.resolve("before");
    CaptureFolder captures = turns.folder(before);
    captures.tellUse();
    Recorder running = captures.newRecorder("running");
    receive(running, 10);
    captures.moveTo(dir.resolve("after"));
    Recorder next = captures.newRecorder("next");
    receive(next, 10);

    CapturesInUse.Guard there = new CapturesInUse(before).guard();
    String name = running.recording().file().getFileName().toString();
    assertFalse(there.remove(name, () -> {}));
    running.forget();
    assertTrue(there.remove(name, () -> {}));
    captures.sweep(new CaptureRetention(Duration.ofDays(1), 1)).call();
    assertTrue(Files.exists(next.recording().file()));
    // A folder in which nobody tells of use is left as it is.
    Path other = Files.createDirectories(dir.resolve("other"));
    captures.use(other.resolve(running.recording().file().getFileName()));
    try (var files = Files.list(other)) {
      assertEquals(0, files.count());
    }
  }

  private void assertRefused(String words, Path folder, Disk disk) {
    CaptureFolder captures = turns.folder(dir, disk);
    IOException refused =
        assertThrows(IOException.class, () -> captures.check(folder).call(), words);
    assertEquals(words, refused.getMessage());
  }

  @Test
  void itIsTriedWhetherAFolderCanBeWritten() throws Exception {
    Path good = dir.resolve("new/folder");
    assertEquals(good, turns.folder(dir).check(good).call());
    assertTrue(Files.isDirectory(good));
    try (var files = Files.list(good)) {
      assertEquals(0, files.count(), "nothing is left there");
    }
    Path file = Files.writeString(dir.resolve("file"), "");
    assertRefused(file + " is no folder.", file, Disk.SYSTEM);
    Path below = file.resolve("in/it");
    assertRefused(below + " cannot be a folder: something above it is a file.", below, Disk.SYSTEM);
    FaultyDisk full = new FaultyDisk(1);
    full.failNext(9, "No space left on device");
    assertRefused("The disk is full: " + dir + ".", dir, full);
    full.failNext(9, "Read-only file system");
    assertRefused(dir + " is on a read-only disk.", dir, full);
    full.failNext(9, "Permission denied");
    assertRefused(dir + " cannot be written to: Permission denied.", dir, full);
    full.recover();
    assertEquals(0, full.open);
  }
}
