package dev.endpoint.app.model;

/// What the composer holds.
public enum SendMode {
  TEXT("Text"),
  HEX("Hex"),
  FILE("File");

  private final String label;

  SendMode(String label) {
    this.label = label;
  }

  @Override
  public String toString() {
    return label;
  }
}
