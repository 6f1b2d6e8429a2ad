package dev.endpoint.engine.protocol;

import dev.endpoint.engine.transport.MessageKind;
import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.Transport;
import java.nio.ByteBuffer;

/// Sends everything back, then closes when the peer has finished (RFC 862). It stops reading while
/// the peer does not take its echo, so its memory is bounded.
public final class Echo implements Protocol {
  private Transport transport;

  @Override
  public void connected(Transport transport) {
    this.transport = transport;
  }

  @Override
  public void received(ByteBuffer bytes) {
    transport.write(bytes);
    if (!transport.hasRoom()) {
      transport.pause();
    }
  }

  /// As the same kind of message.
  @Override
  public void message(ByteBuffer bytes, MessageKind kind) {
    transport.write(bytes, kind);
    if (!transport.hasRoom()) {
      transport.pause();
    }
  }

  @Override
  public void writable() {
    transport.resume();
  }

  @Override
  public void finished() {
    transport.close();
  }
}
