package dev.endpoint.engine.capture;

/// That somebody is writing or looking at a capture, so that retention leaves its file alone: here,
/// and in every other workbench that keeps its captures in the same folder.
public interface CaptureUse extends AutoCloseable {
  CaptureUse NONE = () -> {};

  /// Nobody here needs the file any longer. Reactor thread; more than once does no harm.
  @Override
  void close();
}
