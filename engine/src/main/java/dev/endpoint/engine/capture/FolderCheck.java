package dev.endpoint.engine.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.UUID;

/// Finds out whether captures can be written in a folder, by writing there.
final class FolderCheck {
  private FolderCheck() {}

  /// Makes the folder, if it is not there; leaves nothing in it. Blocks.
  ///
  /// @throws IOException in words, when nothing can be written there
  static void check(Path folder, Disk disk) throws IOException {
    Path probe = folder.resolve(".endpoint-" + UUID.randomUUID());
    try (Disk.Output output = disk.create(probe)) {
      output.write(ByteBuffer.allocate(1), 0);
    } catch (IOException e) {
      throw new IOException(words(e, folder), e);
    } finally {
      disk.delete(probe);
    }
  }

  private static String words(IOException e, Path folder) {
    return switch (e) {
      case NoSuchFileException none -> folder + " cannot be made.";
      case AccessDeniedException denied -> "You may not write to " + folder + ".";
      case FileAlreadyExistsException file -> noFolder(file.getFile(), folder);
      case NotDirectoryException file -> noFolder(file.getFile(), folder);
      default ->
          switch (DiskTrouble.of(e)) {
            case FULL -> "The disk is full: " + folder + ".";
            case QUOTA -> "Your disk quota is used up: " + folder + ".";
            case READ_ONLY -> folder + " is on a read-only disk.";
            case NO_FOLDER -> folder + " cannot be a folder: something above it is a file.";
            case NO_DESCRIPTORS, OTHER ->
                folder + " cannot be written to: " + DiskTrouble.reason(e) + ".";
          };
    };
  }

  private static String noFolder(String file, Path folder) {
    return (file == null ? folder : file) + " is no folder.";
  }
}
