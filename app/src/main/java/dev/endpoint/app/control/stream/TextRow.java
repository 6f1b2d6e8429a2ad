package dev.endpoint.app.control.stream;

import java.util.List;
import java.util.stream.LongStream;

/// A row of text.
///
/// @param record the record it belongs to
/// @param byteAt for each cell, its offset in the record; one more entry for the end of the row
/// @param lineEnded whether it ends with a line feed
/// @param ending what is said behind the text
record TextRow(
    Stamp stamp,
    long record,
    int[] byteAt,
    List<Segment> segments,
    boolean lineEnded,
    Ending ending)
    implements Row {

  /// Why a row ends where it does.
  enum Ending {
    /// With a line feed, the record or the width; nothing to say.
    PLAIN,
    /// The line went on, but this is all that one read or write saw of it.
    CUT,
    /// The first such cut of several: worth a word.
    FIRST_CUT
  }

  @Override
  public Place start() {
    return cell(0);
  }

  @Override
  public Place end() {
    return cell(cells());
  }

  @Override
  public int cells() {
    return byteAt.length - 1;
  }

  @Override
  public Place cell(int index) {
    return new Place(record, byteAt[index]);
  }

  @Override
  public LongStream records() {
    return LongStream.of(record);
  }

  /// What the row shows, without the marks of its layers.
  String shown() {
    StringBuilder shown = new StringBuilder();
    for (Segment segment : segments) {
      shown.append(Layers.flatten(segment));
    }
    return shown.toString();
  }

  @Override
  public String spoken() {
    return shown().strip();
  }
}
