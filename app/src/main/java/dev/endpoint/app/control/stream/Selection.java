package dev.endpoint.app.control.stream;

import dev.endpoint.engine.capture.Calendar;
import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.capture.export.Excerpt;
import org.jspecify.annotations.Nullable;

/// What is selected: from where it began to where the caret is. The same in text and in hex.
///
/// @param anchor where it began; null if there is no caret either
/// @param caret where it goes to
record Selection(@Nullable Place anchor, @Nullable Place caret) {
  static final Selection NONE = new Selection(null, null);

  static Selection at(@Nullable Place caret) {
    return new Selection(caret, caret);
  }

  /// The caret goes on; what it passes is selected.
  Selection to(@Nullable Place next) {
    return new Selection(anchor == null ? next : anchor, next);
  }

  boolean isEmpty() {
    return anchor == null || caret == null || anchor.equals(caret);
  }

  /// Where it begins; only if it is not empty.
  Place from() {
    return anchor == null || caret == null ? new Place(0, 0) : Place.min(anchor, caret);
  }

  /// Behind its last byte; only if it is not empty.
  Place until() {
    return anchor == null || caret == null ? new Place(0, 0) : Place.max(anchor, caret);
  }

  /// What of a recording's lane is selected; only if it is not empty.
  Excerpt excerpt(Recording recording, Lane lane, Calendar calendar) {
    return new Excerpt(recording, lane.direction(), from().edge(), until().edge(), calendar);
  }
}
