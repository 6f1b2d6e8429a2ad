package dev.endpoint.engine.capture;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What readers of a recording may see, as of one moment; published as one reference.
///
/// @param source the files, once there is something in it
/// @param marks a [Marks] table, of which `markCount` hold
/// @param fileRecords how many records are in the file; those behind them are in `held`
/// @param held events that are not in the file yet, or never will be
record Published(
    Recording.Extent extent,
    @Nullable Parts source,
    long[] marks,
    int markCount,
    long fileRecords,
    List<Held> held) {

  /// Where the files end, one behind the other, those included that are no longer there.
  long end() {
    return source == null ? 0 : source.start() + extent.fileBytes();
  }

  static final Published NOTHING =
      new Published(new Recording.Extent(0, 0, 0, 0, null, 0), null, new long[0], 0, 0, List.of());

  /// @param time nanoseconds since 1970
  record Held(long time, byte[] words) {}
}
