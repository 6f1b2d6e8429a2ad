package dev.endpoint.engine.capture.export;

import dev.endpoint.engine.capture.ByteSource;
import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.Progress;
import dev.endpoint.engine.capture.Recording;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/// Goes through the records of an excerpt, as far as they are in it: events, and the bytes of its
/// direction.
final class Pieces {
  private static final int AHEAD = 256;
  private static final int WINDOW = 256 * 1024;

  private final Excerpt excerpt;
  private final Progress progress;
  private final long start;
  private final long total;
  private final ByteSource source;
  private final Recording.Record[] batch = new Recording.Record[AHEAD];
  private long batchStart;
  private int batchSize;
  private long number;
  private ByteBuffer window = ByteBuffer.allocate(0);
  private long windowStart;
  private Recording.@Nullable Record record;
  private int begin;
  private int end;

  Pieces(Excerpt excerpt, Progress progress) throws IOException {
    this.excerpt = excerpt;
    this.progress = progress;
    start = excerpt.start();
    total = excerpt.bytes();
    source = excerpt.recording().bytes(excerpt.direction());
    number = excerpt.from().record();
  }

  /// Moves to the next piece; false at the end.
  boolean next() throws IOException {
    Recording.Record candidate = record(number);
    while (candidate != null && new Excerpt.Edge(number, 0).compareTo(excerpt.until()) < 0) {
      number++;
      if (take(candidate)) {
        return true;
      }
      candidate = record(number);
    }
    Excerpt.tell(progress, total, total);
    return false;
  }

  private boolean take(Recording.Record candidate) {
    long at = candidate.number();
    Excerpt.Edge from = excerpt.from();
    Excerpt.Edge until = excerpt.until();
    begin = at == from.record() ? Math.min(from.offset(), candidate.length()) : 0;
    end = at == until.record() ? Math.min(until.offset(), candidate.length()) : candidate.length();
    record = candidate;
    Direction only = excerpt.direction();
    boolean shown = candidate.isEvent() || only == null || candidate.direction() == only;
    return shown && begin < end;
  }

  /// A record of the recording; null behind its end.
  private Recording.@Nullable Record record(long wanted) throws IOException {
    if (wanted >= excerpt.records()) {
      return null;
    }
    if (wanted < batchStart || wanted >= batchStart + batchSize) {
      batchStart = wanted;
      batchSize = excerpt.recording().records(wanted, batch);
      long done = batch[0].offset(excerpt.direction()) - start;
      Excerpt.tell(progress, Math.clamp(done, 0, total), total);
    }
    return batch[(int) (wanted - batchStart)];
  }

  /// The record this piece is from.
  Recording.Record record() {
    if (record == null) {
      throw new IllegalStateException("next first");
    }
    return record;
  }

  /// Where its bytes begin among those of their own direction.
  long offset() {
    return record().offset(record().direction()) + begin;
  }

  /// Whether it goes on with the read or write of the piece before.
  boolean continued() {
    return begin > 0 || record().continued();
  }

  /// Whether the read or write, as far as it is in the excerpt, ends with this piece.
  boolean last() throws IOException {
    if (end < record().length()) {
      return true;
    }
    Recording.Record after = record(record().number() + 1);
    return after == null || !after.continued();
  }

  /// The words of an event.
  String words() throws IOException {
    return excerpt.recording().words(record());
  }

  /// The bytes; valid until the next piece.
  ByteBuffer bytes() throws IOException {
    long first = record().offset(excerpt.direction()) + begin;
    int length = end - begin;
    if (first < windowStart || first + length > windowStart + window.limit()) {
      load(first, length);
    }
    return window.slice((int) (first - windowStart), length);
  }

  private void load(long first, int length) throws IOException {
    long left = start + total - first;
    int wanted = (int) Math.min(left, Math.max(WINDOW, length));
    if (window.capacity() < wanted) {
      window = ByteBuffer.allocate(wanted);
    }
    window.clear().limit(wanted);
    Excerpt.fill(source, first, window);
    window.flip();
    windowStart = first;
  }
}
