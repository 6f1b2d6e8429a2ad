package dev.endpoint.app.control.stream;

import dev.endpoint.app.model.ColourRules;
import dev.endpoint.app.model.RulePainter;
import dev.endpoint.engine.capture.Calendar;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.GoneException;
import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.capture.message.Message;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds the rules that colour reads, writes and events of a recording: each is asked about as the
/// message that it is where messages are cut as they were read, its number being that of its
/// record. Used by one thread at a time, never the FX thread: it reads from disk.
final class RunColours {
  /// How many records one read or write is followed through.
  private static final int LONGEST = 64;

  private final Tape tape;
  private final RulePainter painter;

  RunColours(Recording recording, ColourRules rules, @Nullable Calendar calendar) {
    tape = new Tape(recording, Lane.BOTH);
    painter = new RulePainter(rules, recording, calendar);
  }

  /// What colours each of these records, and the others of their reads and writes.
  Map<Long, Optional<ColourRules.Rule>> of(Set<Long> records) throws IOException {
    tape.refresh();
    Map<Long, Optional<ColourRules.Rule>> found = new HashMap<>();
    try {
      for (long number : records) {
        if (number >= tape.first() && !found.containsKey(number)) {
          colour(number, found);
        }
      }
    } catch (GoneException e) {
      return found; // the next page has other rows
    }
    return found;
  }

  private void colour(long number, Map<Long, Optional<ColourRules.Rule>> found) throws IOException {
    Recording.Record first = tape.record(number);
    while (first.continued()
        && number - first.number() < LONGEST
        && first.number() > tape.first()) {
      first = tape.record(first.number() - 1);
    }
    Recording.Record last = first;
    long size = first.length();
    long stop = Math.min(tape.extent().records(), first.number() + 2 * LONGEST);
    while (last.number() + 1 < stop) {
      Recording.Record next = tape.record(last.number() + 1);
      if (!next.continued() || next.direction() != first.direction()) {
        break;
      }
      last = next;
      size += next.length();
    }
    Optional<ColourRules.Rule> rule = Optional.ofNullable(painter.rule(message(first, last, size)));
    for (long each = first.number(); each <= last.number(); each++) {
      found.put(each, rule);
    }
  }

  private Message message(Recording.Record begin, Recording.Record last, long size)
      throws IOException {
    Direction direction = begin.direction();
    boolean first = begin.number() == tape.first();
    long before = first ? begin.nanos() : tape.record(begin.number() - 1).nanos();
    return new Message(
        begin.number() + 1,
        direction,
        last.nanos(),
        before,
        begin.offset(direction),
        size,
        last.number(),
        Message.State.WHOLE,
        "");
  }
}
