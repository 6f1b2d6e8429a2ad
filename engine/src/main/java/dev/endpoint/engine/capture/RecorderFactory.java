package dev.endpoint.engine.capture;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Makes one [Recorder] for each conversation. Reactor thread; never throws: a recorder that cannot
/// record says so in its recording's [Recording.Extent#trouble].
@FunctionalInterface
public interface RecorderFactory {
  /// @param name what the conversation is, for the name of the file
  Recorder newRecorder(String name);

  /// The folder in which captures are kept, from now on; null where they are not kept in files.
  default @Nullable Path dir() {
    return null;
  }

  /// Says that a capture is being looked at, until that is closed: it is not to be removed as too
  /// old.
  default CaptureUse use(Path capture) {
    return CaptureUse.NONE;
  }
}
