package dev.endpoint.engine.syntax;

/// Any text at all, the empty one too.
final class TextKind implements Kind<String> {
  private final String words;

  TextKind(String words) {
    this.words = words;
  }

  @Override
  public String words() {
    return words;
  }

  @Override
  public String read(Argument argument) {
    return argument.value();
  }

  @Override
  public String write(String value) {
    return value;
  }
}
