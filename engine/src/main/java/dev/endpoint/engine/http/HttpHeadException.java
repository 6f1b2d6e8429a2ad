package dev.endpoint.engine.http;

/// These bytes are no head of a message; the words say why, for a person.
public final class HttpHeadException extends Exception {
  private static final long serialVersionUID = 1;

  private final boolean tooLarge;

  HttpHeadException(String words) {
    this(words, false);
  }

  HttpHeadException(String words, boolean tooLarge) {
    super(words);
    this.tooLarge = tooLarge;
  }

  /// Whether it may be a head, but one over the limits (status 431).
  public boolean isTooLarge() {
    return tooLarge;
  }

  /// What is wrong, one sentence without its full stop.
  public String words() {
    return String.valueOf(getMessage());
  }
}
