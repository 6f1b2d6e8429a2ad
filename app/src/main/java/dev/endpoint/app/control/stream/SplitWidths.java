package dev.endpoint.app.control.stream;

/// How two panes share the width.
final class SplitWidths {
  private static final double MOST_FOR_HEX = 0.62;

  private SplitWidths() {}

  /// The width of the hex pane on the left: as much as the longest rows need that leave enough for
  /// the text.
  static double left(RowsPane hex, double width) {
    for (int bytes : HexLayout.WIDTHS) {
      double wanted = Math.ceil(hex.widthFor(bytes));
      if (bytes <= hex.wantedBytes() && wanted <= width * MOST_FOR_HEX) {
        return wanted;
      }
    }
    return Math.floor(width / 2);
  }
}
