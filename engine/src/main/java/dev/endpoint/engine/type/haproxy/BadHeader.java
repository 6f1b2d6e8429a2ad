package dev.endpoint.engine.type.haproxy;

/// A header that must be refused, with the reason in words that fit after a colon.
final class BadHeader extends Exception {
  private static final long serialVersionUID = 1L;

  BadHeader(String reason) {
    super(reason, null, false, false);
  }

  String reason() {
    return String.valueOf(getMessage());
  }
}
