package dev.endpoint.app.control.stream;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is on the screen.
///
/// @param rows from the top on; none if nothing was recorded
/// @param shift how much of the first row is above the top edge, in rows
/// @param atStart whether the first row is the recording's
/// @param atEnd whether the last row is the recording's, and wholly visible
/// @param topUnit where the page begins, see [ScrollModel]
/// @param units how much of the recording it shows
/// @param opened reactor time of the recording's first record
/// @param bytes how many bytes the lane had when the page was made
/// @param caret where the caret is now
record Page(
    List<Row> rows,
    double shift,
    boolean atStart,
    boolean atEnd,
    long topUnit,
    long units,
    long opened,
    long bytes,
    @Nullable Place caret) {
  static final Page EMPTY = new Page(List.of(), 0, true, true, 0, 0, 0, 0, null);

  boolean isEmpty() {
    return rows.isEmpty();
  }

  Place top() {
    return rows.getFirst().start();
  }

  /// Where the scroll bar's thumb stands, from 0 to 1.
  double position(long total) {
    return atEnd ? 1 : total <= units ? 0 : Math.clamp((double) topUnit / (total - units), 0, 1);
  }

  /// How long the thumb is, from 0 to 1.
  double visible(long total) {
    return atStart && atEnd ? 1 : total <= units ? 1 : (double) units / total;
  }
}
