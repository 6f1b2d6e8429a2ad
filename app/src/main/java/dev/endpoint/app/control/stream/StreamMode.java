package dev.endpoint.app.control.stream;

/// How bytes are shown.
public enum StreamMode {
  /// As a conversation in text.
  TEXT,
  HEX,
  /// Hex and text side by side.
  SPLIT
}
