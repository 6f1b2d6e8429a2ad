package dev.endpoint.engine.capture.export;

import dev.endpoint.engine.capture.CaptureCopy;
import dev.endpoint.engine.capture.DiskTrouble;
import dev.endpoint.engine.capture.Progress;
import dev.endpoint.engine.capture.WholeFile;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;

/// Saves excerpts to files.
public final class ExcerptFile {
  private ExcerptFile() {}

  /// Saves the excerpt, whatever its size. The file appears, or is replaced, only when it is whole
  /// and on the disk. Blocks.
  ///
  /// @throws IOException in words: what happened, where, what to try
  /// @throws CancellationException when `progress` called it off; nothing is left behind then
  public static void save(Excerpt excerpt, Form form, Path target, Progress progress)
      throws IOException {
    if (excerpt.bytes() == 0 && !(form.tellsEvents() && excerpt.hasEvents())) {
      throw new IOException("There is nothing to save yet.");
    }
    Path capture = excerpt.recording().file();
    if (capture != null && Files.exists(target) && Files.isSameFile(capture, target)) {
      throw new IOException("The file " + target + " is the capture itself. Choose another name.");
    }
    if (Files.isDirectory(target)) {
      throw new IOException("The name " + target + " is that of a folder. Choose another one.");
    }
    try {
      if (form == Form.PCAPNG && capture != null && excerpt.isWhole()) {
        CaptureCopy.save(excerpt.recording(), target, progress);
      } else {
        WholeFile.write(
            target, out -> form.write(excerpt, Channels.newOutputStream(out), progress));
      }
    } catch (IOException e) {
      throw new IOException(words(e, target), e);
    }
  }

  static String words(IOException e, Path target) {
    Path folder = target.toAbsolutePath().getParent();
    return switch (e) {
      case NoSuchFileException none ->
          "There is no folder " + folder + ". Make it, or choose another one.";
      case NotDirectoryException none -> noFolder(target);
      case AccessDeniedException denied ->
          "You may not write to " + folder + ". Choose another folder, or change its permissions.";
      default -> byText(e, target);
    };
  }

  private static String byText(IOException e, Path target) {
    return switch (DiskTrouble.of(e)) {
      case FULL -> "The disk is full: " + target + ". Make room, or choose another disk.";
      case QUOTA ->
          "Your disk quota is used up: " + target + ". Make room, or choose another disk.";
      case READ_ONLY -> "The disk can only be read: " + target + ". Choose another one.";
      case NO_FOLDER -> noFolder(target);
      case NO_DESCRIPTORS, OTHER ->
          "The file " + target + " cannot be saved: " + DiskTrouble.reason(e) + ".";
    };
  }

  private static String noFolder(Path target) {
    return target.toAbsolutePath().getParent() + " is no folder. Choose another one.";
  }
}
