package dev.endpoint.app.control.compare;

import dev.endpoint.engine.capture.ByteSource;
import dev.endpoint.engine.capture.diff.Comparison;
import dev.endpoint.engine.capture.diff.Difference;
import dev.endpoint.engine.capture.diff.Stretch;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Compares two streams and makes what is seen of that. Used by one thread at a time, never the FX
/// thread: it reads from disk.
final class CompareSource {
  /// How long one compares before what is known is shown.
  private static final long SLICE_NANOS = 40_000_000;

  /// About how many bytes are compared before looking at the time.
  private static final long PIECE = 8 << 20;

  /// How many cells are read at once.
  private static final long CHUNK = 8192;

  /// Lines above a difference one goes to.
  private static final int ABOVE = 4;

  private final ByteSource left;
  private final ByteSource right;
  private final Comparison comparison;
  private final Layout.Supply supply = new Supply();
  private @Nullable Cells known;
  private @Nullable Ask last;
  private @Nullable Line top;
  private long at;
  private @Nullable Match match;
  private String notice = "";

  CompareSource(ByteSource left, ByteSource right) {
    this.left = left;
    this.right = right;
    comparison = new Comparison(left, right);
  }

  private final class Supply implements Layout.Supply {
    @Override
    public long count() {
      return comparison.cells();
    }

    /// Some more are read than asked for: the next lines are near.
    @Override
    public Cells cells(long from, long to) throws IOException {
      Cells found = known;
      if (found == null || !found.holds(from, to)) {
        long first = Math.max(0, from - CHUNK / 2);
        found = Cells.of(comparison, left, right, first, Math.max(to, from + CHUNK));
        known = found;
      }
      return found;
    }
  }

  /// Compares a little more, unless it was stopped, goes where it is told, and shows what is there.
  Shot shot(Ask ask) throws IOException {
    long before = comparison.cells();
    boolean more = true;
    long start = System.nanoTime();
    while (!ask.stopped() && more && System.nanoTime() - start < SLICE_NANOS) {
      more = comparison.advance(PIECE);
    }
    if (!ask.stopped() || comparison.cells() != before) {
      known = null;
    }
    notice = "";
    List<Line> lines = comparison.cells() == 0 ? List.of() : lines(ask);
    List<Stretch> there = comparison.stretches(at, at + 1);
    return new Shot(
        lines,
        at,
        there.isEmpty() ? left.length() : there.getFirst().left(),
        there.isEmpty() ? right.length() : there.getFirst().right(),
        comparison.cells(),
        comparison.differences(),
        lines.isEmpty() ? null : here(),
        comparison.part(),
        more,
        left.length(),
        right.length(),
        comparison.parts(ask.places()),
        match,
        notice);
  }

  private List<Line> lines(Ask ask) throws IOException {
    Lines lines =
        new Lines(
            ask.hex() ? new HexLines(supply, ask.width()) : new TextLines(supply, ask.text()),
            supply);
    Line first = top;
    if (first == null || last == null || !ask.hasLinesOf(last) || first.cell() >= supply.count()) {
      first = lines.at(first == null ? 0 : first.cell());
    }
    last = ask;
    top = first;
    for (Go move : ask.moves()) {
      go(lines, move, ask.found(), Math.max(1, ask.rows()));
    }
    return lines.from(Objects.requireNonNull(top), ask.rows() + 1);
  }

  private void go(Lines lines, Go move, Found found, int rows) throws IOException {
    boolean stays = move instanceof Go.Scroll || move instanceof Go.Fraction;
    match = stays ? match : null;
    Line first = Objects.requireNonNull(top);
    switch (move) {
      case Go.Lines m -> stay(lines, lines.step(lines.at(at), m.by()), rows);
      case Go.Pages m -> {
        top = lines.step(first, m.by() * Math.max(1, rows - 1));
        stay(lines, lines.step(lines.at(at), m.by() * Math.max(1, rows - 1)), rows);
      }
      case Go.Scroll m -> top = lines.step(first, m.by());
      case Go.Fraction m ->
          top =
              m.part() >= 1
                  ? lines.step(lines.last(), 1 - rows)
                  : lines.at((long) (m.part() * supply.count()));
      case Go.Cell m -> stay(lines, lines.at(m.cell()), rows);
      case Go.Byte m -> to(lines, comparison.cellOf(m.isLeft(), m.offset()), rows);
      case Go.ToMatch m -> toMatch(lines, m, found, rows);
      case Go.Start m -> stay(lines, lines.at(0), rows);
      case Go.End m -> stay(lines, lines.last(), rows);
      case Go.Step m -> step(lines, m.forward(), rows);
    }
  }

  /// Goes to a line; what is shown moves no more than is needed.
  private void stay(Lines lines, Line line, int rows) throws IOException {
    at = line.cell();
    show(lines, line, rows, 0);
  }

  /// @param above lines to be seen above it, if it was not in sight
  private void show(Lines lines, Line line, int rows, int above) throws IOException {
    List<Line> shown = lines.from(Objects.requireNonNull(top), rows);
    if (shown.stream().noneMatch(each -> isSame(each, line))) {
      boolean below = line.cell() > shown.getLast().cell();
      top = lines.step(line, above > 0 ? -Math.min(above, rows - 1) : below ? 1 - rows : 0);
    }
  }

  private void to(Lines lines, long cell, int rows) throws IOException {
    if (cell >= comparison.cells()) {
      notice = "Not compared so far yet";
      return;
    }
    at = cell;
    show(lines, lines.at(cell), rows, ABOVE);
  }

  private void toMatch(Lines lines, Go.ToMatch move, Found found, int rows) throws IOException {
    match = new MatchWalk(comparison, found).next(at, move.forward(), move.here());
    if (match != null) {
      to(lines, comparison.cellOf(match.isLeft(), match.hit().own()), rows);
    } else if (found.kept() > 0) {
      notice = "What was found is not compared yet";
    }
  }

  private static boolean isSame(Line one, Line other) {
    return one.block() == other.block() && one.row() == other.row();
  }

  private void step(Lines lines, boolean forward, int rows) throws IOException {
    long begun = comparison.begun(at);
    boolean between = !forward && begun > 0 && comparison.difference(begun).cell() < at;
    long wanted = forward ? begun + 1 : between ? begun : begun - 1;
    if (wanted < 1 || wanted > comparison.differences()) {
      notice =
          comparison.differences() == 0
              ? "No difference"
              : forward ? "No difference below" : "No difference above";
      return;
    }
    long cell = comparison.difference(wanted).cell();
    show(lines, lines.at(cell), rows, ABOVE);
    at = cell;
  }

  /// The difference one is at, if one is.
  private @Nullable Difference here() throws IOException {
    long begun = comparison.begun(at);
    Difference found = begun == 0 ? null : comparison.difference(begun);
    return found != null && at < found.cell() + found.stretch().cells() ? found : null;
  }
}
