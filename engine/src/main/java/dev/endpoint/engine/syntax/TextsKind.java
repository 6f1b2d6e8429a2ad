package dev.endpoint.engine.syntax;

import java.util.List;

/// Any number of texts; each item of the string is one.
final class TextsKind implements Kind<List<String>> {
  @Override
  public String words() {
    return "texts";
  }

  @Override
  public List<String> read(Argument argument) {
    return List.of(argument.value());
  }

  @Override
  public String write(List<String> value) {
    return String.join(":", value);
  }

  @Override
  public Object plain(List<String> value) {
    return value;
  }
}
