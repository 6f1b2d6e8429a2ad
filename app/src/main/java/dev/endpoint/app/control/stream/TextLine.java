package dev.endpoint.app.control.stream;

import dev.endpoint.engine.capture.Direction;
import dev.endpoint.engine.capture.Recording;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

/// A line of some bytes as text, for views that cut bytes otherwise than into records.
public final class TextLine {
  private static final Stamp NO_STAMP =
      new Stamp(Direction.SENT, false, 0, Stamp.UNKNOWN, Stamp.UNKNOWN, 0);

  private final TextRow row;

  private TextLine(TextRow row) {
    this.row = row;
  }

  /// How text is shown.
  ///
  /// @param columns how many characters a line has at most
  public record Style(int columns, Encoding encoding, Invisible invisible) {
    /// The bytes a line ends with.
    public byte[] lineFeed() {
      Charset charset = encoding.charset();
      return "\n".getBytes(charset);
    }
  }

  /// Breaks bytes into lines; none if there are no bytes.
  public static List<TextLine> of(byte[] bytes, Style style) {
    List<TextLine> lines = new ArrayList<>();
    if (bytes.length > 0) {
      Chunk chunk = new Chunk(record(bytes.length), bytes, 0, true);
      TextLayout layout = new TextLayout(style.columns(), style.encoding(), style.invisible());
      for (int start : layout.starts(chunk)) {
        lines.add(new TextLine(layout.row(chunk, start, NO_STAMP, TextRow.Ending.PLAIN)));
      }
    }
    return lines;
  }

  private static Recording.Record record(int length) {
    return new Recording.Record(0, Direction.SENT, 0, 0, 0, length, false, 0);
  }

  /// Where it begins in the bytes.
  public int start() {
    return row.byteAt()[0];
  }

  /// Behind its last byte.
  public int end() {
    return row.byteAt()[row.cells()];
  }

  /// What it shows, on one line.
  public String shown() {
    return row.shown();
  }

  /// Writes it.
  public Drawn draw(RowNode node, double x, double column) {
    return new Drawn(TextGeometry.drawn(node, row.segments(), x, column, Ink.TEXT));
  }

  /// Where its bytes stand now.
  public final class Drawn {
    private final TextGeometry geometry;

    private Drawn(TextGeometry geometry) {
      this.geometry = geometry;
    }

    /// Tells what lies under some of the bytes; a character that only some of them belong to counts
    /// as a whole.
    public void cover(int from, int to, RowGeometry.Cover cover) {
      int last = row.cellAt(new Place(0, to - 1));
      geometry.cover(row.cellAt(new Place(0, from)), last + 1, cover);
    }

    /// Where a byte begins.
    public double before(int at) {
      return at >= end() ? geometry.end() : geometry.caret(row.cellAt(new Place(0, at)));
    }
  }
}
