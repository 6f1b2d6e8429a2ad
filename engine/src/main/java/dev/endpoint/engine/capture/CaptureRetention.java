package dev.endpoint.engine.capture;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// How much of old captures is kept in a capture folder. Those with notes stay, whatever their age:
/// somebody has worked on them.
///
/// @param age what was not written to for longer is removed
/// @param bytes when they take more together, the oldest are removed
public record CaptureRetention(Duration age, long bytes) {
  /// What was written to so lately may belong to another workbench that is running, and stays.
  private static final Duration SPARED = Duration.ofHours(1);

  /// 7 days, 2 GiB.
  public static CaptureRetention standard() {
    return new CaptureRetention(Duration.ofDays(7), 2L << 30);
  }

  private record Capture(Path file, Instant changed, long size) {}

  /// @param removed the captures that are gone
  /// @param refused those that should be, but the system did not let them go
  public record Swept(List<Path> removed, List<Path> refused) {
    public Swept {
      removed = List.copyOf(removed);
      refused = List.copyOf(refused);
    }
  }

  /// Removes what is too much, oldest first, looking only at files named as captures are. For the
  /// start of the program, before anything is recorded. Blocks.
  ///
  /// @throws IOException when the folder cannot be looked into; one that is not there is empty
  public Swept sweep(Path dir, Instant now) throws IOException {
    List<Capture> captures = captures(dir);
    captures.sort(Comparator.comparing(Capture::changed).thenComparing(Capture::file));
    long total = captures.stream().mapToLong(Capture::size).sum();
    List<Path> removed = new ArrayList<>();
    List<Path> refused = new ArrayList<>();
    for (Capture capture : captures) {
      boolean tooOld = capture.changed().isBefore(now.minus(age));
      boolean spared = capture.changed().isAfter(now.minus(SPARED));
      if (spared || total <= bytes && !tooOld) {
        break;
      }
      try {
        Files.deleteIfExists(capture.file());
        removed.add(capture.file());
      } catch (IOException e) {
        refused.add(capture.file());
      }
      // Also when refused: newer captures are not to go instead of it.
      total -= capture.size();
    }
    return new Swept(removed, refused);
  }

  private static List<Capture> captures(Path dir) throws IOException {
    List<Capture> captures = new ArrayList<>();
    if (!Files.exists(dir)) {
      return captures;
    }
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(dir, f -> CaptureName.isOurs(f.getFileName().toString()))) {
      for (Path file : files) {
        look(file, captures);
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return captures;
  }

  private static void look(Path file, List<Capture> captures) throws IOException {
    try {
      BasicFileAttributes facts =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      if (facts.isRegularFile() && !Files.exists(CaptureFile.notes(file))) {
        captures.add(new Capture(file, facts.lastModifiedTime().toInstant(), facts.size()));
      }
    } catch (NoSuchFileException e) {
      // Removed since it was listed, by another workbench that is starting: nothing is left to do.
      return;
    }
  }
}
