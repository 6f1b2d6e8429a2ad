package dev.endpoint.app.control.stream;

import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// Where things stand in a row of hex: pairs of digits in groups of eight, then the same bytes as
/// characters.
///
/// @param width bytes in a full row
public record HexLayout(int width) {
  private static final int GROUP = 8;
  private static final int LEAST_DIGITS = 8;
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final char NOT_ASCII = '\u00B7';
  private static final int PICTURES = 0x2400;

  /// What can be chosen for the bytes in a row: as many as fit, or so many at most.
  public static final int BY_WIDTH = 0;

  static final List<Integer> WIDTHS = List.of(32, 24, 16, 8);

  static final List<Integer> CHOICES =
      Stream.concat(Stream.of(BY_WIDTH), WIDTHS.reversed().stream()).toList();

  static String words(Number width) {
    return width.intValue() == BY_WIDTH ? "As many as fit" : width.toString();
  }

  /// The widest layout that fits. Offsets of rows of 24 bytes are hard to read, so those are for
  /// who asks for them; and half a group, of which nothing is cut off, is for where a whole one is
  /// too wide.
  ///
  /// @param most how many bytes at most, or [#BY_WIDTH]
  public static HexLayout fitting(int columns, int offsetDigits, int most) {
    for (int width : WIDTHS) {
      boolean wanted = most == BY_WIDTH ? width != 24 : width <= most;
      if (wanted && new HexLayout(width).columns(offsetDigits) <= columns) {
        return new HexLayout(width);
      }
    }
    HexLayout group = new HexLayout(GROUP);
    return group.columns(offsetDigits) <= columns ? group : new HexLayout(GROUP / 2);
  }

  /// How many digits offsets up to `length` need; in pairs, so that the columns rarely move.
  public static int offsetDigits(long length) {
    int digits = (64 - Long.numberOfLeadingZeros(Math.max(1, length)) + 3) / 4;
    return Math.max(LEAST_DIGITS, digits + digits % 2);
  }

  public static String offset(long offset, int digits) {
    return HEX.toHexDigits(offset, digits);
  }

  /// Columns of the whole row.
  public int columns(int offsetDigits) {
    return textStart(offsetDigits) + width;
  }

  public int hexStart(int offsetDigits) {
    return offsetDigits + 2;
  }

  public int textStart(int offsetDigits) {
    return hexStart(offsetDigits) + hexColumn(width - 1) + 2 + 2;
  }

  /// Where the digits of a byte begin, counted from the first one's.
  public int hexColumn(int cell) {
    return 3 * cell + cell / GROUP;
  }

  /// The byte at a column of the hex part: each owns its digits and the blank behind them.
  int hexCell(double column) {
    for (int cell = 0; cell < width; cell++) {
      if (column < hexColumn(cell) + 2.5) {
        return cell;
      }
    }
    return width;
  }

  Layers hex(byte[] bytes) {
    Layers layers = new Layers();
    for (int i = 0; i < bytes.length; i++) {
      layers.pad(hexColumn(i));
      layers.add(bytes[i] == 0 ? Glyph.Kind.DIM : Glyph.Kind.PLAIN, HEX.toHexDigits(bytes[i]));
    }
    return layers;
  }

  Layers text(byte[] bytes) {
    Layers layers = new Layers();
    for (byte b : bytes) {
      boolean plain = b >= 0x20 && b < 0x7F;
      layers.add(plain ? Glyph.Kind.PLAIN : Glyph.Kind.DIM, Character.toString(shown(b)));
    }
    return layers;
  }

  /// What stands for a byte in the text column, always one column wide.
  public static char shown(byte b) {
    if (b < 0) {
      return NOT_ASCII;
    }
    return b == 0x7F ? PICTURES + 0x21 : b < 0x20 ? (char) (PICTURES + b) : (char) b;
  }
}
