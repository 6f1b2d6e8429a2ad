package dev.endpoint.app.control.plot;

import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.capture.plot.Plotter;
import dev.endpoint.engine.capture.plot.TimeSpan;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// Sums a recording up, all of it or the part that is looked at. Used by one thread at a time,
/// never the FX thread: it reads from disk.
final class PlotSource {
  /// How long one reads before the plot is shown again.
  private static final long SLICE_NANOS = 40_000_000;

  /// About how many bytes are passed over before looking at the time.
  private static final long PIECE = 8 << 20;

  private final Recording recording;
  private final Plotter overview;
  private @Nullable Plotter detail;
  private @Nullable TimeSpan detailed;

  PlotSource(Recording recording) {
    this.recording = recording;
    overview = new Plotter(recording);
  }

  /// Reads a little more, unless it was stopped, then draws what is known.
  Shot shot(Ask ask, boolean stopped) throws IOException {
    Plotter plotter = of(ask.span());
    boolean more = true;
    long start = System.nanoTime();
    while (!stopped && more && System.nanoTime() - start < SLICE_NANOS) {
      more = plotter.advance(PIECE);
    }
    TimeSpan whole = overview.span();
    TimeSpan shown = ask.span() == null ? whole : ask.span();
    return new Shot(
        shown == null ? null : plotter.plot(shown, ask.most()),
        whole,
        more && whole != null,
        plotter.part(),
        plotter.latest());
  }

  private Plotter of(@Nullable TimeSpan span) {
    if (span == null) {
      return overview;
    }
    Plotter known = detail;
    if (known == null || !span.equals(detailed)) {
      known = new Plotter(recording, span);
      detail = known;
      detailed = span;
    }
    return known;
  }
}
