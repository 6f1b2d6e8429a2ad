package dev.endpoint.app;

import dev.endpoint.engine.capture.CaptureFolder;
import dev.endpoint.engine.os.SystemEngine;
import dev.endpoint.engine.plugin.PluginFolder;
import dev.endpoint.engine.reactor.Reactor;
import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/// The real engine with its plug-ins, and captures on disk.
final class SystemBackend {
  private final SystemEngine system;
  private final PluginFolder plugins;
  private final Folders folders;

  private SystemBackend(SystemEngine system, PluginFolder plugins, Folders folders) {
    this.system = system;
    this.plugins = plugins;
    this.folders = folders;
  }

  static SystemBackend start(Folders folders) throws IOException {
    PluginFolder plugins = PluginFolder.open(folders.plugins());
    try {
      return new SystemBackend(SystemEngine.start(plugins.catalog()), plugins, folders);
    } catch (IOException | RuntimeException e) {
      plugins.close();
      throw e;
    }
  }

  /// Starts it while JavaFX starts: neither needs the other, and a machine has two cores.
  static Supplier<SystemBackend> begin(Folders folders) {
    FutureTask<SystemBackend> starting = new FutureTask<>(() -> start(folders));
    Thread.ofPlatform().daemon().name("starting").start(starting);
    return () -> {
      try {
        return starting.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("the engine could not start", e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("the start was interrupted", e);
      }
    };
  }

  /// @param report hears, on any thread, of what raised in the engine
  AppContext.Backend reporting(BiConsumer<String, Throwable> report) {
    system.onReport(report);
    Reactor reactor = system.engine().reactor();
    CaptureFolder captures =
        new CaptureFolder(reactor::nanos, reactor::wallClock, reactor, folders.captures());
    captures.tellUse();
    return new AppContext.Backend(system.engine(), captures, this::stop);
  }

  private void stop() {
    system.close();
    plugins.close();
  }
}
