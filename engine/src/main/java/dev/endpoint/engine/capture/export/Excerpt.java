package dev.endpoint.engine.capture.export;

import dev.endpoint.engine.capture.ByteSource;
import dev.endpoint.engine.capture.Calendar;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.Progress;
import dev.endpoint.engine.capture.Recording;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/// A part of a recording, as it stood when the excerpt was made: the bytes of one direction or of
/// both, in the order they happened, and the events between them.
public final class Excerpt {
  private static final int WINDOW = 192 * 1024;

  /// A place in a recording: at a byte of a record. Behind the last record there is one more place.
  public record Edge(long record, int offset) implements Comparable<Edge> {
    @Override
    public int compareTo(Edge other) {
      int byRecord = Long.compare(record, other.record);
      return byRecord != 0 ? byRecord : Integer.compare(offset, other.offset);
    }
  }

  /// Takes a window of the bytes, which is not to be kept.
  @FunctionalInterface
  interface Taker {
    void take(ByteBuffer bytes) throws IOException;
  }

  private final Recording recording;
  private final Recording.Extent extent;
  private final @Nullable Direction direction;
  private final Edge from;
  private final Edge until;
  private final Calendar calendar;

  /// @param direction the one whose bytes are meant, or null for both
  /// @param from where it begins, or where there is something, if that is later
  /// @param until behind its end
  public Excerpt(
      Recording recording,
      @Nullable Direction direction,
      Edge from,
      Edge until,
      Calendar calendar) {
    this.recording = recording;
    this.direction = direction;
    this.until = until;
    this.calendar = calendar;
    extent = recording.extent();
    Edge start = start(extent);
    this.from = from.compareTo(start) < 0 ? start : from;
  }

  private static Edge start(Recording.Extent extent) {
    return new Edge(extent.gone().records(), 0);
  }

  /// The whole recording as it stands now.
  public static Excerpt all(Recording recording, @Nullable Direction direction, Calendar calendar) {
    return new Excerpt(recording, direction, new Edge(0, 0), new Edge(Long.MAX_VALUE, 0), calendar);
  }

  /// The same part with one direction's bytes only.
  public Excerpt only(Direction one) {
    return new Excerpt(recording, one, from, until, calendar);
  }

  public Recording recording() {
    return recording;
  }

  /// The direction whose bytes are meant; null for both.
  public @Nullable Direction direction() {
    return direction;
  }

  Calendar calendar() {
    return calendar;
  }

  Edge from() {
    return from;
  }

  Edge until() {
    return until;
  }

  /// The record of its first byte, or, where it has none, the one at its place; null behind the end
  /// of the recording.
  public Recording.@Nullable Record first() throws IOException {
    Pieces pieces = new Pieces(this, (done, total) -> true);
    while (pieces.next()) {
      if (!pieces.record().isEvent()) {
        return pieces.record();
      }
    }
    return from.record() < extent.records() ? recording.record(from.record()) : null;
  }

  /// Where in that record it begins.
  public int offsetIn(Recording.Record first) {
    return first.number() == from.record() ? Math.min(from.offset(), first.length()) : 0;
  }

  /// Whether it is the recording from beginning to end.
  boolean isWhole() {
    boolean start = from.equals(start(extent));
    return direction == null && start && until.record() >= extent.records();
  }

  boolean hasEvents() throws IOException {
    return new Pieces(this, (done, total) -> true).next();
  }

  /// How many records the recording had.
  long records() {
    return extent.records();
  }

  /// Where its bytes begin among those of its direction.
  public long start() throws IOException {
    return offset(from);
  }

  /// How many bytes there are.
  public long bytes() throws IOException {
    return Math.max(0, offset(until) - offset(from));
  }

  private long offset(Edge edge) throws IOException {
    if (edge.record() >= extent.records()) {
      return extent.bytes(direction);
    }
    Recording.Record record = recording.record(edge.record());
    boolean own = !record.isEvent() && (direction == null || record.direction() == direction);
    return record.offset(direction) + (own ? Math.min(edge.offset(), record.length()) : 0);
  }

  /// How many bytes of which direction from where on: the sentence above what is written.
  String words() throws IOException {
    String way =
        direction == null ? "sent and received" : direction == Direction.SENT ? "sent" : "received";
    long count = bytes();
    return "%d %s %s, from offset %d".formatted(count, count == 1 ? "byte" : "bytes", way, start());
  }

  /// Goes through the bytes, a window at a time.
  ///
  /// @throws CancellationException when `progress` called it off
  void each(Progress progress, Taker taker) throws IOException {
    long start = start();
    long total = bytes();
    ByteSource source = recording.bytes(direction);
    ByteBuffer window = ByteBuffer.allocate((int) Math.min(WINDOW, total));
    for (long done = 0; done < total; done += window.limit()) {
      tell(progress, done, total);
      window.clear().limit((int) Math.min(window.capacity(), total - done));
      fill(source, start + done, window);
      taker.take(window.flip());
    }
    tell(progress, total, total);
  }

  static void tell(Progress progress, long done, long total) {
    if (!progress.at(done, total)) {
      throw new CancellationException("called off");
    }
  }

  /// Reads until the buffer is full.
  static void fill(ByteSource source, long offset, ByteBuffer into) throws IOException {
    int start = into.position();
    while (into.hasRemaining()) {
      if (source.read(offset + into.position() - start, into) == 0) {
        throw new EOFException("the recording has become shorter");
      }
    }
  }
}
