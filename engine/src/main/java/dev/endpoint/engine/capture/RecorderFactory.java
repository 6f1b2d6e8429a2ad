package dev.endpoint.engine.capture;

/// Makes one [Recorder] for each conversation. Reactor thread; never throws: a recorder that cannot
/// record says so in its recording's [Recording.Extent#trouble].
@FunctionalInterface
public interface RecorderFactory {
  /// @param name what the conversation is, for the name of the file
  Recorder newRecorder(String name);
}
