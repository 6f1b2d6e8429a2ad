package dev.endpoint.engine.capture;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Writes files that are whole or not there: one appears, or replaces another, only when its last
/// byte is on the disk. Until then it has a name of its own beside the one it will get. Where the
/// system knows owners, nobody else may read it: it holds what people said.
public final class WholeFile {
  private WholeFile() {}

  @FunctionalInterface
  public interface Body {
    void write(FileChannel out) throws IOException;
  }

  /// Blocks. Whatever `body` throws, nothing is left behind and what was there stays.
  ///
  /// @throws IOException as the system says
  public static void write(Path target, Body body) throws IOException {
    Path whole = target.toAbsolutePath();
    Path part = Files.createTempFile(whole.getParent(), "." + whole.getFileName(), ".part");
    try {
      try (FileChannel out = FileChannel.open(part, StandardOpenOption.WRITE)) {
        body.write(out);
        out.force(true);
      }
      Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }
}
