package dev.endpoint.engine.capture;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which captures of a folder are in use, as all workbenches on it see: each locks, in one file
/// that they share, one byte for each capture it uses, at a place that follows from the capture's
/// name. The system lets go of the locks of a program that is gone, however it ended.
///
/// The captures themselves cannot be locked: the lock of a file is lost as soon as a program closes
/// any channel to that file, and Windows would keep Wireshark from reading it. For the same reason
/// the shared file is opened once and never closed. Where the system has no locks nothing is known
/// to be in use, and only what was written to lately is spared.
///
/// Reactor thread, but for [Guard].
final class CapturesInUse {
  private static final String FILE = ".in-use";

  private final Path dir;
  private final Map<String, Use> uses = new HashMap<>();
  private @Nullable FileChannel file;

  CapturesInUse(Path dir) {
    this.dir = dir;
  }

  /// Whether anybody tells of that folder which of its captures are in use.
  static boolean isTold(Path dir) {
    return Files.exists(dir.resolve(FILE));
  }

  /// Says that a capture is in use; of a file that retention does not touch nothing need be said.
  CaptureUse use(Path capture) {
    Path whole = capture.toAbsolutePath().normalize();
    String name = String.valueOf(whole.getFileName());
    if (!CaptureName.isOurs(name) || !dir.toAbsolutePath().normalize().equals(whole.getParent())) {
      return CaptureUse.NONE;
    }
    Use use = uses.computeIfAbsent(name, Use::new);
    use.count++;
    return new Handle(use);
  }

  private static final class Handle implements CaptureUse {
    private @Nullable Use use;

    Handle(Use use) {
      this.use = use;
    }

    @Override
    public void close() {
      if (use != null) {
        use.end();
        use = null;
      }
    }
  }

  /// One capture, however often it is used here.
  private final class Use {
    private final String name;
    private final @Nullable FileLock lock;
    private int count;

    Use(String name) {
      this.name = name;
      lock = lock(name);
    }

    void end() {
      if (--count > 0) {
        return;
      }
      uses.remove(name);
      if (lock != null) {
        release(lock);
      }
    }
  }

  private @Nullable FileLock lock(String name) {
    FileChannel channel = open();
    try {
      return channel == null ? null : channel.tryLock(place(name), 1, true);
    } catch (IOException | OverlappingFileLockException e) {
      // No locks here, or retention is about to remove it: whoever opens the file is told.
      return null;
    }
  }

  private @Nullable FileChannel open() {
    if (file == null && Files.isDirectory(dir)) {
      try {
        file =
            FileChannel.open(
                dir.resolve(FILE),
                StandardOpenOption.CREATE,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
      } catch (IOException e) {
        // A folder that may not be written to has nothing that retention could remove.
        return null;
      }
    }
    return file;
  }

  /// For retention, which works on another thread.
  Guard guard() {
    return new Guard(open());
  }

  private static long place(String name) {
    return UUID.nameUUIDFromBytes(Pcapng.utf8(name, 255)).getMostSignificantBits() >>> 2;
  }

  private static void release(FileLock lock) {
    try {
      lock.release();
    } catch (IOException e) {
      // It was never shown to hold, or the system has let go of it: there is nothing to keep.
      return;
    }
  }

  /// What is done to a file that nobody uses.
  @FunctionalInterface
  interface Removal {
    void run() throws IOException;
  }

  /// Any thread.
  record Guard(@Nullable FileChannel file) {
    static final Guard NONE = new Guard(null);

    /// Does it while nobody can begin to use the capture; false when somebody does already.
    boolean remove(String name, Removal removal) throws IOException {
      FileLock lock;
      try {
        lock = file == null ? null : file.tryLock(place(name), 1, false);
        if (file != null && lock == null) {
          return false;
        }
      } catch (OverlappingFileLockException e) {
        return false;
      } catch (IOException e) {
        lock = null;
      }
      try {
        removal.run();
        return true;
      } finally {
        if (lock != null) {
          release(lock);
        }
      }
    }
  }
}
