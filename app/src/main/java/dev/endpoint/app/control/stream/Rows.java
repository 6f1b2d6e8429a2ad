package dev.endpoint.app.control.stream;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The rows of a recording in one way to show it, for one width. Used by one thread at a time; what
/// it reads may be on disk.
interface Rows {
  @Nullable Row first() throws IOException;

  @Nullable Row last() throws IOException;

  /// The row holding a place, or the next one that is shown, or the last.
  @Nullable Row at(Place place) throws IOException;

  @Nullable Row after(Row row) throws IOException;

  @Nullable Row before(Row row) throws IOException;
}
