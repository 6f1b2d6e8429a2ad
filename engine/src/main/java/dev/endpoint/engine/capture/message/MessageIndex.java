package dev.endpoint.engine.capture.message;

import dev.endpoint.engine.capture.GoneException;
import dev.endpoint.engine.capture.Recording;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The messages of a recording that may still be growing, by number. Only some places are kept, and
/// what lies between two of them is cut again when it is asked for; so memory is bounded whatever
/// the size of the recording, and a message anywhere is found by reading a little.
///
/// Used by one thread at a time; it reads from disk.
public final class MessageIndex {
  /// How many places are kept at most. When there are more, every second one is dropped.
  static final int MOST_MARKS = 4096;

  /// What a message costs of what [#advance] may spend, however short it is.
  private static final long MESSAGE_COST = 256;

  private static final long FIRST_MESSAGES = 64;
  private static final long FIRST_BYTES = 256 * 1024;

  private final Recording recording;
  private final Cutting cutting;
  private Scan scan;
  private final int mostMarks;
  private final List<Scan.Mark> marks = new ArrayList<>();
  private long messagesApart = FIRST_MESSAGES;
  private long bytesApart = FIRST_BYTES;
  private long count;
  private long records;

  public MessageIndex(Recording recording, Cutting cutting) {
    this(recording, cutting, MOST_MARKS);
  }

  MessageIndex(Recording recording, Cutting cutting, int mostMarks) {
    this.recording = recording;
    this.cutting = cutting;
    this.mostMarks = mostMarks;
    scan = new Scan(recording, cutting);
    offer();
  }

  /// Cuts some more of what is recorded by now.
  ///
  /// @param cost about how many bytes may be looked at
  /// @return whether there is more to do at once
  public boolean advance(long cost) throws IOException {
    records = recording.extent().records();
    forgetGone();
    try {
      for (long left = cost; left > 0 && !scan.isAt(records); ) {
        long before = scan.bytes();
        Message cut = scan.next(records, bytesApart);
        count += cut == null ? 0 : 1;
        left -= Math.max(MESSAGE_COST, scan.bytes() - before);
        offer();
      }
    } catch (GoneException e) {
      return true; // it goes on with what is left
    }
    return !scan.isAt(records);
  }

  /// What lies before the beginning of what is there cannot be cut again. Where that has come as
  /// far as was cut, it goes on from there.
  private void forgetGone() {
    long start = recording.extent().gone().records();
    if (start == 0) {
      return;
    }
    Scan.Mark here = scan.mark();
    if (here != null && here.record() < start) {
      here = Scan.start(recording, cutting, count);
      scan = new Scan(recording, here);
    }
    while (marks.size() > 1 && marks.getFirst().record() < start) {
      marks.removeFirst();
    }
    if (here != null && marks.getFirst().record() < start) {
      marks.set(0, here);
    }
  }

  /// How many of the first messages are gone with the beginning of the recording, or cannot be cut
  /// again from where it begins now.
  public long gone() {
    return marks.getFirst().cut();
  }

  private void offer() {
    Scan.Mark last = marks.isEmpty() ? null : marks.getLast();
    if (last != null && !isFar(last)) {
      return;
    }
    Scan.Mark mark = scan.mark();
    if (mark == null) {
      return;
    }
    if (marks.size() == mostMarks) {
      thin();
    }
    marks.add(mark);
  }

  private boolean isFar(Scan.Mark last) {
    return scan.cut() - last.cut() >= messagesApart || scan.bytes() - last.bytes() >= bytesApart;
  }

  private void thin() {
    List<Scan.Mark> kept = new ArrayList<>();
    for (int i = 0; i < marks.size(); i += 2) {
      kept.add(marks.get(i));
    }
    marks.clear();
    marks.addAll(kept);
    messagesApart *= 2;
    bytesApart *= 2;
  }

  int marks() {
    return marks.size();
  }

  public Recording recording() {
    return recording;
  }

  /// How many messages are whole, and will not change.
  public long count() {
    return count;
  }

  /// How many bytes have been gone through, of both directions.
  public long bytes() {
    return scan.bytes();
  }

  /// The messages under way: at most one of each direction, numbered behind those that are whole.
  public List<Message> open() {
    return scan.open();
  }

  /// Messages that are whole, from a number on; fewer at their end.
  public List<Message> messages(long first, int most) throws IOException {
    List<Message> found = new ArrayList<>();
    Cursor cursor = cursor(first);
    for (Message next = cursor.next(); next != null; next = cursor.next()) {
      found.add(next);
      if (found.size() == most) {
        break;
      }
    }
    return found;
  }

  /// Goes through the messages that are whole, from a number on.
  Cursor cursor(long first) {
    return new Cursor(first);
  }

  /// The last place with less than so many messages before it.
  private Scan.Mark before(long number) {
    int low = 0;
    int high = marks.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (marks.get(middle).cut() < number) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return marks.get(low);
  }

  /// Reads messages one after the other, as far as they are counted.
  final class Cursor {
    private Scan from;
    private long next;

    private Cursor(long first) {
      next = Math.max(first, gone() + 1);
      from = new Scan(recording, before(next));
    }

    /// The number of the message that comes next.
    long number() {
      return next;
    }

    /// Null where nothing more is counted yet.
    @Nullable Message next() throws IOException {
      try {
        return read();
      } catch (GoneException e) {
        forgetGone();
        next = Math.max(next, gone() + 1);
        from = new Scan(recording, before(next));
        return read();
      }
    }

    private @Nullable Message read() throws IOException {
      while (next <= count) {
        Message message = from.next(records, Long.MAX_VALUE);
        if (message == null) {
          throw new IOException("Message " + next + " cannot be found");
        }
        if (message.number() == next) {
          next++;
          return message;
        }
      }
      return null;
    }
  }
}
