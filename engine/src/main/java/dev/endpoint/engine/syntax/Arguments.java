package dev.endpoint.engine.syntax;

/// SKELETON: the checked values of one string.
public final class Arguments {
  public <T> T get(Option<T> option) {
    throw new UnsupportedOperationException(option.name());
  }
}
