package dev.endpoint.app.model;

import dev.endpoint.engine.capture.CaptureLimits;
import dev.endpoint.engine.capture.CaptureRetention;
import java.nio.file.Path;
import java.util.function.Consumer;

/// Where captures are kept. Every method returns at once; what comes of it is told on the FX
/// thread.
public interface CaptureStore {
  /// The folder of what is recorded from now on.
  Path folder();

  /// Makes a folder, if it is not there, and finds out whether captures can be written in it.
  void check(Path folder, Consumer<Path> fine, Consumer<Throwable> failed);

  /// Keeps what is recorded from now on there.
  void moveTo(Path folder);

  /// How much recordings may take from now on.
  void limit(CaptureLimits limits);

  /// Looks how much is kept.
  void look(Consumer<CaptureRetention.Stock> found, Consumer<Throwable> failed);

  /// Removes what is too old or too much.
  void sweep(
      CaptureRetention retention,
      Consumer<CaptureRetention.Swept> done,
      Consumer<Throwable> failed);
}
