package dev.endpoint.engine.capture;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.util.Locale;

/// What is wrong with a disk, where the system says so in nothing but the text of an exception.
public enum DiskTrouble {
  FULL("no space left", "not enough space"),
  QUOTA("quota"),
  NO_DESCRIPTORS("too many open files"),
  READ_ONLY("read-only file system"),
  NO_FOLDER("not a directory"),
  OTHER;

  private final String[] signs;

  DiskTrouble(String... signs) {
    this.signs = signs;
  }

  public static DiskTrouble of(IOException e) {
    String text = reason(e).toLowerCase(Locale.ROOT);
    for (DiskTrouble trouble : values()) {
      for (String sign : trouble.signs) {
        if (text.contains(sign)) {
          return trouble;
        }
      }
    }
    return OTHER;
  }

  /// What the system says, without the name of the file.
  public static String reason(IOException e) {
    return e instanceof FileSystemException system && system.getReason() != null
        ? system.getReason()
        : String.valueOf(e.getMessage());
  }
}
