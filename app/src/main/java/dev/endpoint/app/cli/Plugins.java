package dev.endpoint.app.cli;

import dev.endpoint.engine.EndpointCatalog;
import dev.endpoint.engine.plugin.PluginFolder;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The endpoint types of one command, those of plug-ins among them; loaded when they are first
/// needed, so that `help` loads nothing.
final class Plugins implements Supplier<EndpointCatalog>, AutoCloseable {
  private Path path;
  private @Nullable PluginFolder opened;

  Plugins(Path path) {
    this.path = path;
  }

  /// Takes them from there instead; before they are needed.
  void from(Path folder) {
    path = folder;
  }

  @Override
  public EndpointCatalog get() {
    PluginFolder folder = opened;
    if (folder == null) {
      folder = PluginFolder.open(path);
      opened = folder;
    }
    return folder.catalog();
  }

  @Override
  public void close() {
    if (opened != null) {
      opened.close();
    }
  }
}
