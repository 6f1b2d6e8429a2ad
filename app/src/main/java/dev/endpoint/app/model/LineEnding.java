package dev.endpoint.app.model;

import java.nio.charset.StandardCharsets;

/// What the composer puts after each line it sends.
public enum LineEnding {
  NONE("None", "nothing after a line", ""),
  LF("LF", "line feed, \\n: Unix", "\n"),
  CRLF("CRLF", "carriage return and line feed, \\r\\n: most Internet protocols", "\r\n"),
  CR("CR", "carriage return, \\r: modems and instruments", "\r"),
  NUL("NUL", "a zero byte, \\x00", "\0");

  private final String label;
  private final String help;
  private final String characters;

  LineEnding(String label, String help, String characters) {
    this.label = label;
    this.help = help;
    this.characters = characters;
  }

  public String label() {
    return label;
  }

  /// One line for a tooltip.
  public String help() {
    return help;
  }

  public byte[] bytes() {
    return characters.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public String toString() {
    return label;
  }
}
