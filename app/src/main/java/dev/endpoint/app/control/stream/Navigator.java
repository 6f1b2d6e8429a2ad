package dev.endpoint.app.control.stream;

import dev.endpoint.app.control.stream.Request.CaretMove;
import dev.endpoint.engine.capture.GoneException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Goes through a recording page by page. Used by one thread at a time, never the FX thread: it may
/// read from disk.
final class Navigator {
  /// One request never goes through more rows than this.
  private static final double FARTHEST = 20_000;

  private final Tape tape;
  private final Rows rows;
  private final ScrollModel scroll;

  Navigator(Tape tape, Rows rows) {
    this.tape = tape;
    this.rows = rows;
    scroll = new ScrollModel(tape);
  }

  /// Where the recording begins moves on while only its newest files are kept.
  Page page(Viewpoint from, Request request) throws IOException {
    tape.refresh();
    try {
      return read(from, request);
    } catch (GoneException e) {
      tape.refresh();
      return read(from, request);
    }
  }

  private Page read(Viewpoint from, Request request) throws IOException {
    Row last = tape.extent().records() == 0 ? null : rows.last();
    if (last == null) {
      return Page.EMPTY;
    }
    double view = Math.max(1, from.rows());
    return switch (request) {
      case Request.Tail _ -> upTo(last, view, from.caret());
      case Request.At(Place top, double shift) -> downFrom(at(top), shift, view, from.caret());
      case Request.Show(Place place) -> shown(from, place, view, from.caret());
      case Request.Stay _ -> downFrom(top(from), from.shift(), view, from.caret());
      case Request.Scroll(double by) -> scrolled(from, by, view, from.caret());
      case Request.Fraction(double part) -> fraction(from, part, view);
      case Request.Move(CaretMove move, int times, boolean _) -> moved(from, move, times, view);
    };
  }

  private Row at(Place place) throws IOException {
    return Objects.requireNonNull(rows.at(place));
  }

  private Row top(Viewpoint from) throws IOException {
    return from.top() == null ? Objects.requireNonNull(rows.first()) : at(from.top());
  }

  /// The page that has this row at its bottom edge.
  private Page upTo(Row bottom, double view, @Nullable Place caret) throws IOException {
    List<Row> page = new ArrayList<>();
    page.add(bottom);
    for (Row row = rows.before(bottom); row != null && page.size() < view; row = rows.before(row)) {
      page.add(row);
    }
    if (page.size() < view) {
      return downFrom(page.getLast(), 0, view, caret);
    }
    return page(page.reversed(), page.size() - view, view, caret);
  }

  /// The page that has this row at its top edge; if that leaves room at the bottom, the last page.
  private Page downFrom(Row top, double shift, double view, @Nullable Place caret)
      throws IOException {
    List<Row> page = new ArrayList<>();
    Row row = top;
    while (row != null && page.size() < shift + view) {
      page.add(row);
      row = rows.after(row);
    }
    boolean room = page.size() < shift + view;
    if (room && (shift > 0 || rows.before(top) != null)) {
      return upTo(page.getLast(), view, caret);
    }
    return page(page, shift, view, caret);
  }

  private Page page(List<Row> page, double shift, double view, @Nullable Place caret)
      throws IOException {
    boolean atStart = shift == 0 && rows.before(page.getFirst()) == null;
    boolean atEnd = page.size() - shift <= view + 1e-6 && rows.after(page.getLast()) == null;
    long top = scroll.unit(page.getFirst().start());
    long units = Math.max(1, scroll.unit(page.getLast().end()) - top);
    return new Page(
        List.copyOf(page), shift, atStart, atEnd, top, units, tape.opened(), tape.bytes(), caret);
  }

  private Page scrolled(Viewpoint from, double by, double view, @Nullable Place caret)
      throws IOException {
    Row top = top(from);
    double shift = from.shift() + Math.clamp(by, -FARTHEST, FARTHEST);
    while (shift < 0) {
      Row before = rows.before(top);
      if (before == null) {
        return downFrom(top, 0, view, caret);
      }
      top = before;
      shift++;
    }
    while (shift >= 1) {
      Row after = rows.after(top);
      if (after == null) {
        return upTo(top, view, caret);
      }
      top = after;
      shift--;
    }
    return downFrom(top, shift, view, caret);
  }

  private Page fraction(Viewpoint from, double part, double view) throws IOException {
    if (part >= 1) {
      return upTo(Objects.requireNonNull(rows.last()), view, from.caret());
    }
    long way = Math.max(0, scroll.total() - from.units());
    Place place = part <= 0 ? new Place(0, 0) : scroll.place((long) (part * way));
    return downFrom(at(place), 0, view, from.caret());
  }

  private Page moved(Viewpoint from, CaretMove move, int times, double view) throws IOException {
    return switch (move) {
      case START -> {
        Row first = Objects.requireNonNull(rows.first());
        yield downFrom(first, 0, view, first.start());
      }
      case END -> {
        Row last = Objects.requireNonNull(rows.last());
        yield upTo(last, view, last.end());
      }
      case LEFT, RIGHT -> inSight(from, beside(from, move, times), view);
      case UP, DOWN -> inSight(from, vertical(from, move == CaretMove.UP ? -times : times), view);
      case PAGE_UP, PAGE_DOWN -> {
        int by = Math.max(1, (int) view - 1) * (move == CaretMove.PAGE_UP ? -times : times);
        Place caret = vertical(from, by);
        Page page = scrolled(from, by, view, caret);
        yield inSight(new Viewpoint(page.top(), page.shift(), 0, caret, view), caret, view);
      }
    };
  }

  private Place caret(Viewpoint from) throws IOException {
    return from.caret() != null ? from.caret() : top(from).start();
  }

  private Place beside(Viewpoint from, CaretMove move, int times) throws IOException {
    Place caret = caret(from);
    for (int i = 0; i < times; i++) {
      caret = move == CaretMove.LEFT ? left(caret) : right(caret);
    }
    return caret;
  }

  private Place left(Place caret) throws IOException {
    Row row = at(caret);
    int cell = row.cellAt(caret);
    if (cell > 0) {
      return row.cell(cell - 1);
    }
    Row before = rows.before(row);
    return before == null ? row.start() : before.cell(Math.max(0, before.cells() - 1));
  }

  private Place right(Place caret) throws IOException {
    Row row = at(caret);
    int cell = row.cellAt(caret);
    if (cell + 1 < row.cells()) {
      return row.cell(cell + 1);
    }
    Row after = rows.after(row);
    return after == null ? row.end() : after.start();
  }

  private Place vertical(Viewpoint from, int by) throws IOException {
    Place caret = caret(from);
    Row row = at(caret);
    int cell = row.cellAt(caret);
    Row goal = row;
    for (int i = 0; i < Math.abs(by); i++) {
      Row next = by < 0 ? rows.before(goal) : rows.after(goal);
      if (next == null) {
        return by < 0 ? goal.start() : goal.end();
      }
      goal = next;
    }
    return goal.cell(Math.clamp(cell, 0, Math.max(0, goal.cells() - 1)));
  }

  /// The page from which the caret's row can be seen whole, as near as possible to the one before.
  private Page inSight(Viewpoint from, Place caret, double view) throws IOException {
    Row row = at(caret);
    Page page = downFrom(top(from), from.shift(), view, caret);
    int index = index(page, row);
    if (index < 0 ? caret.compareTo(page.top()) < 0 : index < page.shift()) {
      return downFrom(row, 0, view, caret);
    }
    return index < 0 || index + 1 - page.shift() > view ? upTo(row, view, caret) : page;
  }

  /// The page before if the place can be seen there, else one with some rows above it.
  private Page shown(Viewpoint from, Place place, double view, @Nullable Place caret)
      throws IOException {
    Row row = at(place);
    Page page = downFrom(top(from), from.shift(), view, caret);
    int index = index(page, row);
    if (index >= page.shift() && index + 1 - page.shift() <= view) {
      return page;
    }
    Row top = row;
    for (int above = (int) (view / 3); above > 0; above--) {
      Row before = rows.before(top);
      if (before == null) {
        break;
      }
      top = before;
    }
    return downFrom(top, 0, view, caret);
  }

  private static int index(Page page, Row row) {
    for (int i = 0; i < page.rows().size(); i++) {
      if (page.rows().get(i).start().equals(row.start())) {
        return i;
      }
    }
    return -1;
  }
}
