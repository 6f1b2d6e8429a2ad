package dev.endpoint.engine.capture.filter;

import dev.endpoint.engine.capture.ByteSource;
import dev.endpoint.engine.capture.Calendar;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.Moment;
import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.capture.message.Message;
import dev.endpoint.engine.capture.message.MessageFilter;
import dev.endpoint.engine.capture.message.ReadAhead;
import dev.endpoint.engine.capture.search.Occurrence;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which messages are wanted, as somebody wrote it. Immutable; any thread.
public final class Filter {
  private final String text;
  private final Condition condition;

  private Filter(String text, Condition condition) {
    this.text = text;
    this.condition = condition;
  }

  /// What came of reading a text.
  ///
  /// @param filter nothing where the text is empty or has mistakes
  public record Reading(Optional<Filter> filter, List<FilterProblem> problems) {}

  /// Never throws: whatever is wrong is in the problems.
  public static Reading read(String text) {
    FilterReader reader = new FilterReader(text);
    Condition condition = reader.read();
    return new Reading(
        Optional.ofNullable(condition).map(read -> new Filter(text.strip(), read)),
        reader.problems());
  }

  /// As it was written.
  public String text() {
    return text;
  }

  /// To be asked about the messages of a recording, by one thread at a time.
  ///
  /// @param calendar tells the time of day; where it is null, no message meets `clock`
  public Asking on(Recording recording, @Nullable Calendar calendar) {
    return on(recording, calendar, Long.MAX_VALUE);
  }

  /// The same, for whoever asks again and again about messages of any size.
  ///
  /// @param most `text` and `hex` look at so many bytes of a message, from its beginning
  public Asking on(Recording recording, @Nullable Calendar calendar, long most) {
    return new Asking(recording, calendar, condition, most);
  }

  /// A filter that accepts this message and those that begin like it, as one would write it. Reads
  /// from disk.
  public static String like(Recording recording, Message message) throws IOException {
    return Likeness.of(recording, message);
  }

  /// The filter as it is asked about the messages of one recording.
  public static final class Asking implements MessageFilter {
    private final Recording recording;
    private final Map<Direction, ByteSource> sources;
    private final List<Occurrence> occurrences = new ArrayList<>();
    private final MessageFilter filter;
    private final @Nullable Calendar calendar;
    private final long most;
    private final Information information;
    private @Nullable Long opened;

    private Asking(
        Recording recording, @Nullable Calendar calendar, Condition condition, long most) {
      this.recording = recording;
      this.calendar = calendar;
      this.most = most;
      information = new Information(recording);
      sources = ReadAhead.of(recording);
      filter = filter(condition);
    }

    @Override
    public boolean accepts(Message message) throws IOException {
      return filter.accepts(message);
    }

    /// Whether an expression tried too many ways in some message, which so counts as one without.
    public boolean gaveUp() {
      return occurrences.stream().anyMatch(Occurrence::gaveUp);
    }

    private MessageFilter filter(Condition asked) {
      return switch (asked) {
        case Condition.And(Condition left, Condition right) -> and(filter(left), filter(right));
        case Condition.Or(Condition left, Condition right) -> or(filter(left), filter(right));
        case Condition.Not(Condition inner) -> not(filter(inner));
        case Condition.Is(Kind kind) -> kind::accepts;
        case Condition.Compare(Quantity quantity, Relation relation, long value) ->
            message -> relation.holds(quantity.of(message, opened()), value);
        case Condition.Clock(Relation relation, Moment moment) ->
            message ->
                calendar != null
                    && relation.holds(moment.side(calendar.timeOfDay(message.nanos())), 0);
        case Condition.Protocol(String word) -> message -> information.isOf(message, word);
        case Condition.Holds holds -> holds(holds.where(), new Occurrence(holds.pattern()));
      };
    }

    private static MessageFilter and(MessageFilter left, MessageFilter right) {
      return message -> left.accepts(message) && right.accepts(message);
    }

    private static MessageFilter or(MessageFilter left, MessageFilter right) {
      return message -> left.accepts(message) || right.accepts(message);
    }

    private static MessageFilter not(MessageFilter filter) {
      return message -> !filter.accepts(message);
    }

    private MessageFilter holds(Condition.Where where, Occurrence occurrence) {
      occurrences.add(occurrence);
      if (where == Condition.Where.INFO) {
        return message -> holds(occurrence, information.words(message));
      }
      return message -> {
        Direction direction = message.direction();
        if (direction != null) {
          ByteSource source = Objects.requireNonNull(sources.get(direction));
          return occurrence.in(source, message.offset(), Math.min(most, message.size()));
        }
        return holds(occurrence, recording.words(recording.record(message.record())));
      };
    }

    private static boolean holds(Occurrence occurrence, String words) throws IOException {
      byte[] bytes = words.getBytes(StandardCharsets.UTF_8);
      return occurrence.in(source(bytes), 0, bytes.length);
    }

    private static ByteSource source(byte[] bytes) {
      return new ByteSource() {
        @Override
        public long length() {
          return bytes.length;
        }

        @Override
        public int read(long offset, ByteBuffer into) {
          int count = Math.clamp(bytes.length - offset, 0, into.remaining());
          into.put(bytes, (int) offset, count);
          return count;
        }
      };
    }

    /// Whoever asks about a message has a recording with a first record.
    private long opened() throws IOException {
      if (opened == null) {
        opened = recording.began();
      }
      return opened;
    }
  }

  /// How a filter could go on at the caret, best first.
  public static List<FilterCompletion> complete(String text, int caret) {
    return FilterCompleter.complete(text, caret);
  }
}
