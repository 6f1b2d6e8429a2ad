package dev.endpoint.engine.type.websocket;

/// What a peer says about extensions makes no sense; the words say why, one sentence without its
/// full stop.
final class BadExtension extends Exception {
  private static final long serialVersionUID = 1;

  BadExtension(String words) {
    super(words);
  }

  String words() {
    return String.valueOf(getMessage());
  }
}
