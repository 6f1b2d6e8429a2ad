package dev.endpoint.engine.syntax;

/// SKELETON: one typed argument of an endpoint type.
public final class Option<T> {
  private final String name;

  Option(String name) {
    this.name = name;
  }

  public String name() {
    return name;
  }
}
