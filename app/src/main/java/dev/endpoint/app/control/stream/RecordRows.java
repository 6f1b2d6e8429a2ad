package dev.endpoint.app.control.stream;

import dev.endpoint.app.control.stream.TextRow.Ending;
import dev.endpoint.engine.capture.Recording;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Rows that begin anew with every record: the story as it was told. Events are always text.
final class RecordRows implements Rows {
  private final Tape tape;
  private final TextLayout text;
  private final @Nullable HexLayout hex;
  private final Recent<Long, Broken> broken = new Recent<>(4);

  /// @param starts where its rows begin
  private record Broken(Chunk chunk, int[] starts) {}

  /// @param hex how bytes are shown, or null to show them as text
  RecordRows(Tape tape, TextLayout text, @Nullable HexLayout hex) {
    this.tape = tape;
    this.text = text;
    this.hex = hex;
  }

  @Override
  public @Nullable Row first() throws IOException {
    return firstOf(tape.from(tape.first()));
  }

  @Override
  public @Nullable Row last() throws IOException {
    return lastOf(tape.backFrom(tape.extent().records() - 1));
  }

  @Override
  public @Nullable Row at(Place place) throws IOException {
    long wanted = Math.max(place.record(), tape.first());
    Recording.Record record = tape.from(Math.min(wanted, tape.extent().records()));
    if (record == null) {
      return last();
    }
    if (record.number() != place.record()) {
      return firstOf(record);
    }
    int index = Arrays.binarySearch(broken(record).starts(), place.offset());
    return row(record, index >= 0 ? index : Math.max(0, -index - 2));
  }

  @Override
  public @Nullable Row after(Row row) throws IOException {
    Place end = row.end();
    Recording.Record record = tape.record(end.record());
    return end.offset() < broken(record).chunk().length()
        ? at(end)
        : firstOf(tape.from(end.record() + 1));
  }

  @Override
  public @Nullable Row before(Row row) throws IOException {
    Place start = row.start();
    return start.offset() > 0
        ? at(new Place(start.record(), start.offset() - 1))
        : lastOf(tape.backFrom(start.record() - 1));
  }

  private @Nullable Row firstOf(Recording.@Nullable Record record) throws IOException {
    return record == null ? null : row(record, 0);
  }

  private @Nullable Row lastOf(Recording.@Nullable Record record) throws IOException {
    return record == null ? null : row(record, broken(record).starts().length - 1);
  }

  private Row row(Recording.Record record, int index) throws IOException {
    Broken rows = broken(record);
    int from = rows.starts()[index];
    boolean last = index == rows.starts().length - 1;
    int to = last ? rows.chunk().length() : rows.starts()[index + 1];
    Stamp stamp = tape.stamp(record, from == 0);
    if (hex == null || record.isEvent()) {
      return text.row(rows.chunk(), from, stamp, last ? ending(rows.chunk()) : Ending.PLAIN);
    }
    int head = rows.chunk().head();
    byte[] bytes = Arrays.copyOfRange(rows.chunk().data(), head + from, head + to);
    HexRow.Run run = new HexRow.Run(0, record.number(), from, from == 0 && !record.continued());
    return new HexRow(stamp, record.offset(record.direction()) + from, bytes, List.of(run));
  }

  private Ending ending(Chunk chunk) throws IOException {
    if (text.endsLine(chunk) || !tape.cutBehind(chunk.record())) {
      return Ending.PLAIN;
    }
    return cutBefore(chunk.record()) ? Ending.CUT : Ending.FIRST_CUT;
  }

  private boolean cutBefore(Recording.Record record) throws IOException {
    if (record.number() == tape.first()) {
      return false;
    }
    Recording.Record before = tape.record(record.number() - 1);
    return before.direction() == record.direction() && !endsLine(before);
  }

  private boolean endsLine(Recording.Record record) throws IOException {
    return text.endsLine(tape.chunk(record));
  }

  private Broken broken(Recording.Record record) throws IOException {
    Broken known = broken.get(record.number());
    if (known != null && known.chunk().settled()) {
      return known;
    }
    Chunk chunk = tape.chunk(record);
    if (known != null && known.chunk() == chunk) {
      return known;
    }
    boolean asText = hex == null || record.isEvent();
    Broken fresh = new Broken(chunk, asText ? text.starts(chunk) : hexStarts(chunk.length()));
    broken.put(record.number(), fresh);
    return fresh;
  }

  private int[] hexStarts(int length) {
    int width = Objects.requireNonNull(hex).width();
    int[] starts = new int[Math.max(1, (length + width - 1) / width)];
    Arrays.setAll(starts, i -> i * width);
    return starts;
  }
}
