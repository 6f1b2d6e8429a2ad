package dev.endpoint.engine.service;

import java.util.concurrent.CompletionStage;

/// Something that runs from the start of an application to its end. Any thread.
public interface Service {
  /// Starts it. The stage tells whether that worked: one that failed to start is not running. Twice
  /// does nothing more; a stopped one starts again.
  CompletionStage<?> start();

  /// Stops it. Completes, on the reactor thread, when it has really stopped. In any state, and any
  /// number of times.
  CompletionStage<Void> stop();
}
