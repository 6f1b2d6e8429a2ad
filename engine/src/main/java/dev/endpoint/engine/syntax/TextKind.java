package dev.endpoint.engine.syntax;

/// Any text at all, the empty one too.
final class TextKind implements Kind<String> {
  private final String words;
  private final boolean path;

  private TextKind(String words, boolean path) {
    this.words = words;
    this.path = path;
  }

  static TextKind any() {
    return new TextKind("text", false);
  }

  static TextKind path() {
    return new TextKind("file", true);
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

  @Override
  public boolean isPath() {
    return path;
  }
}
