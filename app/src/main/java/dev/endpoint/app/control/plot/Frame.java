package dev.endpoint.app.control.plot;

import dev.endpoint.engine.capture.plot.Plot;
import org.jspecify.annotations.Nullable;

/// What is drawn, the same in all panels.
///
/// @param plot null while there is nothing
/// @param latest the reactor time up to which it was read; what is behind is not known
/// @param cursor the bucket whose values are told; -1 for none
/// @param dragged a bucket from which to the cursor a part is chosen; -1 for none
/// @param step nanoseconds between two times on the axis
/// @param shift what makes them round
record Frame(@Nullable Plot plot, long latest, int cursor, int dragged, long step, long shift) {
  static final Frame EMPTY = new Frame(null, 0, -1, -1, 1, 0);

  /// Where a bucket begins, in pixels.
  double x(int bucket, double width) {
    return plot == null ? 0 : bucket * width / plot.buckets().size();
  }

  /// Where a time is, in pixels.
  double at(long nanos, double width) {
    return plot == null
        ? 0
        : (double) (nanos - plot.start()) / plot.width() / plot.buckets().size() * width;
  }
}
