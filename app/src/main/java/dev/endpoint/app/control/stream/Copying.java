package dev.endpoint.app.control.stream;

import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.Recording;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Writes out what is selected, without times and arrows. Reads the recording, so it stays off the
/// FX thread.
final class Copying {
  private static final HexFormat HEX = HexFormat.ofDelimiter(" ").withUpperCase();
  private static final int DUMP_WIDTH = 16;

  private final Tape tape;
  private final Place from;
  private final Place until;
  private final StringBuilder out = new StringBuilder();

  Copying(Tape tape, Selection selection) {
    this.tape = tape;
    from = selection.from();
    until = selection.until();
  }

  /// How many bytes are selected.
  long bytes() throws IOException {
    return laneOffset(until) - laneOffset(from);
  }

  private long laneOffset(Place place) throws IOException {
    if (place.record() >= tape.extent().records()) {
      return tape.bytes();
    }
    Recording.Record record = tape.record(place.record());
    boolean own = !record.isEvent() && tape.lane().shows(record);
    return tape.laneOffset(record) + (own ? place.offset() : 0);
  }

  String as(CopyForm form) throws IOException {
    if (bytes() == 0) {
      return words();
    }
    return switch (form) {
      case TEXT -> text();
      case HEX -> hex();
      case DUMP -> dump();
    };
  }

  /// The events, one a line.
  private String words() throws IOException {
    for (Recording.Record record = next(from.record());
        record != null;
        record = next(record.number() + 1)) {
      if (record.isEvent()) {
        out.append(tape.recording().words(record)).append('\n');
      }
    }
    return out.toString().stripTrailing();
  }

  /// The next record that is at least in part selected.
  private Recording.@Nullable Record next(long number) throws IOException {
    Recording.Record record = number < tape.extent().records() ? tape.from(number) : null;
    return record == null || new Place(record.number(), 0).compareTo(until) >= 0 ? null : record;
  }

  private int begin(Recording.Record record) {
    return record.number() == from.record() ? Math.min(from.offset(), record.length()) : 0;
  }

  private int end(Recording.Record record) {
    return record.number() == until.record()
        ? Math.min(until.offset(), record.length())
        : record.length();
  }

  private String text() throws IOException {
    @Nullable Direction before = null;
    for (Recording.Record record = next(from.record());
        record != null;
        record = next(record.number() + 1)) {
      if (record.isEvent() || begin(record) >= end(record)) {
        continue;
      }
      if (before != null && before != record.direction() && out.charAt(out.length() - 1) != '\n') {
        out.append('\n');
      }
      text(tape.chunk(record), begin(record), end(record), before != null);
      before = record.direction();
    }
    return out.toString();
  }

  /// @param more whether bytes were copied already, so that the rest of a character is part of one
  ///   of them
  private void text(Chunk chunk, int begin, int end, boolean more) {
    int at = begin + (begin == 0 && more ? Utf8.begunBefore(chunk) : 0);
    while (at < end) {
      int length = Utf8.length(chunk, at);
      if (length == Utf8.INVALID) {
        out.append(Glyph.invalid(chunk.at(at)).text());
        at++;
      } else {
        character(Utf8.codePoint(chunk, at, length));
        at += length;
      }
    }
  }

  /// Control codes are copied as the pictures that are shown for them: who knows where they will be
  /// pasted.
  private void character(int point) {
    boolean layout = point == '\n' || point == '\r' || point == '\t';
    if (layout || point >= 0x20 && point != 0x7F) {
      out.appendCodePoint(point);
    } else {
      out.append(Glyph.of(point).text());
    }
  }

  private String hex() throws IOException {
    for (Recording.Record record = next(from.record());
        record != null;
        record = next(record.number() + 1)) {
      if (!record.isEvent() && begin(record) < end(record)) {
        out.append(out.isEmpty() ? "" : " ").append(HEX.formatHex(bytes(record)));
      }
    }
    return out.toString();
  }

  private byte[] bytes(Recording.Record record) throws IOException {
    Chunk chunk = tape.chunk(record);
    return Arrays.copyOfRange(
        chunk.data(), chunk.head() + begin(record), chunk.head() + end(record));
  }

  private String dump() throws IOException {
    int digits = HexLayout.offsetDigits(tape.bytes());
    long first = laneOffset(from);
    long last = laneOffset(until);
    HexLayout layout = new HexLayout(DUMP_WIDTH);
    for (long offset = first; offset < last; offset += DUMP_WIDTH) {
      byte[] row = tape.bytes(offset, (int) Math.min(DUMP_WIDTH, last - offset));
      String pairs = layout.hex(row).flat();
      out.append(HexLayout.offset(offset, digits)).append("  ").append(pairs);
      out.repeat(' ', layout.hexColumn(DUMP_WIDTH - 1) + 2 - pairs.length()).append("  ");
      for (byte b : row) {
        out.append(b >= 0x20 && b < 0x7F ? (char) b : '.');
      }
      out.append('\n');
    }
    return out.toString();
  }
}
