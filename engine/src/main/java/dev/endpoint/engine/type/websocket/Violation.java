package dev.endpoint.engine.type.websocket;

/// The peer did what it must not: the connection fails (RFC 6455, section 7.1.7). The words say
/// what, one sentence without its full stop.
final class Violation extends Exception {
  private static final long serialVersionUID = 1;

  private final int code;

  /// @param code the close code it is told
  Violation(int code, String words) {
    super(words);
    this.code = code;
  }

  /// Against the rules of framing.
  static Violation protocol(String words) {
    return new Violation(CloseCode.PROTOCOL_ERROR, words);
  }

  /// Text that is no UTF-8, or compressed data that cannot be read.
  static Violation data(String words) {
    return new Violation(CloseCode.INVALID_DATA, words);
  }

  int code() {
    return code;
  }

  String words() {
    return String.valueOf(getMessage());
  }
}
