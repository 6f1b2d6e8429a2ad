package dev.endpoint.engine.capture.diff;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/// Spots from which parts of a comparison are made again; set farther apart as it grows, so that
/// they are never many. The first is the beginning.
final class Marks {
  private static final int MOST = 4096;
  private static final long CLOSEST = 1 << 20;

  private final List<Mark> marks = new ArrayList<>();
  private final int most;
  private long apart;

  Marks(Mark start) {
    this(MOST, CLOSEST, start);
  }

  Marks(int most, long closest) {
    this(most, closest, Mark.START);
  }

  /// @param closest what it costs at least to come from one to the next
  /// @param start the beginning
  Marks(int most, long closest, Mark start) {
    this.most = most;
    apart = closest;
    marks.add(start);
  }

  Mark first() {
    return marks.getFirst();
  }

  /// The comparison has come there.
  void passed(Mark mark) {
    if (mark.cost() - marks.getLast().cost() < apart) {
      return;
    }
    marks.add(mark);
    if (marks.size() > most) {
      thin();
    }
  }

  private void thin() {
    apart *= 2;
    int kept = 0;
    for (int i = 0; i < marks.size(); i += 2) {
      marks.set(kept++, marks.get(i));
    }
    marks.subList(kept, marks.size()).clear();
  }

  /// What lies behind is compared again.
  void forgetBehind(Mark last) {
    while (marks.getLast().cells() > last.cells()) {
      marks.removeLast();
    }
  }

  /// The last one of which some count is no more than so many.
  Mark upTo(ToLongFunction<Mark> count, long most) {
    int low = 0;
    int high = marks.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (count.applyAsLong(marks.get(middle)) <= most) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return marks.get(low);
  }
}
