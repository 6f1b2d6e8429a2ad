package dev.endpoint.app.settings;

import java.io.IOException;
import java.util.Properties;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Saves the settings a moment after they changed, away from the FX thread: many changes in a row
/// are one save.
public final class SettingsSaver {
  private final Settings settings;
  private final SettingsFile file;
  private final Executor later;
  private final Consumer<IOException> refused;

  /// What is to be saved next; whoever takes it out saves it.
  private final AtomicReference<@Nullable Properties> pending = new AtomicReference<>();

  /// @param later runs a task after a moment, on a thread that may block
  /// @param refused is told, on that thread, when a save did not work
  public SettingsSaver(
      Settings settings, SettingsFile file, Executor later, Consumer<IOException> refused) {
    this.settings = settings;
    this.file = file;
    this.later = later;
    this.refused = refused;
    settings.onChange(this::changed);
  }

  private void changed() {
    if (pending.getAndSet(settings.toProperties()) == null) {
      later.execute(this::flush);
    }
  }

  /// Saves now what still waits to be saved. Any thread; blocks.
  public synchronized void flush() {
    Properties values = pending.getAndSet(null);
    if (values == null) {
      return;
    }
    try {
      file.save(values);
    } catch (IOException e) {
      refused.accept(e);
    }
  }
}
