package dev.endpoint.engine.capture;

import java.util.ArrayList;
import java.util.List;

/// Events that wait for a file: those before the first byte, and those of the time when nothing
/// could be recorded. Bounded; events beyond that are only counted. Reactor thread; [#view] is for
/// everybody.
final class HeldEvents {
  private static final int MOST = 64;
  private static final int MOST_BYTES = 16 * 1024;

  /// Room that they all take at most as packets.
  static final int MAX_SIZE = MOST * Packets.OVERHEAD + MOST_BYTES;

  private final List<Published.Held> events = new ArrayList<>();
  private List<Published.Held> view = List.of();
  private int bytes;
  private long lost;

  boolean hasRoomFor(int length) {
    return events.size() < MOST && bytes + length <= MOST_BYTES;
  }

  void add(long time, byte[] words) {
    if (hasRoomFor(words.length)) {
      events.add(new Published.Held(time, words));
      bytes += words.length;
      view = List.copyOf(events);
    } else {
      lost++;
    }
  }

  /// An immutable view of those held now.
  List<Published.Held> view() {
    return view;
  }

  long lost() {
    return lost;
  }

  void clear() {
    events.clear();
    view = List.of();
    bytes = 0;
    lost = 0;
  }
}
