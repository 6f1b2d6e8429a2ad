package dev.endpoint.app.control.compare;

import dev.endpoint.engine.capture.diff.Comparison;
import dev.endpoint.engine.capture.diff.Stretch;
import dev.endpoint.engine.capture.search.Hit;
import dev.endpoint.engine.capture.search.Hits;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Goes from match to match of both streams, in the order of their cells. Reads from disk.
final class MatchWalk {
  private final Comparison comparison;
  private final Found found;

  MatchWalk(Comparison comparison, Found found) {
    this.comparison = comparison;
    this.found = found;
  }

  /// A match and the cell it begins in.
  ///
  /// @param before how many of the same stream begin before it
  record Step(boolean isLeft, Hit hit, int before, long cell) {}

  /// The nearest one behind a cell, or before it; begins anew at the other end. Null where none is
  /// in what has been compared.
  ///
  /// @param here whether one that begins in that cell will do; only forward
  @Nullable Match next(long cell, boolean forward, boolean here) throws IOException {
    Step step = forward ? behind(here ? cell : cell + 1) : before(cell);
    if (step != null) {
      return match(step, "");
    }
    Step around = forward ? behind(0) : before(comparison.cells());
    return around == null ? null : match(around, forward ? "from the start" : "from the end");
  }

  private Match match(Step step, String note) throws IOException {
    long others = begun(!step.isLeft(), step.isLeft() ? step.cell() : step.cell() + 1);
    return new Match(step.isLeft(), step.hit(), step.before() + others + 1, note);
  }

  /// The first one from a cell on; of two that begin in one cell the left one.
  private @Nullable Step behind(long cell) throws IOException {
    Step left = step(true, begun(true, cell));
    Step right = step(false, begun(false, cell));
    return left == null ? right : right == null || left.cell() <= right.cell() ? left : right;
  }

  private @Nullable Step before(long cell) throws IOException {
    Step left = step(true, begun(true, cell) - 1);
    Step right = step(false, begun(false, cell) - 1);
    return left == null ? right : right == null || left.cell() >= right.cell() ? left : right;
  }

  /// How many of a stream begin before a cell.
  private int begun(boolean isLeft, long cell) throws IOException {
    Hits hits = found.side(isLeft);
    if (hits.size() == 0) {
      return 0;
    }
    List<Stretch> there = comparison.stretches(cell, cell + 1);
    if (there.isEmpty()) {
      return hits.size();
    }
    Stretch first = there.getFirst();
    return hits.beforeOwn(isLeft ? first.left() : first.right());
  }

  private @Nullable Step step(boolean isLeft, int index) throws IOException {
    Hits hits = found.side(isLeft);
    if (index < 0 || index >= hits.size()) {
      return null;
    }
    Hit hit = hits.get(index);
    long cell = comparison.cellOf(isLeft, hit.own());
    return cell >= comparison.cells() ? null : new Step(isLeft, hit, index, cell);
  }
}
