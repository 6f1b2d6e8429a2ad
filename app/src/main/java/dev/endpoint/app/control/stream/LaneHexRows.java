package dev.endpoint.app.control.stream;

import dev.endpoint.app.control.stream.HexRow.Run;
import dev.endpoint.engine.capture.Recording;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rows of hex that run through one direction's bytes without regard to how they were cut, as in a
/// file: each begins at a multiple of the width, but for the first where the beginning is gone.
/// Where a read or write begins is marked.
final class LaneHexRows implements Rows {
  private final Tape tape;
  private final int width;

  LaneHexRows(Tape tape, HexLayout layout) {
    this.tape = tape;
    width = layout.width();
  }

  @Override
  public @Nullable Row first() throws IOException {
    return row(tape.start());
  }

  @Override
  public @Nullable Row last() throws IOException {
    return row(tape.bytes() - 1);
  }

  @Override
  public @Nullable Row at(Place place) throws IOException {
    long records = tape.extent().records();
    if (place.record() >= records) {
      return last();
    }
    if (place.record() < tape.first()) {
      return first();
    }
    Recording.Record record = tape.record(place.record());
    boolean own = record.direction() == tape.lane().direction();
    long offset = tape.laneOffset(record) + (own ? place.offset() : 0);
    return row(Math.min(offset, tape.bytes() - 1));
  }

  @Override
  public @Nullable Row after(Row row) throws IOException {
    long offset = ((HexRow) row).offset();
    return row(offset - offset % width + width);
  }

  @Override
  public @Nullable Row before(Row row) throws IOException {
    return row(((HexRow) row).offset() - 1);
  }

  private @Nullable Row row(long offset) throws IOException {
    if (offset < tape.start() || offset >= tape.bytes()) {
      return null;
    }
    long start = Math.max(tape.start(), offset - offset % width);
    byte[] bytes = tape.bytes(start, width - (int) (start % width));
    Recording.Record record = tape.recordAt(start);
    List<Run> runs = runs(record, start, bytes.length);
    return new HexRow(stamp(runs), start, bytes, runs);
  }

  /// The time is that of the first read or write that begins in this row.
  private Stamp stamp(List<Run> runs) throws IOException {
    for (Run run : runs) {
      if (run.cut()) {
        return tape.stamp(tape.record(run.record()), true);
      }
    }
    return tape.stamp(tape.record(runs.getFirst().record()), false);
  }

  private List<Run> runs(Recording.Record record, long start, int count) throws IOException {
    List<Run> runs = new ArrayList<>();
    Recording.Record at = record;
    int cell = 0;
    while (true) {
      int offset = (int) (start + cell - tape.laneOffset(at));
      runs.add(new Run(cell, at.number(), offset, offset == 0 && !at.continued()));
      cell += at.length() - offset;
      if (cell >= count) {
        return List.copyOf(runs);
      }
      at = tape.recordAt(start + cell);
    }
  }
}
