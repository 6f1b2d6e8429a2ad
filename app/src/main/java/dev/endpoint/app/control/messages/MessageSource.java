package dev.endpoint.app.control.messages;

import dev.endpoint.app.control.stream.LastSent;
import dev.endpoint.app.model.ColourRules;
import dev.endpoint.app.model.RulePainter;
import dev.endpoint.engine.capture.ByteSource;
import dev.endpoint.engine.capture.Calendar;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.GoneException;
import dev.endpoint.engine.capture.Recording;
import dev.endpoint.engine.capture.filter.Filter;
import dev.endpoint.engine.capture.message.Cutting;
import dev.endpoint.engine.capture.message.Message;
import dev.endpoint.engine.capture.message.MessageIndex;
import dev.endpoint.engine.capture.message.MessageMatches;
import dev.endpoint.engine.capture.message.ReadAhead;
import dev.endpoint.engine.decode.Decoders;
import dev.endpoint.engine.decode.Summaries;
import dev.endpoint.engine.decode.Summary;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Cuts a recording and gives the lines that are wanted. Used by one thread at a time, never the FX
/// thread: it reads from disk.
final class MessageSource {
  /// How long one cuts and filters before the lines are shown again.
  private static final long SLICE_NANOS = 40_000_000;

  /// About how many bytes are gone through before looking at the time.
  private static final long PIECE = 1 << 20;

  private final Recording recording;
  private final @Nullable Calendar calendar;
  private final Map<Direction, ByteSource> sources;
  private final MessageIndex index;
  private final Filter.@Nullable Asking asking;
  private final @Nullable MessageMatches matches;
  private final Summaries summaries;
  private final LastSent lastSent;
  private Shot last = Shot.EMPTY;
  private RulePainter painter;
  private @Nullable Long opened;

  /// @param only the direction whose messages are shown, beside the events; null for both
  /// @param filter which of them are shown; null for all
  /// @param calendar tells the time of day, where it is known
  MessageSource(
      Recording recording,
      Cutting cutting,
      @Nullable Direction only,
      @Nullable Filter filter,
      @Nullable Calendar calendar) {
    this.recording = recording;
    this.calendar = calendar;
    sources = ReadAhead.of(recording);
    index = new MessageIndex(recording, cutting);
    lastSent = new LastSent(recording);
    summaries = new Summaries(recording, Decoders.installed());
    painter = new RulePainter(ColourRules.NONE, recording, calendar);
    asking = filter == null ? null : filter.on(recording, calendar);
    matches =
        only == null && asking == null
            ? null
            : new MessageMatches(index, message -> isOf(only, message) && isAccepted(message));
  }

  private static boolean isOf(@Nullable Direction only, Message message) {
    return only == null || message.isEvent() || message.direction() == only;
  }

  private boolean isAccepted(Message message) throws IOException {
    return asking == null || asking.accepts(message);
  }

  /// Cuts a little more, then reads what is asked for.
  Shot shot(Ask ask) throws IOException {
    boolean more = advance();
    List<Message> open = matches == null ? index.open() : matches.open();
    long settled = matches == null ? index.count() : matches.count();
    long shown = settled + open.size();
    long gone = Math.min(settled, matches == null ? index.gone() : matches.gone());
    long wanted = ask.first() == Ask.TAIL ? shown : ask.first();
    long first = Math.max(gone, Math.min(wanted, shown - ask.count()));
    List<Message> messages = new ArrayList<>(settled(first, (int) Math.min(ask.count(), shown)));
    if (matches == null && !messages.isEmpty()) {
      first = messages.getFirst().number() - 1;
    }
    for (int i = (int) Math.max(0, first - settled);
        i < open.size() && messages.size() < ask.count();
        i++) {
      messages.add(open.get(i));
    }
    List<Line> lines = lines(messages, ask.colours());
    last =
        new Shot(
            lines,
            first,
            gone,
            shown,
            index.count() + index.open().size(),
            more,
            part(),
            asking != null && asking.gaveUp() || painter.gaveUp(),
            opened());
    return last;
  }

  /// Returns whether there is more to do at once.
  private boolean advance() throws IOException {
    long start = System.nanoTime();
    boolean more = true;
    while (more && System.nanoTime() - start < SLICE_NANOS) {
      more = index.advance(PIECE);
      more |= matches != null && matches.advance(PIECE);
    }
    return more;
  }

  private List<Message> settled(long first, int most) throws IOException {
    return matches == null ? index.messages(first + 1, most) : matches.messages(first, most);
  }

  private double part() {
    long all = recording.extent().bytes();
    double cut = all == 0 ? 1 : (double) index.bytes() / all;
    return matches == null || index.count() == 0
        ? cut
        : cut * ((double) matches.asked() / index.count());
  }

  private long opened() throws IOException {
    if (opened == null && recording.extent().records() > 0) {
      opened = recording.began();
    }
    return opened == null ? 0 : opened;
  }

  /// What was read for the lines before is not read again.
  private List<Line> lines(List<Message> messages, ColourRules colours) throws IOException {
    boolean repaint = !painter.goesBy(colours);
    if (repaint) {
      painter = new RulePainter(colours, recording, calendar);
    }
    List<Line> lines = new ArrayList<>();
    int known = 0;
    for (Message message : messages) {
      while (known < last.lines().size()
          && last.lines().get(known).message().number() < message.number()) {
        known++;
      }
      Line line = known < last.lines().size() ? last.lines().get(known) : null;
      if (line == null || !line.message().equals(message)) {
        line = line(message).coloured(painter.rule(message));
      } else if (repaint) {
        line = line.coloured(painter.rule(message));
      }
      lines.add(line);
    }
    return lines;
  }

  private Line line(Message message) throws IOException {
    try {
      return read(message);
    } catch (GoneException e) {
      return new Line(message, LastSent.NOTHING, "", "its beginning is gone", null);
    }
  }

  private Line read(Message message) throws IOException {
    Direction direction = message.direction();
    return new Line(
        message,
        lastSent.nanos(sentBefore(message)),
        summaries.of(message).map(Summary::words).orElse(""),
        direction == null
            ? recording.words(recording.record(message.record()))
            : preview(Objects.requireNonNull(sources.get(direction)), message),
        null);
  }

  private long sentBefore(Message message) throws IOException {
    return message.direction() == Direction.SENT
        ? message.offset()
        : recording.record(message.record()).sentBefore();
  }

  private static String preview(ByteSource source, Message message) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(Preview.BYTES, message.size()));
    long at = message.offset();
    while (bytes.hasRemaining() && source.read(at + bytes.position(), bytes) > 0) {
      continue;
    }
    return Preview.of(bytes.flip(), message.size() <= Preview.BYTES);
  }
}
