package dev.endpoint.engine.transport;

import java.nio.ByteBuffer;

/// What a message is made of, on transports that keep messages apart.
public enum MessageKind {
  /// UTF-8, and nothing else.
  TEXT,
  /// Any bytes.
  BINARY;

  /// What these bytes can be sent as: text when they are UTF-8. The buffer is left as it was.
  public static MessageKind of(ByteBuffer bytes) {
    return Utf8Check.isText(bytes) ? TEXT : BINARY;
  }

  /// In lower case, for sentences.
  public String word() {
    return this == TEXT ? "text" : "binary";
  }
}
