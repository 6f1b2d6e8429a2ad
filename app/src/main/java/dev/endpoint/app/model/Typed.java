package dev.endpoint.app.model;

/// What came of reading the composer: bytes to send, or what is wrong and where.
public sealed interface Typed {
  record Bytes(byte[] bytes) implements Typed {}

  /// @param start index of the first character it is about
  /// @param end index after the last one
  /// @param message one sentence, with what to write instead
  record Wrong(int start, int end, String message) implements Typed {}
}
