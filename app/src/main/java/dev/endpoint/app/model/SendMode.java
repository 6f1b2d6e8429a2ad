package dev.endpoint.app.model;

/// What the composer holds.
public enum SendMode {
  TEXT("Text"),
  HEX("Hex"),
  FILE("File"),
  REPLAY("Replay");

  private final String label;

  SendMode(String label) {
    this.label = label;
  }

  /// Whether one writes what is sent.
  public boolean isTyped() {
    return this == TEXT || this == HEX;
  }

  @Override
  public String toString() {
    return label;
  }
}
