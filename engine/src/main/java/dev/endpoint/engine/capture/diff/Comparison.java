package dev.endpoint.engine.capture.diff;

import dev.endpoint.engine.capture.ByteSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Compares two streams of any length, a little at each call, and goes on as they grow. What is
/// kept are some thousand places, from which what is wanted is compared again, so memory is bounded
/// whatever the streams are.
///
/// What the end of a stream that still grows makes of its last bytes may change with the next ones.
/// Used by one thread at a time; it reads from disk.
public final class Comparison {
  /// So much of one difference is put together.
  private static final long LONGEST = 16 << 20;

  private final ByteSource left;
  private final ByteSource right;
  private final Differ differ;
  private final Marks marks;
  private final Overview known = new Overview();
  private Overview unsure = new Overview();
  private Differ.Ends ends = new Differ.Ends(0, 0);
  private Mark at;

  /// From where on everything may change when a stream grows.
  private @Nullable Mark sure;

  public Comparison(ByteSource left, ByteSource right) {
    this(left, right, Reach.USUAL, new Marks(Mark.at(left.start(), right.start())));
  }

  Comparison(ByteSource left, ByteSource right, Reach reach, Marks marks) {
    this.left = left;
    this.right = right;
    this.marks = marks;
    at = marks.first();
    differ = new Differ(left, right, reach);
  }

  /// Compares some more of what there is by now.
  ///
  /// @param cost about how many bytes may be compared; what differs costs more
  /// @return whether there is more to do at once
  public boolean advance(long cost) throws IOException {
    lookForMore();
    long most = at.cost() + cost;
    while (!at.isAt(ends) && at.cost() < most) {
      Differ.Step step = differ.step(at.spot(), ends);
      Mark next = at.behind(step);
      if (!step.sure() && sure == null) {
        sure = at;
      }
      if (!step.stretch().same()) {
        (sure == null ? known : unsure).mark(at.cells(), next.cells());
      }
      at = next;
      marks.passed(at);
    }
    return !at.isAt(ends);
  }

  private void lookForMore() {
    Differ.Ends now = new Differ.Ends(left.length(), right.length());
    if (now.equals(ends)) {
      return;
    }
    ends = now;
    if (sure != null) {
      at = sure;
      sure = null;
      marks.forgetBehind(at);
      unsure = new Overview();
    }
  }

  /// How many cells there are as far as it has been compared.
  public long cells() {
    return at.cells();
  }

  /// How many differences were found.
  public long differences() {
    return at.differences();
  }

  /// How many bytes of the left stream belong to differences.
  public long leftDifferent() {
    return at.left();
  }

  public long rightDifferent() {
    return at.right();
  }

  /// How much of both streams was compared, from 0 to 1.
  public double part() {
    double all = (double) ends.left() + ends.right();
    return all == 0 ? 1 : (at.spot().left() + at.spot().right()) / all;
  }

  /// What stands in some of the cells, in order.
  public List<Stretch> stretches(long from, long to) throws IOException {
    List<Stretch> found = new ArrayList<>();
    long until = Math.min(to, at.cells());
    Mark mark = marks.upTo(Mark::cells, from);
    while (mark.cells() < until) {
      Differ.Step step = differ.step(mark.spot(), ends);
      Mark next = mark.behind(step);
      if (next.cells() > from) {
        long first = Math.max(0, from - mark.cells());
        add(found, step.stretch().part(first, Math.min(next.cells(), until) - mark.cells()));
      }
      mark = next;
    }
    return found;
  }

  private static void add(List<Stretch> found, Stretch next) {
    if (!found.isEmpty() && found.getLast().same() == next.same()) {
      found.set(found.size() - 1, found.getLast().with(next));
    } else {
      found.add(next);
    }
  }

  /// The cell in which a byte of one of the streams stands; [#cells] where that is not known yet.
  public long cellOf(boolean isLeft, long offset) throws IOException {
    ToLongFunction<Mark> passed = isLeft ? mark -> mark.spot().left() : mark -> mark.spot().right();
    Mark mark = marks.upTo(passed, offset);
    while (mark.cells() < at.cells()) {
      Mark next = mark.behind(differ.step(mark.spot(), ends));
      if (passed.applyAsLong(next) > offset) {
        return mark.cells() + offset - passed.applyAsLong(mark);
      }
      mark = next;
    }
    return at.cells();
  }

  /// How many differences begin at or before a cell.
  public long begun(long cell) throws IOException {
    Mark mark = marks.upTo(Mark::cells, cell);
    while (mark.cells() <= cell && mark.cells() < at.cells()) {
      mark = mark.behind(differ.step(mark.spot(), ends));
    }
    return mark.differences();
  }

  /// One of the differences; `1 <= number <= differences()`.
  public Difference difference(long number) throws IOException {
    Objects.checkIndex(number - 1, at.differences());
    Mark mark = marks.upTo(Mark::differences, number - 1);
    Differ.Step step = differ.step(mark.spot(), ends);
    while (mark.behind(step).differences() < number) {
      mark = mark.behind(step);
      step = differ.step(mark.spot(), ends);
    }
    long cell = mark.cells();
    Stretch all = step.stretch();
    mark = mark.behind(step);
    while (mark.cells() < at.cells() && all.cells() < LONGEST) {
      step = differ.step(mark.spot(), ends);
      if (step.stretch().same()) {
        break;
      }
      all = all.with(step.stretch());
      mark = mark.behind(step);
    }
    return new Difference(number, cell, all);
  }

  /// Which of so many parts of all cells have differences in them.
  public BitSet parts(int parts) {
    BitSet marked = known.parts(parts, at.cells());
    marked.or(unsure.parts(parts, at.cells()));
    return marked;
  }
}
