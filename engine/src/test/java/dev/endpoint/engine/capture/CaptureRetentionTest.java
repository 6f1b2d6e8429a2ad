package dev.endpoint.engine.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
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
    assertEquals(List.of(old), WEEK_AND_100.sweep(dir, NOW).removed());
    assertFalse(Files.exists(old));
    assertTrue(Files.exists(young));
  }

  @Test
  void aCaptureWithNotesStaysWhateverItsAge() throws IOException {
    Path old = capture(1, 1, Duration.ofDays(8));
    Path noted = capture(2, 500, Duration.ofDays(9));
    Files.createFile(CaptureFile.notes(noted));
    assertEquals(List.of(old), WEEK_AND_100.sweep(dir, NOW).removed());
    assertTrue(Files.exists(noted) && Files.exists(CaptureFile.notes(noted)));
  }

  @Test
  void whenThereIsTooMuchTheOldestGoFirst() throws IOException {
    Path newest = capture(3, 60, Duration.ofHours(2));
    Path oldest = capture(1, 60, Duration.ofHours(4));
    Path middle = capture(2, 40, Duration.ofHours(3));
    assertEquals(List.of(oldest), WEEK_AND_100.sweep(dir, NOW).removed());
    assertTrue(Files.exists(middle) && Files.exists(newest));
  }

  @Test
  void whatMayBeInUseStays() throws IOException {
    Path old = capture(1, 60, Duration.ofHours(2));
    Path inUse = capture(2, 600, Duration.ofMinutes(2));
    assertEquals(List.of(old), WEEK_AND_100.sweep(dir, NOW).removed());
    assertTrue(Files.exists(inUse));
  }

  @Test
  void onlyOurOwnFilesAreTouched() throws IOException {
    Duration year = Duration.ofDays(365);
    Path letter = file("letter.txt", 1_000, year);
    Path foreign = file("20250101T000000Z holiday.pcapng", 1_000, year);
    Path folder = Files.createDirectory(dir.resolve(CaptureName.of(NOW.minus(year), "folder", 9)));
    assertEquals(List.of(), WEEK_AND_100.sweep(dir, NOW).removed());
    assertTrue(Files.exists(letter) && Files.exists(foreign) && Files.exists(folder));
  }

  @Test
  void aFolderThatIsNotThereIsEmptyAndOneThatIsNoFolderIsAnError() throws IOException {
    assertEquals(List.of(), WEEK_AND_100.sweep(dir.resolve("none"), NOW).removed());
    Path file = file("file", 1, Duration.ZERO);
    assertThrows(IOException.class, () -> WEEK_AND_100.sweep(file, NOW));
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
