package dev.endpoint.app.control.stream;

import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.Recording;
import java.io.IOException;

/// When something was last sent before what stands in a row. Most rows of a page ask for the same,
/// so the last answer is kept. Used by one thread at a time.
public final class LastSent {
  /// Nothing was, or it is gone.
  public static final long NOTHING = Stamp.UNKNOWN;

  private final Recording recording;
  private long sent;
  private long nanos;

  public LastSent(Recording recording) {
    this.recording = recording;
  }

  /// Reactor time, or [#NOTHING].
  ///
  /// @param sentBefore how many bytes were sent before
  public long nanos(long sentBefore) throws IOException {
    if (sentBefore <= recording.extent().gone().bytes(Direction.SENT)) {
      return NOTHING;
    }
    if (sentBefore != sent) {
      long last = recording.recordAt(Direction.SENT, sentBefore - 1);
      nanos = recording.record(last).nanos();
      sent = sentBefore;
    }
    return nanos;
  }
}
