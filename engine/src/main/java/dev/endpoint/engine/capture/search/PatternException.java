package dev.endpoint.engine.capture.search;

/// What was typed to be looked for means nothing. The message is one sentence for the user.
public final class PatternException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int start;
  private final int end;

  /// @param start index of the first character it is about
  /// @param end index after the last one
  PatternException(int start, int end, String message) {
    super(message);
    this.start = start;
    this.end = end;
  }

  public int start() {
    return start;
  }

  public int end() {
    return end;
  }
}
