package dev.endpoint.app.control.compare;

import dev.endpoint.engine.capture.diff.Difference;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The comparison as it was at one moment, and what is on the screen of it.
///
/// @param lines from the top on
/// @param at the cell one is at
/// @param leftAt where that is in the left stream
/// @param rightAt where that is in the right one
/// @param cells how many there are as far as it was compared
/// @param differences how many were found
/// @param here the difference one is at, if one is
/// @param part how much was compared, from 0 to 1
/// @param more whether there is more to compare at once
/// @param leftLength how long the left stream is
/// @param marks where there are differences
/// @param match the match one is at, if one is
/// @param notice what came of the last move; empty if there is nothing to say
public record Shot(
    List<Line> lines,
    long at,
    long leftAt,
    long rightAt,
    long cells,
    long differences,
    @Nullable Difference here,
    double part,
    boolean more,
    long leftLength,
    long rightLength,
    BitSet marks,
    @Nullable Match match,
    String notice) {
  static final Shot NOTHING =
      new Shot(List.of(), 0, 0, 0, 0, 0, null, 1, false, 0, 0, new BitSet(), null, "");

  /// Nothing is known yet.
  static final Shot FIRST =
      new Shot(List.of(), 0, 0, 0, 0, 0, null, 0, true, 0, 0, new BitSet(), null, "");

  boolean isEmpty() {
    return leftLength == 0 && rightLength == 0;
  }

  /// How much of all is on the screen.
  double visible() {
    return cells == 0 || lines.isEmpty()
        ? 1
        : (double) (lines.getLast().end() - lines.getFirst().cell()) / cells;
  }

  /// How far down that is, from 0 to 1.
  double position() {
    if (lines.isEmpty() || lines.getLast().end() >= cells && lines.getFirst().cell() > 0) {
      return 1;
    }
    double rest = cells - (lines.getLast().end() - lines.getFirst().cell());
    return rest <= 0 ? 0 : Math.clamp(lines.getFirst().cell() / rest, 0, 1);
  }
}
