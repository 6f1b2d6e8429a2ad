package dev.endpoint.engine.syntax;

/// An endpoint inside another one's string, as the catalogue that knows its type read it.
public interface NestedEndpoint {
  /// What it was read from.
  Description description();

  /// In standard form, which the engine builds it from. Only when it has no error.
  String canonical();

  /// In plain words. Only when it has no error.
  String explain();

  /// Whether a listener made from it can be reached from other machines. Only when it has no error.
  boolean exposed();

  /// Reads one; what is wrong with it goes to the findings.
  @FunctionalInterface
  interface Reader {
    NestedEndpoint read(Side side, Description description, Findings findings);
  }
}
