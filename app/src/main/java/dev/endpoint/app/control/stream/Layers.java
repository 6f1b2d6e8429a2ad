package dev.endpoint.app.control.stream;

/// Plain text in three layers that have the same length; see [Segment].
public final class Layers {
  private final StringBuilder normal = new StringBuilder();
  private final StringBuilder dim = new StringBuilder();
  private final StringBuilder odd = new StringBuilder();

  int length() {
    return normal.length();
  }

  public void add(Glyph.Kind kind, CharSequence text) {
    put(normal, kind == Glyph.Kind.PLAIN || kind == Glyph.Kind.FREE, text);
    put(dim, kind == Glyph.Kind.DIM, text);
    put(odd, kind == Glyph.Kind.ODD, text);
  }

  /// Fills up with blanks.
  public void pad(int length) {
    int missing = length - length();
    normal.repeat(' ', missing);
    dim.repeat(' ', missing);
    odd.repeat(' ', missing);
  }

  private static void put(StringBuilder layer, boolean here, CharSequence text) {
    if (here) {
      layer.append(text);
    } else {
      layer.repeat(' ', text.length());
    }
  }

  public String normal() {
    return normal.toString();
  }

  public String dim() {
    return trimmed(dim);
  }

  String odd() {
    return trimmed(odd);
  }

  String normalFrom(int at) {
    return normal.substring(at);
  }

  /// Everything in one string.
  String flat() {
    return flatten(normal, dim, odd);
  }

  void clear() {
    normal.setLength(0);
    dim.setLength(0);
    odd.setLength(0);
  }

  /// Takes characters off the end.
  void cut(int length) {
    normal.setLength(length);
    dim.setLength(length);
    odd.setLength(length);
  }

  static String flatten(Segment segment) {
    return flatten(segment.normal(), segment.dim(), segment.odd());
  }

  private static String flatten(CharSequence... layers) {
    StringBuilder flat = new StringBuilder(layers[0]);
    for (int layer = 1; layer < layers.length; layer++) {
      CharSequence other = layers[layer];
      while (flat.length() < other.length()) {
        flat.append(' ');
      }
      for (int i = 0; i < other.length(); i++) {
        if (other.charAt(i) != ' ') {
          flat.setCharAt(i, other.charAt(i));
        }
      }
    }
    return flat.toString();
  }

  private static String trimmed(StringBuilder layer) {
    int end = layer.length();
    while (end > 0 && layer.charAt(end - 1) == ' ') {
      end--;
    }
    return layer.substring(0, end);
  }
}
