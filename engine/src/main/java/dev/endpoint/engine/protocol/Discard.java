package dev.endpoint.engine.protocol;

import dev.endpoint.engine.transport.Protocol;
import dev.endpoint.engine.transport.Transport;
import java.nio.ByteBuffer;

/// Reads and drops everything, and closes when the peer has finished (RFC 863).
public final class Discard implements Protocol {
  private Transport transport;

  @Override
  public void connected(Transport transport) {
    this.transport = transport;
  }

  @Override
  public void received(ByteBuffer bytes) {
    bytes.position(bytes.limit());
  }

  @Override
  public void finished() {
    transport.close();
  }
}
