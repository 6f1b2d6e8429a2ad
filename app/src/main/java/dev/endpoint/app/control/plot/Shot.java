package dev.endpoint.app.control.plot;

import dev.endpoint.engine.capture.plot.Plot;
import dev.endpoint.engine.capture.plot.TimeSpan;
import org.jspecify.annotations.Nullable;

/// The plot as it was at one moment.
///
/// @param plot null while there is nothing
/// @param whole from the first record to the last
/// @param more whether there is more to be read at once
/// @param part how much of it was read, from 0 to 1
/// @param latest reactor time up to which it was read
public record Shot(
    @Nullable Plot plot, @Nullable TimeSpan whole, boolean more, double part, long latest) {
  static final Shot NOTHING = new Shot(null, null, false, 1, 0);

  /// Nothing is known yet.
  static final Shot FIRST = new Shot(null, null, true, 0, 0);

  boolean isEmpty() {
    return plot == null
        || plot.all().sent().bytes() == 0 && plot.all().received().bytes() == 0 && !more;
  }
}
