package dev.endpoint.engine.capture;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Why a capture cannot be written, in words: what happened, where, what to try.
final class Trouble {
  private Trouble() {}

  static String words(IOException e, Path file) {
    return switch (e) {
      case LimitReached limit -> String.valueOf(limit.getMessage());
      case NoSuchFileException gone ->
          "The capture file " + file + " was removed while it was being written.";
      case FileNotFoundException gone -> "The capture file " + file + " cannot be opened.";
      case AccessDeniedException denied -> notAllowed(denied.getFile(), file);
      case FileAlreadyExistsException notFolder -> notFolder(notFolder.getFile(), file);
      case NotDirectoryException notFolder -> notFolder(notFolder.getFile(), file);
      default -> byText(e, file);
    };
  }

  private static String byText(IOException e, Path file) {
    return switch (DiskTrouble.of(e)) {
      case FULL -> "The disk is full: " + file + ". Make room; recording then goes on by itself.";
      case QUOTA ->
          "Your disk quota is used up: " + file + ". Make room; recording then goes on by itself.";
      case NO_DESCRIPTORS ->
          "This program has no file descriptors left to open "
              + file
              + ". Close some connections, or raise the"
              + " limit (ulimit -n).";
      case READ_ONLY ->
          "The capture folder is on a read-only disk: " + file + ". Choose another folder.";
      case NO_FOLDER -> notFolder(null, file);
      case OTHER ->
          "The capture file " + file + " cannot be written: " + DiskTrouble.reason(e) + ".";
    };
  }

  private static String notAllowed(@Nullable String where, Path file) {
    return "You may not write to "
        + (where == null ? file : where)
        + ". Choose another capture folder, or change its permissions.";
  }

  private static String notFolder(@Nullable String where, Path file) {
    return "The capture folder "
        + (where == null ? file.getParent() : where)
        + " is no folder. Choose another one.";
  }
}
