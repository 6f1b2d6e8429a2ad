package dev.endpoint.app.control.compare;

import java.io.IOException;
import java.util.List;

/// Breaks cells into lines, some at a time: the lines of a block depend on nothing outside it.
interface Layout {
  /// The cells that are at hand.
  interface Supply {
    /// How many there are.
    long count();

    Cells cells(long from, long to) throws IOException;
  }

  /// The lines of the block that begins at a cell, of which there is one.
  ///
  /// @param most where it ends at last
  List<Line> block(long cell, long most) throws IOException;

  /// A cell at or before this one at which a block begins.
  long start(long cell) throws IOException;
}
