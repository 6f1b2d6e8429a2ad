package dev.endpoint.engine.capture.message;

/// There is no head here.
final class NoHead extends Exception {
  private static final long serialVersionUID = 1L;

  /// @param words why, as a person would say it, without a full stop
  NoHead(String words) {
    super(words, null, false, false);
  }

  String words() {
    return String.valueOf(getMessage());
  }
}
