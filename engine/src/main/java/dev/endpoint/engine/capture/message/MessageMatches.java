package dev.endpoint.engine.capture.message;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Those messages of an index that a filter accepts, by their place among each other. The numbers
/// of some are kept, all of them while they are few; those between two of them are found again by
/// asking the filter. So memory is bounded however many there are, and where matches are rare, each
/// one is known.
///
/// Used by the thread that uses the index.
public final class MessageMatches {
  /// How many numbers are kept at most. When there are more, every second one is dropped.
  static final int MOST_KEPT = 64 * 1024;

  /// What asking the filter costs, besides the bytes of the message.
  private static final long QUESTION_COST = 256;

  private final MessageIndex index;
  private final MessageFilter filter;
  private final MessageIndex.Cursor cursor;
  private final int mostKept;
  private long[] kept = new long[256];
  private int keptCount;
  private long apart = 1;
  private long count;

  public MessageMatches(MessageIndex index, MessageFilter filter) {
    this(index, filter, MOST_KEPT);
  }

  MessageMatches(MessageIndex index, MessageFilter filter, int mostKept) {
    this.index = index;
    this.filter = filter;
    this.mostKept = mostKept;
    cursor = index.cursor(1);
  }

  /// Asks about some more of the messages that the index has by now.
  ///
  /// @param cost about how many bytes may be looked at
  /// @return whether there is more to do at once
  public boolean advance(long cost) throws IOException {
    long left = cost;
    while (left > 0) {
      Message message = cursor.next();
      if (message == null) {
        return false;
      }
      left -= QUESTION_COST + message.size();
      if (filter.accepts(message)) {
        keep(message.number());
      }
    }
    return cursor.number() <= index.count();
  }

  private void keep(long number) {
    if (count % apart == 0) {
      if (keptCount == mostKept) {
        thin();
      }
      if (count % apart == 0) {
        if (keptCount == kept.length) {
          kept = Arrays.copyOf(kept, 2 * kept.length);
        }
        kept[keptCount++] = number;
      }
    }
    count++;
  }

  private void thin() {
    keptCount = (keptCount + 1) / 2;
    for (int i = 0; i < keptCount; i++) {
      kept[i] = kept[2 * i];
    }
    apart *= 2;
  }

  int kept() {
    return keptCount;
  }

  /// How many of the messages that were asked about are accepted.
  public long count() {
    return count;
  }

  /// How many of those accepted are gone, or may be, with the messages they are.
  public long gone() {
    int low = 0;
    int high = keptCount;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (kept[middle] > index.gone()) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return Math.min(count, low * apart);
  }

  /// How many messages were asked about.
  public long asked() {
    return cursor.number() - 1;
  }

  /// Accepted messages, from a place among them on, the first being 0.
  public List<Message> messages(long first, int most) throws IOException {
    List<Message> found = new ArrayList<>();
    if (first >= count || most <= 0) {
      return found;
    }
    long wanted = Math.min(most, count - first);
    long passed = first / apart * apart;
    MessageIndex.Cursor from = index.cursor(kept[(int) (first / apart)]);
    for (Message next = from.next(); next != null && found.size() < wanted; ) {
      if (filter.accepts(next) && passed++ >= first) {
        found.add(next);
      }
      next = found.size() < wanted ? from.next() : null;
    }
    return found;
  }

  /// Those of the messages under way that the filter accepts as they are now.
  public List<Message> open() throws IOException {
    List<Message> open = new ArrayList<>();
    for (Message message : index.open()) {
      if (filter.accepts(message)) {
        open.add(message);
      }
    }
    return open;
  }
}
