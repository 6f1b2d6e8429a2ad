package dev.endpoint.engine.capture;

/// Hears how far a long reading or copying is, now and then, on the thread that does it.
@FunctionalInterface
public interface Progress {
  /// Returns whether to go on.
  boolean at(long bytes, long total);
}
