package dev.endpoint.engine.type.websocket;

import org.jspecify.annotations.Nullable;

/// What a frame is (RFC 6455, section 5.2).
enum Opcode {
  CONTINUATION(0x0),
  TEXT(0x1),
  BINARY(0x2),
  CLOSE(0x8),
  PING(0x9),
  PONG(0xa);

  private final int code;

  Opcode(int code) {
    this.code = code;
  }

  int code() {
    return code;
  }

  /// Whether it is about the connection and may come between the fragments of a message.
  boolean isControl() {
    return code >= 0x8;
  }

  /// The opcode of this number; null for one that is reserved.
  static @Nullable Opcode of(int code) {
    for (Opcode opcode : values()) {
      if (opcode.code == code) {
        return opcode;
      }
    }
    return null;
  }
}
