package dev.endpoint.engine.capture.trace;

/// Hears how far a trace is read, now and then, on the reading thread.
@FunctionalInterface
public interface TraceProgress {
  /// Returns whether to go on.
  boolean at(long bytes, long total);
}
