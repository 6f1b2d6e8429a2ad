package dev.endpoint.engine.os;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// What the system takes off the permissions of new files, where it tells.
final class Umask {
  private static final int ALL = 0777;

  private Umask() {}

  /// The permissions that are left to a new socket; all of them where that is not known.
  static int unmasked() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(line -> line.startsWith("Umask:"))
          .mapToInt(line -> ALL & ~Integer.parseInt(line.substring("Umask:".length()).strip(), 8))
          .findFirst()
          .orElse(ALL);
    } catch (IOException | RuntimeException unknown) {
      return ALL;
    }
  }
}
