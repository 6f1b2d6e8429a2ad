package dev.endpoint.engine.capture.message;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Cuts messages that begin with a head, which says how long they are. Where no head can stand, the
/// bytes are not cut: for good, or until the next head where one can be told from other bytes.
abstract class HeadCutter implements Cutter {
  /// What a head came to.
  static final long MORE = -1;

  private final byte[] head;
  private int have;
  private long total;
  private long left;
  private boolean lost;
  private boolean ended;
  private int ahead;
  private @Nullable String flaw;

  /// @param longest the most bytes of a head
  HeadCutter(int longest) {
    head = new byte[longest];
  }

  /// How many bytes the whole message has, or [#MORE] while the head does not say so yet. Asked
  /// after each byte of it.
  ///
  /// @param count how many bytes of the head there are
  /// @throws NoHead where it cannot be one
  abstract long length(byte[] head, int count) throws NoHead;

  /// Whether cutting may go on behind bytes that cannot be cut.
  boolean canResume() {
    return false;
  }

  /// Whether a head may begin with this byte.
  boolean begins(byte first) {
    return true;
  }

  /// Whether these bytes, a whole head, begin a message there.
  boolean resumes(byte[] head) {
    return false;
  }

  /// Whether the last byte of a message has to be looked at, by [#end].
  boolean hasEnd() {
    return false;
  }

  /// @throws NoHead where the head was none after all, because no message ends like this
  void end(byte last) throws NoHead {}

  abstract HeadCutter fresh();

  @Override
  public int take(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to && !ended) {
      if (lost) {
        at = lost(bytes, at, to);
      } else if (left > 0) {
        at += body(bytes, at, to);
      } else {
        head[have++] = bytes[at++];
        judge();
      }
    }
    return at - from;
  }

  /// A head that ended the message before stays.
  @Override
  public void next() {
    ended = false;
    flaw = null;
    total = 0;
    if (ahead > 0) {
      ahead = 0;
      lost = false;
      judge();
    } else {
      have = 0;
    }
  }

  private int body(byte[] bytes, int from, int to) {
    if (left == 1 && hasEnd()) {
      left = 0;
      try {
        end(bytes[from]);
        ended = true;
      } catch (NoHead e) {
        lose(e);
      }
      return 1;
    }
    int count = (int) Math.min(blind(), to - from);
    skip(count);
    return count;
  }

  private void judge() {
    try {
      long length = length(head, have);
      if (length != MORE) {
        total = length;
        left = length - have;
        ended = left == 0;
      }
    } catch (NoHead e) {
      lose(e);
      slide(have);
    }
  }

  private void lose(NoHead why) {
    flaw = why.words();
    lost = true;
  }

  /// Of the bytes of a head that was none, the last ones may belong to the next head.
  private void slide(int count) {
    int from = Math.max(1, count - head.length + 1);
    while (from < count && !begins(head[from])) {
      from++;
    }
    have = count - from;
    System.arraycopy(head, from, head, 0, have);
  }

  private int lost(byte[] bytes, int from, int to) {
    if (!canResume()) {
      return to;
    }
    for (int at = from; at < to; at++) {
      if (have == 0 && !begins(bytes[at])) {
        continue;
      }
      head[have++] = bytes[at];
      if (have < head.length) {
        continue;
      }
      if (resumes(head)) {
        ahead = have;
        ended = true;
        return at + 1;
      }
      slide(have);
    }
    return to;
  }

  @Override
  public boolean ended() {
    return ended;
  }

  @Override
  public int ahead() {
    return ahead;
  }

  @Override
  public long blind() {
    if (lost) {
      return canResume() ? 0 : Long.MAX_VALUE;
    }
    return hasEnd() ? Math.max(0, left - 1) : left;
  }

  @Override
  public void skip(long count) {
    if (!lost) {
      left -= count;
      ended = left == 0;
    }
  }

  @Override
  public @Nullable String flaw() {
    return flaw;
  }

  @Override
  public String lack() {
    return total == 0
        ? "its head is not whole"
        : String.format(Locale.ROOT, "%,d of its %,d bytes are here", total - left, total);
  }

  @Override
  public final Cutter copy() {
    HeadCutter copy = fresh();
    System.arraycopy(head, 0, copy.head, 0, head.length);
    copy.have = have;
    copy.total = total;
    copy.left = left;
    copy.lost = lost;
    copy.ended = ended;
    copy.ahead = ahead;
    copy.flaw = flaw;
    return copy;
  }
}
