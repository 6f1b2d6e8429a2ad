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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How much of old captures is kept in a capture folder. Those with notes stay, whatever their age:
/// somebody has worked on them.
///
/// @param age what was not written to for longer is removed; zero for never
/// @param bytes when they take more together, the oldest are removed; 0 for no limit
public record CaptureRetention(Duration age, long bytes) {
  /// What was written to so lately stays: somebody may come back to it.
  private static final Duration SPARED = Duration.ofHours(1);

  /// 7 days, 2 GB.
  public static CaptureRetention standard() {
    return new CaptureRetention(Duration.ofDays(7), 2_000_000_000L);
  }

  /// @param files its parts, in order
  private record Capture(List<Path> files, Instant changed, long size, boolean noted) {
    Path file() {
      return files.getFirst();
    }

    Capture with(Capture part) {
      List<Path> all = new ArrayList<>(files);
      all.addAll(part.files);
      all.sort(Comparator.comparing(Path::toString));
      Instant last = part.changed.isAfter(changed) ? part.changed : changed;
      return new Capture(List.copyOf(all), last, size + part.size, noted);
    }
  }

  /// Why a capture that is too old or too much stays all the same.
  public enum Reason {
    IN_USE,
    WRITTEN_LATELY,
    REFUSED
  }

  /// @param words what the system said, where it refused
  public record Spared(Path file, Reason reason, String words) {}

  /// @param removed the captures that are gone, by their first files
  /// @param bytes what they took
  /// @param spared those that are too old or too much, and stay
  public record Swept(List<Path> removed, long bytes, List<Spared> spared) {
    public Swept {
      removed = List.copyOf(removed);
      spared = List.copyOf(spared);
    }
  }

  /// Removes what is too much, oldest first, each capture with all its parts, looking only at files
  /// named as captures are. Blocks.
  ///
  /// @param inUse knows which of them somebody is using
  /// @throws IOException when the folder cannot be looked into; one that is not there is empty
  Swept sweep(Path dir, Instant now, CapturesInUse.Guard inUse) throws IOException {
    return sweep(dir, now, inUse, Files::deleteIfExists);
  }

  /// Removes a file.
  @FunctionalInterface
  interface Remover {
    void remove(Path file) throws IOException;
  }

  Swept sweep(Path dir, Instant now, CapturesInUse.Guard inUse, Remover remover)
      throws IOException {
    List<Capture> captures = captures(dir);
    captures.removeIf(Capture::noted);
    captures.sort(Comparator.comparing(Capture::changed).thenComparing(Capture::file));
    long total = captures.stream().mapToLong(Capture::size).sum();
    List<Path> removed = new ArrayList<>();
    List<Spared> spared = new ArrayList<>();
    long gone = 0;
    for (Capture capture : captures) {
      boolean tooOld = !age.isZero() && capture.changed().isBefore(now.minus(age));
      boolean tooMuch = bytes > 0 && total > bytes;
      if (!tooMuch && !tooOld) {
        break;
      }
      Spared stays = remove(capture, now, inUse, remover);
      if (stays == null) {
        removed.add(capture.file());
        gone += capture.size();
      } else {
        spared.add(stays);
      }
      // Also when it stays: newer captures are not to go instead of it.
      total -= capture.size();
    }
    return new Swept(removed, gone, spared);
  }

  private static @Nullable Spared remove(
      Capture capture, Instant now, CapturesInUse.Guard inUse, Remover remover) {
    Path file = capture.file();
    try {
      if (capture.changed().isAfter(now.minus(SPARED))) {
        return new Spared(file, Reason.WRITTEN_LATELY, "");
      }
      for (Path part : capture.files()) {
        if (!inUse.remove(part.getFileName().toString(), () -> remover.remove(part))) {
          return new Spared(file, Reason.IN_USE, "");
        }
      }
      return null;
    } catch (IOException e) {
      return new Spared(file, Reason.REFUSED, DiskTrouble.reason(e));
    }
  }

  /// What the captures of a folder amount to.
  ///
  /// @param noted how many of them have notes, and are kept whatever their age
  /// @param free so many bytes are free on the disk
  public record Stock(int captures, long bytes, int noted, long free) {}

  /// Blocks.
  static Stock stock(Path dir, Disk disk) throws IOException {
    List<Capture> all = captures(dir);
    return new Stock(
        all.size(),
        all.stream().mapToLong(Capture::size).sum(),
        (int) all.stream().filter(Capture::noted).count(),
        disk.free(dir));
  }

  /// All of them, each with all its parts.
  private static List<Capture> captures(Path dir) throws IOException {
    Map<String, Capture> captures = new HashMap<>();
    if (!Files.exists(dir)) {
      return new ArrayList<>();
    }
    try (DirectoryStream<Path> files =
        Files.newDirectoryStream(dir, f -> CaptureName.isOurs(f.getFileName().toString()))) {
      for (Path file : files) {
        Capture part = look(file);
        if (part != null) {
          String name = CaptureName.first(String.valueOf(file.getFileName()));
          captures.merge(name, part, Capture::with);
        }
      }
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
    return new ArrayList<>(captures.values());
  }

  /// Null for what is no file.
  private static @Nullable Capture look(Path file) throws IOException {
    try {
      BasicFileAttributes facts =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return facts.isRegularFile()
          ? new Capture(
              List.of(file),
              facts.lastModifiedTime().toInstant(),
              facts.size(),
              Files.exists(CaptureFile.notes(file)))
          : null;
    } catch (NoSuchFileException e) {
      // Removed since it was listed, by another workbench: nothing is left to do.
      return null;
    }
  }
}
