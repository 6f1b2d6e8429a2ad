package dev.endpoint.app.model;

import dev.endpoint.engine.capture.CaptureLimits;
import dev.endpoint.engine.capture.CaptureRetention;
import java.nio.file.Path;
import java.util.function.Consumer;

/// Where captures are kept. Every method returns at once; what comes of it is told on the FX
/// thread.
public interface CaptureStore {
  Path folder();

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
