package dev.endpoint.engine.os;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/// One descriptor kept back for the moment when none is left: with it a newcomer can be accepted
/// and closed, where it would hang in the backlog, and keep the listener ready for ever. Reactor
/// thread only.
final class ReservedDescriptor {
  private @Nullable SocketChannel held;

  ReservedDescriptor() throws IOException {
    held = SocketChannel.open();
  }

  /// Accepts one connection with the reserved descriptor and closes it. Returns whether that was
  /// possible: false when somebody else has taken the descriptor before it could be reserved again,
  /// or nobody is waiting.
  boolean turnAway(ServerSocketChannel server) {
    release();
    try (SocketChannel newcomer = server.accept()) {
      return newcomer != null;
    } catch (IOException stillNone) {
      return false;
    } finally {
      hold();
    }
  }

  void close() {
    release();
  }

  private void hold() {
    try {
      held = SocketChannel.open();
    } catch (IOException stillNone) {
      held = null;
    }
  }

  private void release() {
    try {
      if (held != null) {
        held.close();
      }
    } catch (IOException e) {
      throw new AssertionError("an unconnected socket can be closed", e);
    }
    held = null;
  }
}
