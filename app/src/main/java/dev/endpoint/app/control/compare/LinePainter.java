package dev.endpoint.app.control.compare;

import dev.endpoint.app.control.stream.CellSize;
import dev.endpoint.app.control.stream.Glyph;
import dev.endpoint.app.control.stream.HexLayout;
import dev.endpoint.app.control.stream.Ink;
import dev.endpoint.app.control.stream.Layers;
import dev.endpoint.app.control.stream.RowGeometry;
import dev.endpoint.app.control.stream.RowNode;
import dev.endpoint.app.control.stream.TextLine;
import dev.endpoint.engine.capture.search.Hit;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Draws one side of a line: whether it differs, where it stands, its bytes, and which of them are
/// others than those beside them.
///
/// @param hex where the bytes of hex stand
/// @param digits of an offset
/// @param hereFrom the first cell of the difference one is at
/// @param hereTo the cell behind its last; before it if one is at none
/// @param found what is looked for
/// @param match the one of it that one is at
record LinePainter(
    CellSize cell,
    HexLayout hex,
    int digits,
    double width,
    long hereFrom,
    long hereTo,
    Found found,
    @Nullable Match match) {
  private static final double LEFT = 10;
  private static final double RIGHT = 6;
  private static final int SIGN_COLUMNS = 2;
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final double BAR = 3;
  private static final double FRAME = 1.5;

  /// Columns there are for bytes.
  static int columns(double width, CellSize cell, int digits) {
    return (int) ((width - LEFT - RIGHT) / cell.width()) - SIGN_COLUMNS - digits - 2;
  }

  /// Columns there are for a whole line of hex, as [HexLayout] counts them.
  static int hexColumns(double width, CellSize cell) {
    return (int) ((width - LEFT - RIGHT) / cell.width()) - SIGN_COLUMNS;
  }

  static String sign(Kind kind) {
    return switch (kind) {
      case SAME -> "";
      case CHANGED, WITHIN -> "\u2260";
      case ONLY -> "+";
      case LACKING -> "\u2212";
    };
  }

  void paint(RowNode node, boolean isLeft, Line line, boolean current) {
    Half half = line.half(isLeft);
    node.begin(cell.baseline());
    if (current) {
      node.box(0, 0, width, cell.height(), Ink.CARET_ROW);
    }
    if (line.cell() < hereTo && hereFrom < Math.max(line.end(), line.cell() + 1)) {
      node.box(0, 0, BAR, cell.height(), Ink.CARET);
    }
    Kind worst = half.worst();
    if (!worst.isSame()) {
      node.text(LEFT, sign(worst), worst == Kind.CHANGED ? Ink.DIFFERENT_LINE : Ink.ONLY_LINE);
    }
    double x = LEFT + SIGN_COLUMNS * cell.width();
    switch (half) {
      case Half.Hex bytes -> hex(node, bytes, x, isLeft);
      case Half.Text text -> text(node, text, x, isLeft);
    }
    node.end();
  }

  private void offset(RowNode node, long offset, double x) {
    node.text(x, HexLayout.offset(offset, digits), Ink.GUTTER);
  }

  private void hex(RowNode node, Half.Hex half, double x, boolean isLeft) {
    double hexX = x + hex.hexStart(digits) * cell.width();
    double textX = x + hex.textStart(digits) * cell.width();
    boolean nothing = true;
    Layers pairs = new Layers();
    Layers characters = new Layers();
    for (int i = 0; i < half.bytes().length; i++) {
      if (half.has(i)) {
        nothing = false;
        byte each = half.bytes()[i];
        boolean plain = each >= 0x20 && each < 0x7F;
        pairs.pad(hex.hexColumn(i));
        pairs.add(each == 0 ? Glyph.Kind.DIM : Glyph.Kind.PLAIN, HEX.toHexDigits(each));
        characters.pad(i);
        characters.add(
            plain ? Glyph.Kind.PLAIN : Glyph.Kind.DIM, Character.toString(HexLayout.shown(each)));
      }
    }
    if (!nothing) {
      offset(node, half.offset(), x);
    }
    marks(node, half, hexX, textX);
    matches(node, half, hexX, textX, isLeft);
    layers(node, pairs, hexX);
    layers(node, characters, textX);
  }

  private static void layers(RowNode node, Layers layers, double x) {
    node.text(x, layers.normal(), Ink.TEXT);
    String dim = layers.dim();
    if (!dim.isEmpty()) {
      node.text(x, dim, Ink.DIM);
    }
  }

  private void marks(RowNode node, Half.Hex half, double hexX, double textX) {
    Kind[] kinds = half.kinds();
    for (int from = 0; from < kinds.length; ) {
      int to = from + 1;
      while (to < kinds.length && kinds[to] == kinds[from]) {
        to++;
      }
      double left = hexX + hex.hexColumn(from) * cell.width();
      double right = hexX + (hex.hexColumn(to - 1) + 2) * cell.width();
      mark(node, kinds[from], left - cell.width() / 4, right - left + cell.width() / 2);
      mark(node, kinds[from], textX + from * cell.width(), (to - from) * cell.width());
      from = to;
    }
  }

  private void matches(RowNode node, Half.Hex half, double hexX, double textX, boolean isLeft) {
    int[] cells = IntStream.range(0, half.bytes().length).filter(half::has).toArray();
    new Sought(found.side(isLeft), half.offset(), half.offset() + cells.length)
        .each(
            (hit, from, to) -> {
              for (long at = from; at < to; ) {
                int first = cells[(int) (at - half.offset())];
                int last = first;
                at++;
                while (at < to && cells[(int) (at - half.offset())] == last + 1) {
                  last++;
                  at++;
                }
                double left = hexX + hex.hexColumn(first) * cell.width();
                double right = hexX + (hex.hexColumn(last) + 2) * cell.width();
                found(node, hit, left - cell.width() / 4, right - left + cell.width() / 2, isLeft);
                found(
                    node,
                    hit,
                    textX + first * cell.width(),
                    (last + 1 - first) * cell.width(),
                    isLeft);
              }
            });
  }

  /// The match one is at has a frame.
  private void found(RowNode node, Hit hit, double x, double wide, boolean isLeft) {
    fill(node, x, wide, Ink.MATCH);
    if (match != null && match.isAt(isLeft, hit)) {
      double high = cell.height();
      node.box(x, 0, wide, FRAME, Ink.MATCH_LINE);
      node.box(x, high - FRAME, wide, FRAME, Ink.MATCH_LINE);
      node.box(x, 0, FRAME, high, Ink.MATCH_LINE);
      node.box(x + wide - FRAME, 0, FRAME, high, Ink.MATCH_LINE);
    }
  }

  private void mark(RowNode node, Kind kind, double x, double wide) {
    switch (kind) {
      case SAME -> {}
      case WITHIN -> fill(node, x, wide, Ink.DIFFERENT);
      case CHANGED -> {
        fill(node, x, wide, Ink.DIFFERENT);
        node.box(x, cell.height() - 2, wide, 2, Ink.DIFFERENT_LINE);
      }
      case ONLY -> {
        fill(node, x, wide, Ink.ONLY);
        node.box(x, cell.height() - 2, wide, 2, Ink.ONLY_LINE);
      }
      case LACKING -> fill(node, x, wide, Ink.LACKING);
    }
  }

  private void fill(RowNode node, double x, double wide, Ink ink) {
    node.box(x, 0, wide, cell.height(), ink);
  }

  private void text(RowNode node, Half.Text half, double x, boolean isLeft) {
    double textX = x + (digits + 2) * cell.width();
    TextLine line = half.text();
    if (line == null) {
      fill(node, textX, width - textX, Ink.LACKING);
      return;
    }
    offset(node, half.offset(), x);
    TextLine.Drawn drawn = line.draw(node, textX, cell.width());
    Kind[] kinds = half.kinds();
    for (int from = 0; from < kinds.length; ) {
      int to = from + 1;
      while (to < kinds.length && kinds[to] == kinds[from]) {
        to++;
      }
      Kind kind = kinds[from];
      if (!kind.isSame()) {
        RowGeometry.Cover cover = (left, wide) -> mark(node, kind, left, wide);
        drawn.cover(line.start() + from, line.start() + to, cover);
      }
      from = to;
    }
    new Sought(found.side(isLeft), half.offset(), half.offset() + kinds.length)
        .each(
            (hit, from, to) -> {
              int first = line.start() + (int) (from - half.offset());
              int last = line.start() + (int) (to - half.offset());
              RowGeometry.Cover cover = (left, wide) -> found(node, hit, left, wide, isLeft);
              drawn.cover(first, last, cover);
            });
    for (int gap : half.gaps()) {
      double at = Math.round(drawn.before(line.start() + gap));
      node.box(at - 1, 1, 2, cell.height() - 2, Ink.ONLY_LINE);
    }
  }
}
