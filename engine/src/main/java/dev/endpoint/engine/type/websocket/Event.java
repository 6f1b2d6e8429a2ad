package dev.endpoint.engine.type.websocket;

import dev.endpoint.engine.http.Printable;
import dev.endpoint.engine.transport.MessageKind;
import java.nio.ByteBuffer;

/// What came out of the peer's frames.
sealed interface Event {
  /// A whole message. The buffer is good until the next event is asked for.
  record Message(MessageKind kind, ByteBuffer bytes) implements Event {}

  record Ping(byte[] bytes) implements Event {}

  record Pong(byte[] bytes) implements Event {}

  /// A close frame.
  ///
  /// @param code [CloseCode#NONE] when it had none
  record Close(int code, String reason) implements Event {
    /// The code, what it stands for, and the peer's own words.
    String words() {
      String what = code == CloseCode.NONE ? "no code" : CloseCode.words(code);
      return reason.isEmpty() ? what : what + " “" + Printable.of(reason) + "”";
    }
  }
}
