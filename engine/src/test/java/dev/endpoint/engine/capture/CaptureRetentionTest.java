package dev.endpoint.engine.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.endpoint.engine.capture.CaptureRetention.Reason;
import dev.endpoint.engine.capture.CaptureRetention.Spared;
import dev.endpoint.engine.capture.CapturesInUse.Guard;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaptureRetentionTest {
  private static final Instant NOW = Turns.WALL;
  private static final CaptureRetention WEEK_AND_100 =
      new CaptureRetention(Duration.ofDays(7), 100);

  @TempDir Path dir;

  private Path file(String name, int size, Duration ago) throws IOException {
    Path file = dir.resolve(name);
    Files.write(file, new byte[size]);
    Files.setLastModifiedTime(file, FileTime.from(NOW.minus(ago)));
    return file;
  }

  private Path capture(int number, int size, Duration ago) throws IOException {
    return file(CaptureName.of(NOW.minus(ago), "tcp:example.com:80", number), size, ago);
  }

  @Test
  void whatIsTooOldGoes() throws IOException {
    Path old = capture(1, 1, Duration.ofDays(8));
    Path young = capture(2, 1, Duration.ofDays(6));
    assertEquals(List.of(old), WEEK_AND_100.sweep(dir, NOW, Guard.NONE).removed());
    assertFalse(Files.exists(old));
    assertTrue(Files.exists(young));
  }

  @Test
  void aCaptureWithNotesStaysWhateverItsAge() throws IOException {
    Path old = capture(1, 1, Duration.ofDays(8));
    Path noted = capture(2, 500, Duration.ofDays(9));
    Files.createFile(CaptureFile.notes(noted));
    assertEquals(List.of(old), WEEK_AND_100.sweep(dir, NOW, Guard.NONE).removed());
    assertTrue(Files.exists(noted) && Files.exists(CaptureFile.notes(noted)));
  }

  @Test
  void whenThereIsTooMuchTheOldestGoFirst() throws IOException {
    Path newest = capture(3, 60, Duration.ofHours(2));
    Path oldest = capture(1, 60, Duration.ofHours(4));
    Path middle = capture(2, 40, Duration.ofHours(3));
    assertEquals(List.of(oldest), WEEK_AND_100.sweep(dir, NOW, Guard.NONE).removed());
    assertTrue(Files.exists(middle) && Files.exists(newest));
  }

  @Test
  void whatWasWrittenLatelyStaysAndThatIsSaid() throws IOException {
    Path old = capture(1, 60, Duration.ofHours(2));
    Path young = capture(2, 600, Duration.ofMinutes(2));
    CaptureRetention.Swept swept = WEEK_AND_100.sweep(dir, NOW, Guard.NONE);
    assertEquals(List.of(old), swept.removed());
    assertEquals(60, swept.bytes());
    assertEquals(List.of(new Spared(young, Reason.WRITTEN_LATELY, "")), swept.spared());
    assertTrue(Files.exists(young));
  }

  @Test
  void whatIsInUseStaysUntilItIsNot() throws IOException {
    Path used = capture(1, 60, Duration.ofDays(9));
    Path old = capture(2, 60, Duration.ofDays(8));
    CapturesInUse here = new CapturesInUse(dir);
    CaptureUse first = here.use(used);
    CaptureUse second = here.use(used);
    Guard other = new CapturesInUse(dir).guard();
    CaptureRetention.Swept swept = WEEK_AND_100.sweep(dir, NOW, other);
    assertEquals(List.of(old), swept.removed());
    assertEquals(List.of(new Spared(used, Reason.IN_USE, "")), swept.spared());

    first.close();
    first.close();
    assertEquals(List.of(), WEEK_AND_100.sweep(dir, NOW, here.guard()).removed());
    second.close();
    assertEquals(List.of(used), WEEK_AND_100.sweep(dir, NOW, here.guard()).removed());
  }

  /// Holds a capture, as another workbench does, until its standard input ends.
  static final class Elsewhere {
    private Elsewhere() {}

    public static void main(String[] file) throws IOException {
      Path capture = Path.of(file[0]);
      CaptureUse use = new CapturesInUse(capture.getParent()).use(capture);
      System.out.write('!');
      System.out.flush();
      System.in.read();
      use.close();
      System.exit(0);
    }
  }

  @Test
  void anotherWorkbenchIsUsingItAndEnds() throws Exception {
    Path used = capture(1, 60, Duration.ofDays(9));
    Process other =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Elsewhere.class.getName(),
                used.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      assertEquals('!', other.getInputStream().read());
      CapturesInUse here = new CapturesInUse(dir);
      CaptureRetention.Swept swept = WEEK_AND_100.sweep(dir, NOW, here.guard());
      assertEquals(List.of(new Spared(used, Reason.IN_USE, "")), swept.spared());
      // However it ends.
      other.destroyForcibly().waitFor();
      assertEquals(List.of(used), WEEK_AND_100.sweep(dir, NOW, here.guard()).removed());
    } finally {
      other.destroyForcibly();
    }
  }

  @Test
  void whatTheSystemRefusesIsSaidWithItsReason() throws IOException {
    Path kept = capture(1, 60, Duration.ofDays(9));
    Path gone = capture(2, 60, Duration.ofDays(8));
    CaptureRetention.Swept swept =
        WEEK_AND_100.sweep(
            dir,
            NOW,
            Guard.NONE,
            file -> {
              if (file.equals(kept)) {
                throw new FileSystemException(file.toString(), null, "Operation not permitted");
              }
            });
    assertEquals(List.of(gone), swept.removed());
    assertEquals(
        List.of(new Spared(kept, Reason.REFUSED, "Operation not permitted")), swept.spared());
  }

  @Test
  void nothingGoesWhereThereIsNoLimit() throws IOException {
    capture(1, 60, Duration.ofDays(900));
    CaptureRetention all = new CaptureRetention(Duration.ZERO, 0);
    assertEquals(List.of(), all.sweep(dir, NOW, Guard.NONE).removed());
  }

  @Test
  void aRecorderUsesItsFileUntilItIsForgotten() throws IOException {
    Turns turns = new Turns();
    CaptureFolder folder = turns.folder(dir);
    folder.tellUse();
    Recorder recorder = folder.newRecorder("one");
    recorder.data(Direction.SENT, ByteBuffer.wrap(new byte[1_000]));
    turns.end();
    recorder.close();
    Path file = recorder.recording().file();
    Files.setLastModifiedTime(file, FileTime.from(NOW.minus(Duration.ofDays(9))));
    assertEquals(Reason.IN_USE, sweep(folder).spared().getFirst().reason());
    recorder.forget();
    assertEquals(List.of(file), sweep(folder).removed());
  }

  private static CaptureRetention.Swept sweep(CaptureFolder folder) throws IOException {
    try {
      return folder.sweep(WEEK_AND_100).call();
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void thePartsOfACaptureGoOrStayTogether() throws IOException {
    Path old = capture(1, 10, Duration.ofDays(9));
    Path oldPart = part(old, 2, 10, Duration.ofDays(8));
    Path first = capture(2, 10, Duration.ofDays(9));
    Path young = part(first, 2, 10, Duration.ofDays(2));
    Path noted = part(capture(3, 10, Duration.ofDays(9)), 2, 10, Duration.ofDays(9));
    Files.createFile(CaptureFile.notes(noted));
    CaptureRetention.Stock stock = CaptureRetention.stock(dir, Disk.SYSTEM);
    assertEquals(3, stock.captures());
    assertEquals(60, stock.bytes());
    assertEquals(1, stock.noted());

    CaptureUse use = new CapturesInUse(dir).use(old);
    Guard guard = new CapturesInUse(dir).guard();
    assertEquals(
        List.of(new Spared(old, Reason.IN_USE, "")), WEEK_AND_100.sweep(dir, NOW, guard).spared());
    use.close();
    CaptureRetention.Swept swept = WEEK_AND_100.sweep(dir, NOW, guard);
    assertEquals(List.of(old), swept.removed());
    assertEquals(20, swept.bytes());
    assertFalse(Files.exists(old) || Files.exists(oldPart));
    assertTrue(Files.exists(first) && Files.exists(young) && Files.exists(noted));
  }

  private Path part(Path first, int number, int size, Duration ago) throws IOException {
    String name = CaptureName.part(first.getFileName().toString(), number, NOW.minus(ago));
    return file(name, size, ago);
  }

  @Test
  void theStockCountsWhatIsThere() throws IOException {
    Path noted = capture(1, 60, Duration.ofDays(9));
    capture(2, 40, Duration.ofMinutes(1));
    file("letter.txt", 1_000, Duration.ZERO);
    Files.createFile(CaptureFile.notes(noted));
    CaptureRetention.Stock stock = CaptureRetention.stock(dir, Disk.SYSTEM);
    assertEquals(2, stock.captures());
    assertEquals(100, stock.bytes());
    assertEquals(1, stock.noted());
    assertTrue(stock.free() > 0);
  }

  @Test
  void onlyOurOwnFilesAreTouched() throws IOException {
    Duration year = Duration.ofDays(365);
    Path letter = file("letter.txt", 1_000, year);
    Path foreign = file("20250101T000000Z holiday.pcapng", 1_000, year);
    Path folder = Files.createDirectory(dir.resolve(CaptureName.of(NOW.minus(year), "folder", 9)));
    assertEquals(List.of(), WEEK_AND_100.sweep(dir, NOW, Guard.NONE).removed());
    assertTrue(Files.exists(letter) && Files.exists(foreign) && Files.exists(folder));
  }

  @Test
  void aFolderThatIsNotThereIsEmptyAndOneThatIsNoFolderIsAnError() throws IOException {
    assertEquals(List.of(), WEEK_AND_100.sweep(dir.resolve("none"), NOW, Guard.NONE).removed());
    Path file = file("file", 1, Duration.ZERO);
    assertThrows(IOException.class, () -> WEEK_AND_100.sweep(file, NOW, Guard.NONE));
  }

  @Test
  void namesAreSafeAndRecognised() {
    for (String name :
        List.of("tcp:[::1]:80", "", "../../etc/passwd", "ü ñ", "x".repeat(500), "-._", "a\nb")) {
      String file = CaptureName.of(NOW, name, 12);
      assertTrue(CaptureName.isOurs(file), file);
      assertEquals(file, Path.of(file).getFileName().toString());
    }
    assertEquals(
        "20261122T212658Z_tcp-127.0.0.1-8080_0007.pcapng",
        CaptureName.of(NOW, "tcp:127.0.0.1:8080", 7));
    assertTrue(CaptureName.isOurs(CaptureName.of(NOW, "many", 123_456)));
  }
}
