package dev.endpoint.engine.capture;

import java.nio.file.Path;

/// Makes one [Recorder] for each conversation. Reactor thread; never throws: a recorder that cannot
/// record says so in its recording's [Recording.Extent#trouble].
@FunctionalInterface
public interface RecorderFactory {
  /// @param name what the conversation is, for the name of the file
  Recorder newRecorder(String name);

  /// Says that a capture is being looked at, until that is closed: it is not to be removed as too
  /// old.
  default CaptureUse use(Path capture) {
    return CaptureUse.NONE;
  }
}
