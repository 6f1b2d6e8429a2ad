package dev.endpoint.engine.layer;

/// Which protocol a peer speaks, by the first bytes it sent. Bytes are given as ISO-8859-1 text,
/// one character each.
public final class FirstWords {
  private static final int QUOTED = 60;

  private FirstWords() {}

  /// In words that fit after "sent": `a plain HTTP request`; empty for none that is known here.
  public static String recognise(String bytes) {
    return Speech.of(bytes).sent();
  }

  /// The first line, or as much of it as is worth showing, for between quotation marks.
  public static String quoted(String bytes) {
    StringBuilder quoted = new StringBuilder();
    for (char c : bytes.toCharArray()) {
      if (c == '\r' || c == '\n' || quoted.length() >= QUOTED) {
        quoted.append('…');
        break;
      }
      quoted.append(c >= ' ' && c < 0x7f ? String.valueOf(c) : String.format("\\x%02x", (int) c));
    }
    return quoted.toString();
  }
}
