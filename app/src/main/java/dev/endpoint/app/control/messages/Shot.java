package dev.endpoint.app.control.messages;

import java.util.List;

/// A part of the list as it was at one moment.
///
/// @param first the place of its first line among those that are shown
/// @param gone how many of those that are shown are gone, at their beginning
/// @param shown how many messages there are to be shown
/// @param all how many messages there are
/// @param more whether there is more to be cut at once
/// @param part how much of the recording has been gone through, from 0 to 1
/// @param gaveUp whether the filter could not decide about some messages
/// @param opened reactor time of the recording's first record
public record Shot(
    List<Line> lines,
    long first,
    long gone,
    long shown,
    long all,
    boolean more,
    double part,
    boolean gaveUp,
    long opened) {
  /// Nothing is known yet.
  static final Shot FIRST = new Shot(List.of(), 0, 0, 0, 0, true, 0, false, 0);

  static final Shot EMPTY = new Shot(List.of(), 0, 0, 0, 0, false, 1, false, 0);

  public Shot {
    lines = List.copyOf(lines);
  }

  boolean covers(long place) {
    return place >= first && place < first + lines.size();
  }

  Line line(long place) {
    return lines.get((int) (place - first));
  }
}
