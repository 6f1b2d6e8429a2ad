package dev.endpoint.app;

import dev.endpoint.engine.capture.CaptureFolder;
import dev.endpoint.engine.os.SystemEngine;
import dev.endpoint.engine.plugin.PluginFolder;
import dev.endpoint.engine.reactor.Reactor;
import java.io.IOException;
import java.util.function.BiConsumer;

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

  /// @param report hears, on any thread, of what raised in the engine
  AppContext.Backend reporting(BiConsumer<String, Throwable> report) {
    system.onReport(report);
    Reactor reactor = system.engine().reactor();
    CaptureFolder captures =
        new CaptureFolder(reactor::nanos, reactor::wallClock, reactor, folders.captures());
    captures.tellUse();
    return new AppContext.Backend(system.engine(), captures, system::prepare, this::stop);
  }

  private void stop() {
    system.close();
    plugins.close();
  }
}
