package dev.endpoint.app.support;

import dev.endpoint.engine.capture.ByteSource;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.Recording;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A recording that has only sizes.
public final class GrowingRecording implements Recording {
  private Extent extent = new Extent(0, 0, 0, 0, null, 0);

  private @Nullable Recording below;

  /// Has something else pass below it.
  public GrowingRecording on(Recording wire) {
    below = wire;
    return this;
  }

  @Override
  public @Nullable Recording below() {
    return below;
  }

  public void grow(long sent, long received) {
    extent =
        new Extent(
            extent.records() + 1,
            extent.sent() + sent,
            extent.received() + received,
            extent.fileBytes() + sent + received,
            null,
            0);
  }

  /// From now on, or no longer, nothing is recorded.
  public void trouble(@Nullable String words, long missed) {
    extent =
        new Extent(
            extent.records(), extent.sent(), extent.received(), extent.fileBytes(), words, missed);
  }

  @Override
  public Extent extent() {
    return extent;
  }

  @Override
  public Record record(long number) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int records(long first, Record[] into) {
    return 0;
  }

  @Override
  public String words(Record event) {
    throw new UnsupportedOperationException();
  }

  @Override
  public ByteSource bytes(@Nullable Direction direction) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long recordAt(@Nullable Direction direction, long offset) {
    throw new UnsupportedOperationException();
  }

  @Override
  public @Nullable Path file() {
    return null;
  }
}
