package dev.endpoint.engine.os;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.ThreadLocalRandom;

/// A new folder that only this user can enter.
final class HiddenFolder {
  private static final int TRIES = 100;

  /// Few characters: a socket's path is short.
  private static final int NAMES = 36 * 36 * 36 * 36;

  private HiddenFolder() {}

  /// On the same file system as that file.
  static Path beside(Path file) throws IOException {
    for (int i = 0; ; i++) {
      String name = "." + Integer.toString(ThreadLocalRandom.current().nextInt(NAMES), 36);
      try {
        return Files.createDirectory(
            file.resolveSibling(name),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      } catch (FileAlreadyExistsException taken) {
        if (i == TRIES) {
          throw taken;
        }
      }
    }
  }
}
