package dev.endpoint.app;

import dev.endpoint.engine.capture.MemoryRecorder;
import dev.endpoint.engine.os.SystemEngine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.BiConsumer;

/// The real engine, and captures on disk.
final class SystemBackend {
  private SystemBackend() {}

  /// @param report hears, on any thread, of what raised in the engine
  static AppContext.Backend start(Folders folders, BiConsumer<String, Throwable> report) {
    try {
      SystemEngine system = SystemEngine.start();
      system.onReport(report);
      return new AppContext.Backend(
          system.engine(), MemoryRecorder.factory(system.engine().reactor()::nanos), system::close);
    } catch (IOException e) {
      throw new UncheckedIOException("the engine could not start", e);
    }
  }
}
