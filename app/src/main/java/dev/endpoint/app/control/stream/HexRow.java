package dev.endpoint.app.control.stream;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.LongStream;

/// A row of bytes.
///
/// @param offset where its first byte stands among those of its direction
/// @param bytes what it shows; one cell each
/// @param runs which records they are from
record HexRow(Stamp stamp, long offset, byte[] bytes, List<Run> runs) implements Row {

  /// Bytes next to each other in one record.
  ///
  /// @param from the first cell
  /// @param offset where that cell's byte stands in the record
  /// @param cut whether a read or write begins here
  record Run(int from, long record, int offset, boolean cut) {
    Place place(int cell) {
      return new Place(record, offset + cell - from);
    }
  }

  @Override
  public Place start() {
    return cell(0);
  }

  @Override
  public Place end() {
    return runs.getLast().place(bytes.length);
  }

  @Override
  public int cells() {
    return bytes.length;
  }

  @Override
  public Place cell(int index) {
    for (int i = runs.size() - 1; i > 0; i--) {
      if (runs.get(i).from() <= index) {
        return runs.get(i).place(index);
      }
    }
    return runs.getFirst().place(index);
  }

  @Override
  public LongStream records() {
    return runs.stream().mapToLong(Run::record);
  }

  @Override
  public String spoken() {
    return HexFormat.ofDelimiter(" ").formatHex(bytes);
  }
}
