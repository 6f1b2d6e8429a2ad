package dev.endpoint.app;

import java.util.function.BiConsumer;

/// The real engine and the captures on disk.
final class SystemBackend {
  private SystemBackend() {}

  static AppContext.Backend start(Folders folders, BiConsumer<String, Throwable> report) {
    throw new UnsupportedOperationException("the system engine is on its way");
  }
}
