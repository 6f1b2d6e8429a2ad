package dev.endpoint.app.control.stream;

import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.search.Hit;
import dev.endpoint.engine.capture.search.Hits;
import org.jspecify.annotations.Nullable;

/// Draws what was found in the rows of a page.
///
/// @param current the match one is at, or null
record MatchPainter(Matches matches, @Nullable Hit current, double height) {
  private static final double LINE = 1.5;

  /// Below what is selected.
  void fill(RowNode node, Row row, RowGeometry geometry) {
    Direction direction = row.stamp().direction();
    if (direction == null) {
      return;
    }
    Hits hits = matches.hits(direction);
    Place start = row.start();
    int from = -1;
    int to = -1;
    for (int i = hits.endedBy(start.record(), start.offset()); i < hits.size(); i++) {
      Hit hit = hits.get(i);
      if (Matches.from(hit).compareTo(row.end()) >= 0) {
        break;
      }
      int first = first(row, hit);
      if (first > to) {
        fill(node, geometry, from, to);
        from = first;
      }
      to = Math.max(to, last(row, hit));
    }
    fill(node, geometry, from, to);
  }

  private void fill(RowNode node, RowGeometry geometry, int from, int to) {
    if (from < to) {
      geometry.cover(from, to, (x, width) -> node.box(x, 0, width, height, Ink.MATCH));
    }
  }

  private static int first(Row row, Hit hit) {
    return row.cellAt(Place.max(Matches.from(hit), row.start()));
  }

  private static int last(Row row, Hit hit) {
    return row.cellAt(Place.min(Matches.until(hit), row.end()));
  }

  /// Above what is selected.
  void outline(RowNode node, Row row, RowGeometry geometry) {
    if (current == null || !isOf(row, current)) {
      return;
    }
    int from = first(row, current);
    int to = last(row, current);
    if (from < to) {
      geometry.cover(from, to, (x, width) -> outline(node, x, width));
    }
  }

  /// Events and the other direction may stand between the parts of a match.
  private boolean isOf(Row row, Hit hit) {
    Direction direction = row.stamp().direction();
    if (direction == null) {
      return false;
    }
    Hits hits = matches.hits(direction);
    int index = hits.before(hit.record(), hit.at());
    return index < hits.size() && hits.get(index).equals(hit);
  }

  private void outline(RowNode node, double x, double width) {
    node.box(x - LINE, 0, width + 2 * LINE, LINE, Ink.MATCH_LINE);
    node.box(x - LINE, height - LINE, width + 2 * LINE, LINE, Ink.MATCH_LINE);
    node.box(x - LINE, 0, LINE, height, Ink.MATCH_LINE);
    node.box(x + width, 0, LINE, height, Ink.MATCH_LINE);
  }
}
