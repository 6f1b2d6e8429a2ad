package dev.endpoint.app.control.stream;

import java.util.stream.LongStream;

/// One row as it is drawn. A row is made of cells, each one or more bytes that are selected as one.
sealed interface Row permits TextRow, HexRow {
  Stamp stamp();

  Place start();

  /// Behind the last byte of the row.
  Place end();

  int cells();

  /// Where a cell begins; for `cells()`, where the row ends.
  Place cell(int index);

  /// The cell holding a place; 0 when it is before the row, `cells()` when behind it.
  default int cellAt(Place place) {
    int low = 0;
    int high = cells();
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (middle <= cells() && cell(middle).compareTo(place) <= 0) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /// The records it shows something of.
  LongStream records();

  default boolean holds(Place place) {
    return start().compareTo(place) <= 0 && place.compareTo(end()) < 0;
  }

  /// What a screen reader says.
  String spoken();
}
