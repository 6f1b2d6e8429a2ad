package dev.endpoint.app.control.stream;

import dev.endpoint.app.model.ColourRules;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.note.Colour;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Draws rows. One painter stands for everything that is the same in all rows of a page.
///
/// @param hex where bytes stand in rows of hex; null in a pane without
/// @param digits how many digits an offset has
/// @param messages whether every record is a message
/// @param matches what was found
/// @param notes what was written to the bytes
/// @param rules tells what colours a row
/// @param caret where the caret is, or null
/// @param caretRow the row to draw it in, or null
/// @param width of the pane, in pixels
record RowPainter(
    CellSize cell,
    Gutter gutter,
    @Nullable HexLayout hex,
    int digits,
    ClockFormat clock,
    boolean messages,
    Selection selection,
    MatchPainter matches,
    NotePainter notes,
    Function<Row, ColourRules.@Nullable Rule> rules,
    @Nullable Place caret,
    @Nullable Row caretRow,
    double width) {
  private static final double BAR = 3;
  private static final double RULE_GAP = 3;
  private static final String SENT = "\u25B6";
  private static final String RECEIVED = "\u25C0";
  private static final String EVENT = "\u2022";
  private static final String CUT = "\u250A";

  /// @param top whether it is the first on the page: then it tells the time even if it goes on from
  ///   before
  void paint(RowNode node, Row row, boolean top) {
    ColourRules.Rule rule = rules.apply(row);
    node.begin(cell.baseline());
    background(node, row);
    if (rule != null) {
      rule(node, row.stamp(), top, rule.colour());
    }
    gutter(node, row.stamp(), top, rule != null);
    RowGeometry geometry =
        switch (row) {
          case TextRow text -> text(node, text);
          case HexRow bytes -> hex(node, bytes, Objects.requireNonNull(hex));
        };
    notes.fill(node, row, geometry);
    matches.fill(node, row, geometry);
    select(node, row, geometry);
    matches.outline(node, row, geometry);
    node.end(geometry);
  }

  private void background(RowNode node, Row row) {
    Direction direction = row.stamp().direction();
    if (direction == null) {
      node.box(0, 0, width, cell.height(), Ink.EVENT_ROW);
    } else if (direction == Direction.SENT) {
      node.box(0, 0, width, cell.height(), Ink.SENT_ROW);
    }
    if (row == caretRow) {
      node.box(0, 0, width, cell.height(), Ink.CARET_ROW);
    }
    if (direction != null) {
      double x = direction == Direction.SENT ? width - BAR : 0;
      node.box(x, 0, BAR, cell.height(), ink(direction));
    }
  }

  private static Ink ink(@Nullable Direction direction) {
    return direction == null ? Ink.EVENT : direction == Direction.SENT ? Ink.SENT : Ink.RECEIVED;
  }

  /// The direction and the size in the rule's colour, and a line along the bytes; these keep the
  /// colours they have.
  private void rule(RowNode node, Stamp stamp, boolean top, Colour colour) {
    double start = gutter.glyph() - cell.width() / 2;
    double end = gutter.content() - RULE_GAP - BAR;
    node.box(start, 0, end - start, cell.height(), Ink.behind(colour));
    node.box(end, 0, BAR, cell.height(), Ink.of(colour));
    if (stamp.first() || top) {
      node.text(gutter.glyph() + 2 * cell.width(), colour.glyph(), Ink.of(colour));
    }
  }

  /// @param coloured whether a rule's colour is behind it
  private void gutter(RowNode node, Stamp stamp, boolean top, boolean coloured) {
    if (!stamp.first() && !top) {
      return;
    }
    if (gutter.time() >= 0) {
      node.text(gutter.time(), clock.of(stamp), stamp.first() ? Ink.GUTTER : Ink.DIM);
    }
    Direction direction = stamp.direction();
    Ink ink = coloured ? Ink.TEXT : ink(direction);
    glyph(node, direction, ink);
    if (gutter.size() >= 0 && stamp.first() && direction != null) {
      node.text(gutter.size(), Sizes.padded(stamp.size(), Gutter.SIZE_COLUMNS), ink);
    }
  }

  /// Arrows point away from us and to us, and stand on the side they point to.
  private void glyph(RowNode node, @Nullable Direction direction, Ink ink) {
    double half = direction == null ? 0.5 : direction == Direction.SENT ? 1 : 0;
    String glyph = direction == null ? EVENT : direction == Direction.SENT ? SENT : RECEIVED;
    node.text(gutter.glyph() + half * cell.width(), glyph, ink);
  }

  private RowGeometry text(RowNode node, TextRow row) {
    Ink ink = row.stamp().isEvent() ? Ink.EVENT : Ink.TEXT;
    TextGeometry geometry =
        TextGeometry.drawn(node, row.segments(), gutter.content(), cell.width(), ink);
    if (row.ending() != TextRow.Ending.PLAIN) {
      double x = geometry.end() + cell.width();
      String words = cut(row);
      boolean room = x + words.length() * cell.width() <= width;
      node.text(x, room ? words : CUT, Ink.DIM);
    }
    return geometry;
  }

  private String cut(TextRow row) {
    if (row.ending() == TextRow.Ending.CUT) {
      return CUT;
    }
    if (messages) {
      return CUT + " end of message";
    }
    return CUT
        + (row.stamp().direction() == Direction.SENT
            ? " cut here by write()"
            : " cut here by read()");
  }

  private RowGeometry hex(RowNode node, HexRow row, HexLayout layout) {
    double x = gutter.content();
    double hexX = x + layout.hexStart(digits) * cell.width();
    double textX = x + layout.textStart(digits) * cell.width();
    node.text(x, HexLayout.offset(row.offset(), digits), Ink.GUTTER);
    layers(node, hexX, layout.hex(row.bytes()), ink(row.stamp().direction()));
    layers(node, textX, layout.text(row.bytes()), ink(row.stamp().direction()));
    for (HexRow.Run run : row.runs()) {
      if (run.cut() && run.from() > 0) {
        double at = hexX + (layout.hexColumn(run.from()) - 0.5) * cell.width();
        node.box(Math.round(at), 3, 1, cell.height() - 6, Ink.DIM);
      }
    }
    return new HexGeometry(layout, hexX, textX, cell.width(), row.cells());
  }

  private static void layers(RowNode node, double x, Layers layers, Ink ink) {
    node.text(x, layers.normal(), ink);
    String dim = layers.dim();
    if (!dim.isEmpty()) {
      node.text(x, dim, Ink.DIM);
    }
  }

  private void select(RowNode node, Row row, RowGeometry geometry) {
    if (!selection.isEmpty()) {
      int from = row.cellAt(Place.max(selection.from(), row.start()));
      int to = row.cellAt(Place.min(selection.until(), row.end()));
      if (from < to) {
        geometry.cover(from, to, (x, w) -> node.box(x, 0, w, cell.height(), Ink.SELECTION));
      }
    }
    if (caret != null && row == caretRow) {
      node.box(Math.round(geometry.caret(row.cellAt(caret))), 1, 2, cell.height() - 2, Ink.CARET);
    }
  }
}
