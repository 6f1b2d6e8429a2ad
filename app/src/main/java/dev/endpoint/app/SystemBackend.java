package dev.endpoint.app;

import dev.endpoint.engine.capture.CaptureFolder;
import dev.endpoint.engine.capture.CaptureRetention;
import dev.endpoint.engine.os.SystemEngine;
import dev.endpoint.engine.plugin.PluginFolder;
import dev.endpoint.engine.reactor.Reactor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.function.BiConsumer;

/// The real engine, and captures on disk.
final class SystemBackend {
  private SystemBackend() {}

  /// @param report hears, on any thread, of what raised in the engine
  static AppContext.Backend start(Folders folders, BiConsumer<String, Throwable> report) {
    PluginFolder plugins = PluginFolder.open(folders.plugins());
    try {
      SystemEngine system = SystemEngine.start(plugins.catalog());
      system.onReport(report);
      Reactor reactor = system.engine().reactor();
      CaptureFolder captures =
          new CaptureFolder(reactor::nanos, reactor::wallClock, reactor, folders.captures());
      sweep(folders.captures(), reactor, report);
      return new AppContext.Backend(
          system.engine(),
          captures,
          () -> {
            system.close();
            plugins.close();
          });
    } catch (IOException e) {
      plugins.close();
      throw new UncheckedIOException("the engine could not start", e);
    }
  }

  /// Old captures go, away from both threads that matter.
  private static void sweep(Path captures, Reactor reactor, BiConsumer<String, Throwable> report) {
    reactor.blocking(
        () -> CaptureRetention.standard().sweep(captures, reactor.wallClock()),
        (swept, failure) -> {
          if (failure != null) {
            report.accept("removing old captures from " + captures, failure);
          }
        });
  }
}
